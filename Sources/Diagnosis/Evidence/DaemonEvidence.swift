/// What the daemon says of itself while it runs and has the bus.
package struct DaemonEvidence: Equatable, Sendable {
  package var state: String
  package var isWell: Bool
  package var source: String
  package var samples: Int64
  package var rateHz: Double?
  package var uptimeS: Int64
  /// What it counted, by name; only what is not zero.
  package var faults: [Fault]
  /// The log that it writes, and what is wrong with that; nil: nothing, or not said.
  package var logPath: String?
  package var logError: String?
  /// Nobody's profile is worn: it waits to be made.
  package var awaitsCalibration = false

  package struct Fault: Equatable, Sendable {
    package var name: String
    package var count: Int64

    package init(name: String, count: Int64) {
      self.name = name
      self.count = count
    }
  }

  package init(
    state: String, isWell: Bool, source: String, samples: Int64, rateHz: Double?, uptimeS: Int64,
    faults: [Fault]
  ) {
    self.state = state
    self.isWell = isWell
    self.source = source
    self.samples = samples
    self.rateHz = rateHz
    self.uptimeS = uptimeS
    self.faults = faults
  }
}

/// Whether there is a daemon.
package enum DaemonPresence: Equatable, Sendable {
  case notRunning
  case running(DaemonEvidence)
  /// Something listens and can't be asked: its sentence.
  case unclear(String)
}
