package import LinuxIO
package import Recording
package import RepLog
package import Settings
package import Simulation

/// The one sentence with which a program gives up, and the exit code that goes with it.
///
/// 64 usage · 65 bad or refused data · 69 sensor or service unavailable · 70 our own bug ·
/// 74 input/output · 78 configuration.
package struct Problem: Error, CustomStringConvertible, Equatable {
  package let description: String
  package let exitCode: Int32

  package init(_ description: String, exitCode: Int32) {
    self.description = description
    self.exitCode = exitCode
  }

  package init(_ error: RecordingError) {
    self.init(error.description, exitCode: error.exitCode)
  }
  package init(_ error: ProfileError) { self.init(error.description, exitCode: error.exitCode) }
  package init(_ error: FileError) { self.init(error.description, exitCode: 74) }
  package init(_ error: RepLogError) { self.init("\(error)", exitCode: error.exitCode) }
  package init(_ error: ConfigurationError) { self.init(error.description, exitCode: 78) }
  package init(_ error: StandardPathsError) { self.init(error.description, exitCode: 78) }
  package init(_ error: SimulationError) { self.init("\(error)", exitCode: 64) }
}
