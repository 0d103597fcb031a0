// The other half of the table: what people are told of each sound.
extension BuzzerSound {
  /// What it means, as a row of `docs/buzzer.md` and of `hinge buzz --list` has it.
  package var meaning: String {
    switch self {
    case .alarm: "Your back rounds beyond the alarm limit: set the bar down."
    case .warning: "Your back rounds beyond the warning limit."
    case .setup: "Rounded already at the bar, before the pull: set up again."
    case .hyperextension: "You lean back at lockout: stand tall, no further."
    case .creep: "Rounding grows from rep to rep."
    case .tempo: "Lowered faster than `limits.tempo_min_eccentric_ms`."
    case .stopSet: "This set has gone far enough: end it."
    case .sensorLost: "A sensor is lost: nothing is watched until it is back. Sounds in every mode."
    case .recalibrate: "The belt sits otherwise than when it was calibrated."
    case .setEnd: "The set is over, and counted."
    case .holdStart: "A hold has begun: from here on it is timed and watched."
    case .holdLost: "The hold is beyond a limit: go back to how you began it."
    case .holdDone: "The length that was chosen for the hold is reached."
    case .tick:
      "Understood. In a calibration or mobility check: go on to the next part of the movement."
    case .end: "Muted. In a calibration or mobility check: the step is over, rest."
    case .accepted: "Accepted: the tare, the calibration, or the mobility check."
    case .refused: "Refused or given up: nothing has changed."
    case .stepOne: "Calibration, step 1 comes: stand upright and still."
    case .stepTwo:
      "Calibration, step 2 comes: three hinges from the hips with a neutral back. Mobility check: it comes."
    case .stepThree: "Calibration, step 3 comes: three reps of your style."
    case .stepFour: "Calibration, step 4 comes: hinge and round your back fully, twice."
    case .begin: "Calibration or mobility check: it begins now, stand upright."
    case .pace: "Tempo: the next part of the rep begins."
    case .paceRep: "Tempo: a rep begins, lower now."
    case .restOver: "The rest of `rest.seconds` is over."
    }
  }

  /// Its times: on, and in brackets off, ms.
  package var timesText: String {
    let steps = stepsMS
    var parts: [String] = []
    for index in 0..<12 where steps[index] > 0 {
      parts.append(index & 1 == 0 ? "\(steps[index])" : "(\(steps[index]))")
    }
    return parts.joined(separator: " ") + (repeats ? " …" : "")
  }
}
