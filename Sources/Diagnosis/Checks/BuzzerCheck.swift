/// Whether there is something that can sound, and whether it stops.
enum BuzzerCheck {
  static func findings(_ buzzer: BuzzerEvidence, settingsFile: String) -> [Finding] {
    var found: [Finding]
    switch buzzer.output {
    case .none, .log:
      let kind = buzzer.output == .none ? "none" : "log"
      return [
        Finding(
          .output, .buzzer, .warn, .words(kind),
          kind == "none" ? "nothing will sound" : "edges are written down, nothing will sound",
          mend: "in \(settingsFile) set buzzer.kind: gpio (or pwm) and buzzer.line; README, Wiring")
      ]
    case .gpio(let line): found = LineCheck.findings(line, settingsFile: settingsFile)
    case .pwm(let channel): found = pwm(channel)
    }
    if found.contains(where: { $0.grade == .fail }) { return found }
    found.append(delay(buzzer.spinUpMS))
    if let hearing = buzzer.hearing { found.append(heard(hearing)) }
    return found
  }

  private static func pwm(_ channel: BuzzerEvidence.PWM) -> [Finding] {
    if let refusal = channel.refusal { return [LineCheck.refused(refusal)] }
    return [
      Finding(
        .output, .buzzer, .pass, .words("pwm"),
        "\(channel.address), \(channel.frequencyHz) Hz"),
      Finding(
        .afterCrash, .buzzer, .pass, .words("--silence"),
        "the kernel keeps a tone when its process dies; the service runs hinged --silence"),
    ]
  }

  /// What a motor needs to start is part of the time from back to wearer.
  private static func delay(_ milliseconds: Int) -> Finding {
    let value = FindingValue.number(Double(milliseconds), .milliseconds, places: 0)
    if milliseconds <= 50 {
      return Finding(
        .delay, .buzzer, .pass, value,
        milliseconds == 0 ? "buzzer.spin_up_ms" : "buzzer.spin_up_ms: felt so much later")
    }
    return Finding(
      .delay, .buzzer, .warn, value, "buzzer.spin_up_ms: felt so much later than a buzzer is heard",
      mend: "take a motor that starts faster, or a buzzer")
  }

  private static func heard(_ hearing: BuzzerEvidence.Hearing) -> Finding {
    switch hearing {
    case .heard: Finding(.heard, .buzzer, .pass, .words("heard"))
    case .notAsked:
      Finding(.heard, .buzzer, .pass, .words("sounded"), "two pulses; nobody was there to be asked")
    case .notHeard:
      Finding(
        .heard, .buzzer, .fail, .words("not heard"), "the line was driven and nobody heard it",
        mend: "check transistor, diode and polarity (README, Wiring); a passive piezo needs "
          + "buzzer.kind: pwm, a low-level module buzzer.active_low: true")
    }
  }
}
