package import HingeCore
package import IMU

/// What was learnt about one of the worn sensors.
package struct SensorEvidence: Sendable {
  package var name: SensorName
  package var bus: String
  package var identity: Identity
  /// What answered at addresses that the settings do not name; looked for only where this one is silent.
  package var others: [Neighbor] = []
  /// nil where it could not be run.
  package var run: RunEvidence?

  package init(name: SensorName, bus: String, identity: Identity) {
    self.name = name
    self.bus = bus
    self.identity = identity
  }

  package enum Identity: Sendable {
    /// - isAssumed: nobody knows it, the settings say what it is to be run as.
    case chip(name: String, identity: UInt8, isAssumed: Bool)
    case refused(name: String, reason: String)
    /// - isSilence: the value is what a bus without a chip gives.
    case unknown(UInt8)
    /// It could not be asked: what happened, and what to do.
    case failed(BusError.Kind, what: String, act: String)
    /// A driver of the kernel has it.
    case held(driver: String?)
    /// `sensors.assume` names none that it could be run as.
    case assumesNothing(String, known: [String])
  }

  /// A chip at an address that is not in the settings.
  package struct Neighbor: Equatable, Sendable {
    package var address: UInt8
    package var name: String
    package var isUsable: Bool

    package init(address: UInt8, name: String, isUsable: Bool) {
      self.address = address
      self.name = name
      self.isUsable = isUsable
    }
  }
}

/// What one sensor did while it was run.
package struct RunEvidence: Sendable {
  package var chip: String
  /// Of the data sheet, Hz.
  package var nominalHz: Double
  package var registers: Int
  /// Start-up to the first sample; nil where there was none.
  package var startTime: TimeSpan?
  /// Samples in the time that was measured.
  package var samples: Int64 = 0
  /// As counted against the host's clock; nil where there were too few.
  package var measuredHz: Double?
  package var gaps = 0
  package var missing: Int64 = 0
  package var transfers: Int64 = 0
  package var failed: Int64 = 0
  /// What happened, from the first step of its start-up on.
  package var events: [LinkEvent] = []
  package var still: StillStatistics?
  package var milliCelsius: Int32?
  /// Measured a second time, since it moved in the first.
  package var isRepeated = false

  package init(chip: String, nominalHz: Double, registers: Int) {
    self.chip = chip
    self.nominalHz = nominalHz
    self.registers = registers
  }

  /// How often something happened.
  func count(_ kind: LinkEvent.Kind) -> Int { events.count { $0.kind == kind } }
  func first(_ kind: LinkEvent.Kind) -> LinkEvent? { events.first { $0.kind == kind } }
}
