/// One line of a diagnosis: what was looked at, how it is, why, and what mends it.
package struct Finding: Equatable, Sendable {
  package let check: Check
  package let subject: Subject
  package let grade: Grade
  package let value: FindingValue
  /// Why it is so, in a few words; empty where the value says all.
  package let reason: String
  /// The command or the act that mends it; nil where nothing needs to be mended.
  package let mend: String?

  package init(
    _ check: Check, _ subject: Subject, _ grade: Grade, _ value: FindingValue,
    _ reason: String = "",
    mend: String? = nil
  ) {
    self.check = check
    self.subject = subject
    self.grade = grade
    self.value = value
    self.reason = reason
    self.mend = mend
  }
}

package enum Grade: String, CaseIterable, Comparable, Sendable {
  case pass
  case warn
  case fail

  package static func < (a: Grade, b: Grade) -> Bool { a.exitCode < b.exitCode }

  /// What `hinge doctor` ends with where this is the worst.
  package var exitCode: Int32 {
    switch self {
    case .pass: 0
    case .warn: 1
    case .fail: 2
    }
  }
}

/// What a finding is about.
package enum Subject: Hashable, Sendable {
  case daemon
  /// An I2C bus by its path.
  case bus(String)
  case sensor(SensorName)
  /// All worn sensors together.
  case belt
  case buzzer
  case settings
  /// The wearer's calibration.
  case profile
  case log
  /// How the daemon is installed, and who may use it.
  case service
  /// Clock, supply, heat.
  case machine
}

/// Which of the worn sensors.
package struct SensorName: Hashable, Sendable {
  /// 1 sacrum, 2 T12.
  package let number: Int
  /// 7 bits.
  package let address: UInt8

  package init(number: Int, address: UInt8) {
    self.number = number
    self.address = address
  }
}

/// What is looked at; the raw value is the token in JSON, and never changes.
package enum Check: String, CaseIterable, Sendable {
  case daemon
  case samples
  case faults
  case bus
  case permission
  case speed
  case chip
  case setup
  case rate
  case transfers
  case gaps
  case still
  case gravity
  case up
  case accelNoise = "accel_noise"
  case gyroNoise = "gyro_noise"
  case gyroBias = "gyro_bias"
  case temperature
  case together
  case output
  case pin
  case delay
  case afterCrash = "after_crash"
  case heard
  case settings
  case daemonReads = "daemon_reads"
  case environment
  case profile
  case rounding
  case sensors
  case age
  case log
  case writing
  case size
  case room
  case unit
  case enabled
  case active
  case group
  case clock
  case power
  case heat

  /// As people read it.
  package var words: String { rawValue.replacing("_", with: " ") }
}
