/// Whether sessions get the right date.
enum ClockCheck {
  static func findings(_ clock: ClockEvidence) -> [Finding] {
    let mend =
      "connect it to a network for a minute (timedatectl says when it is synchronized), or sudo "
      + "timedatectl set-ntp false; sudo timedatectl set-time 'YYYY-MM-DD HH:MM'"
    func one(_ grade: Grade, _ value: String, _ reason: String) -> Finding {
      Finding(
        .clock, .machine, grade, .words(value), reason, mend: grade == .pass ? nil : mend)
    }
    if let newest = clock.newestSessionMS, newest > clock.nowMS {
      return [one(.warn, "behind", "it is earlier than the last session in the log")]
    }
    switch clock.isSynchronized {
    case true: return [one(.pass, "right", "synchronized with the network")]
    // A container, or a kernel that does not tell: nothing to say.
    case nil: return []
    default: break
    }
    if clock.hasBattery {
      return [one(.pass, "by battery", "not synchronized; a clock chip keeps it")]
    }
    return [
      one(
        .warn, "not set", "not synchronized and without a battery: sessions may get a wrong date")
    ]
  }
}
