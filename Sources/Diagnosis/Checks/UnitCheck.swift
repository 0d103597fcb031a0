/// Whether the daemon comes up with the machine, and is up.
enum UnitCheck {
  static func findings(_ evidence: UnitEvidence) -> [Finding] {
    switch evidence {
    case .noManager:
      return [one(.unit, .pass, "none", "no systemd here: hinged is started by hand")]
    case .unclear(let sentence):
      return [one(.unit, .warn, "no answer", sentence, mend: "systemctl status hinged")]
    case .told(let unit): return told(unit)
    }
  }

  private static func told(_ unit: UnitEvidence.Unit) -> [Finding] {
    switch unit.load {
    case "loaded": return [one(.unit, .pass, "installed", "hinged.service"), boot(unit), now(unit)]
    case "not-found":
      return unit.isInstalled
        ? [
          one(
            .unit, .warn, "not installed", "settings or a log are, and no hinged.service",
            mend: "sudo make install; sudo systemctl daemon-reload")
        ]
        : [
          one(
            .unit, .pass, "none", "hinged is started by hand; sudo make install makes it a service")
        ]
    case "masked":
      return [
        one(
          .unit, .warn, "masked", "nothing can start it",
          mend: "sudo systemctl unmask hinged; sudo systemctl enable --now hinged")
      ]
    default:
      return [
        one(
          .unit, .fail, unit.load, "systemd can't use hinged.service",
          mend: "systemd-analyze verify hinged.service says why")
      ]
    }
  }

  private static func boot(_ unit: UnitEvidence.Unit) -> Finding {
    switch unit.file {
    case "disabled":
      one(
        .enabled, .warn, "no", "it does not start with the machine",
        mend: "sudo systemctl enable hinged")
    default: one(.enabled, .pass, "yes", unit.file == "enabled" ? "" : unit.file)
    }
  }

  private static func now(_ unit: UnitEvidence.Unit) -> Finding {
    let logs = "journalctl -u hinged -n 20 says why; then sudo systemctl restart hinged"
    switch (unit.active, unit.sub) {
    case ("active", _):
      let count = unit.restarts
      return one(
        .active, .pass, "running",
        count == 0 ? "" : "started again by itself \(count) time\(count == 1 ? "" : "s")")
    case ("failed", _):
      return one(.active, .fail, "failed", "ended with \(unit.result)", mend: logs)
    case ("activating", "auto-restart"):
      return one(
        .active, .fail, "restarting", "ended with \(unit.result), \(unit.restarts) times",
        mend: logs)
    // Whoever runs the full check has stopped it for that.
    case ("inactive", _):
      return one(.active, .pass, "stopped", "sudo systemctl start hinged starts it")
    default: return one(.active, .pass, unit.active, unit.sub)
    }
  }

  private static func one(
    _ check: Check, _ grade: Grade, _ value: String, _ reason: String, mend: String? = nil
  ) -> Finding {
    Finding(check, .service, grade, .words(value), reason, mend: mend)
  }
}
