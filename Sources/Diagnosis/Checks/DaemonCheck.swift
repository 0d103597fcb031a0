/// Whether hinged has the bus. While it does nobody else touches it, and what it says of itself stands
/// for what would be measured.
enum DaemonCheck {
  static func findings(_ presence: DaemonPresence) -> [Finding] {
    switch presence {
    case .notRunning:
      [Finding(.daemon, .daemon, .pass, .words("not running"), "the bus is free to be looked at")]
    case .unclear(let sentence):
      [
        Finding(
          .daemon, .daemon, .fail, .words("no answer"),
          "\(sentence) The bus was left alone, since it may be in use.",
          mend: "sudo systemctl stop hinged; hinge doctor")
      ]
    case .running(let daemon): findings(daemon)
    }
  }

  private static func findings(_ daemon: DaemonEvidence) -> [Finding] {
    let full = "sudo systemctl stop hinged; hinge doctor; sudo systemctl start hinged"
    var found = [
      Finding(
        .daemon, .daemon, daemon.isWell ? .pass : .fail, .words(daemon.state),
        "hinged has the bus (\(daemon.source)), so doctor left it alone; the full check: \(full)",
        mend: daemon.isWell ? nil : full)
    ]
    let rate = daemon.rateHz.map { " at \(DecimalFigure.text($0, places: 1)) Hz" } ?? ""
    // A belt that works has made samples after a few seconds.
    let isSilent = daemon.samples == 0 && daemon.uptimeS >= 5
    found.append(
      Finding(
        .samples, .daemon, isSilent ? .fail : .pass,
        .words("\(daemon.samples)"),
        isSilent ? "none in \(daemon.uptimeS) s" : "in \(daemon.uptimeS) s\(rate)",
        mend: isSilent ? full : nil))
    let list = daemon.faults.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    found.append(
      Finding(
        .faults, .daemon, list.isEmpty ? .pass : .warn, .words(list.isEmpty ? "none" : list),
        list.isEmpty ? "" : "counted since it started", mend: list.isEmpty ? nil : full))
    return found
  }
}
