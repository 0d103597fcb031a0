/// What an alert is about. Tokens are those of the contract: files and other programs know them.
package enum AlertKind: UInt8, BitwiseCopyable, Sendable {
  case rounding
  /// Already beyond the warning limit before the pull.
  case setup
  /// Behind the wearer's own standing posture at lockout.
  case hyperextension
  /// Peak flexion grows over the set.
  case creep
  /// Lowered faster than the chosen tempo.
  case tempo
  case stopSet
  /// A sensor is lost.
  case sensor
  /// The posture no longer fits the calibration.
  case recalibrate

  package var token: StaticString {
    switch self {
    case .rounding: "rounding"
    case .setup: "setup"
    case .hyperextension: "hyperextension"
    case .creep: "creep"
    case .tempo: "tempo"
    case .stopSet: "stop_set"
    case .sensor: "sensor"
    case .recalibrate: "recalibrate"
    }
  }
}

/// How grave: a warning ticks, an alarm buzzes.
package enum AlertGrade: UInt8, BitwiseCopyable, Sendable {
  case warn
  case alarm

  /// 1 and 2: graver is more, and 0 is left for "none".
  var rank: UInt8 { self == .alarm ? 2 : 1 }

  package var token: StaticString {
    switch self {
    case .warn: "warn"
    case .alarm: "alarm"
    }
  }
}

/// A condition that was raised. `sounded` says whether the feedback mode let the buzzer speak.
package struct Alert: BitwiseCopyable, Sendable {
  /// When the condition was raised, on the sample clock.
  package var time: Timestamp
  package var kind: AlertKind
  package var grade: AlertGrade
  package var sounded: Bool
  /// 0 outside a set.
  package var setNumber: Int32
}

/// Whether conditions sound; they are recorded in every mode.
package enum FeedbackMode: UInt8, BitwiseCopyable, Sendable {
  /// Conditions are recorded, nothing sounds but a lost sensor.
  case silent
  /// Sounds in the first two sets, then in every second one; all of them again after two alarmed
  /// reps in a row.
  case faded
  case full

  package var token: StaticString {
    switch self {
    case .silent: "silent"
    case .faded: "faded"
    case .full: "full"
    }
  }
}
