package import HingeCore

/// Something worth telling that happened between a sensor and the driver.
package struct LinkEvent: Equatable, BitwiseCopyable, Sendable {
  package var time: Timestamp
  /// 1 sacrum, 2 thorax.
  package var sensor: Int32
  package var kind: Kind
  /// See `kind`.
  package var detail: Int32

  package init(time: Timestamp, sensor: Int32, kind: Kind, detail: Int32 = 0) {
    self.time = time
    self.sensor = sensor
    self.kind = kind
    self.detail = detail
  }

  package enum Kind: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// Transactions fail; detail: errno.
    case busFailed
    /// It answers as another chip; detail: what it said.
    case otherIdentity
    /// A register does not hold what was written: it was reset; detail: bank times 256 + register.
    case registerChanged
    /// A register did not take what was written; detail as above.
    case notTaken
    /// It answers and makes no samples.
    case silent
    /// The same counts over and over.
    case frozen
    /// Its FIFO was emptied; detail: `FIFOFault`.
    case streamCut
    /// Samples are missing, by the chip's own count.
    case samplesLost
    /// Transfers fail now and then and are made good; detail: permille of the last 10 s.
    case unsteady
    /// Good data again; detail: ms without.
    case recovered

    /// As in the log's faults.
    package var token: StaticString {
      switch self {
      case .busFailed: "bus_failed"
      case .otherIdentity: "other_identity"
      case .registerChanged: "register_changed"
      case .notTaken: "register_not_taken"
      case .silent: "no_samples"
      case .frozen: "sensor_frozen"
      case .streamCut: "fifo_reset"
      case .samplesLost: "samples_lost"
      case .unsteady: "bus_unsteady"
      case .recovered: "sensor_recovered"
      }
    }
  }
}

/// The events of one service round, at most eight; more are counted.
package struct LinkEvents: BitwiseCopyable, Sendable {
  private var slots = InlineArray<8, LinkEvent?>(repeating: nil)
  package private(set) var count = 0
  package private(set) var dropped: Int64 = 0

  package init() {}

  package subscript(index: Int) -> LinkEvent? { index >= 0 && index < count ? slots[index] : nil }

  package mutating func add(_ event: LinkEvent) {
    if count < 8 {
      slots[count] = event
      count &+= 1
    } else {
      dropped &+= 1
    }
  }

  package mutating func removeAll() { count = 0 }
}
