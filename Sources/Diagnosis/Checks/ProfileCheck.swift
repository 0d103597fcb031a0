/// Whether the wearer is calibrated, for this style and these sensors.
enum ProfileCheck {
  /// A body and a belt change; a year is when to ask again.
  static let oldDays = 365

  /// - Parameters:
  ///   - isWorn: a daemon runs, and has one that it could use.
  ///   - awaits: a daemon runs, and has none.
  static func findings(
    _ profile: ProfileEvidence, isWorn: Bool, awaits: Bool = false
  ) -> [Finding] {
    let command =
      "hinge calibrate --recordings DIR --style \(profile.style) --out \(profile.path) "
      + "(Calibration/README.md)"
    let again = profile.hasButton ? "hold the button for 5 s, or \(command)" : command
    func one(_ grade: Grade, _ value: String, _ reason: String, mend: String? = nil) -> Finding {
      Finding(.profile, .profile, grade, .words(value), reason, mend: mend)
    }
    switch profile.state {
    case .missing:
      let reason = "there is no \(profile.path)"
      if isWorn { return [one(.pass, "none here", "\(reason); hinged was given another")] }
      if awaits {
        return [
          one(.warn, "none", "\(reason); hinged waits for it", mend: "hinge calibrate --guided")
        ]
      }
      return [one(profile.hasButton ? .warn : .fail, "none", reason, mend: again)]
    case .unreadable(let sentence):
      return [
        one(
          isWorn ? .warn : .fail, "unreadable", sentence,
          mend: "sudo chgrp hinged \(profile.path); sudo chmod g+r \(profile.path)")
      ]
    case .invalid(let sentence): return [one(.fail, "broken", sentence, mend: again)]
    case .read(let content): return read(profile, content, again)
    }
  }

  private static func read(
    _ profile: ProfileEvidence, _ content: ProfileEvidence.Content, _ again: String
  ) -> [Finding] {
    var found: [Finding] = []
    func add(
      _ check: Check, _ grade: Grade, _ value: String, _ reason: String, mend: String? = nil
    ) {
      found.append(Finding(check, .profile, grade, .words(value), reason, mend: mend))
    }
    let who = "\(content.lifter), \(content.style)"
    if content.style != profile.style {
      add(
        .profile, .fail, who, "\(profile.path) is for another style than lifter.style", mend: again)
    } else if content.isSynthetic {
      add(
        .profile, .warn, who, "made from SIMULATED recordings: not a person's", mend: again)
    } else {
      add(.profile, .pass, who, "grade \(content.grade)")
    }
    if let reason = content.abstained {
      add(.rounding, .warn, "not judged", reason, mend: again)
    } else {
      add(.rounding, .pass, "judged", "")
    }
    found.append(sensors(profile, content, again))
    guard let days = content.ageDays else { return found }
    let value = FindingValue.number(Double(days), .days, places: 0)
    found.append(
      days > oldDays
        ? Finding(.age, .profile, .warn, value, "older than a year", mend: again)
        : Finding(.age, .profile, .pass, value))
    return found
  }

  private static func sensors(
    _ profile: ProfileEvidence, _ content: ProfileEvidence.Content, _ again: String
  ) -> Finding {
    let value = FindingValue.words("\(content.sensors)")
    let named = "sensors.addresses names \(profile.sensors)"
    if content.sensors == profile.sensors {
      return Finding(.sensors, .profile, .pass, value, named)
    }
    if content.sensors > profile.sensors {
      return Finding(
        .sensors, .profile, .fail, value, "it needs \(content.sensors), \(named)",
        mend: "name the other one in sensors.addresses, or \(again)")
    }
    return Finding(
      .sensors, .profile, .warn, value, "\(named): the second is not used",
      mend: "name one in sensors.addresses, or \(again)")
  }
}
