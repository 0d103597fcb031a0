import LinuxIO
import RepLog
import Training

/// The wall clock as it concerns the log: which date a session gets when it is begun, and when the
/// dates of this boot can be put right.
struct SessionClock {
  private var watch = ClockWatch(plausibleMS: SessionRecord.plausibleWallMS)
  private let bootID: String
  private let read: () -> ClockReading
  private var nextLookMS: Int64 = .min

  private static let pauseMS: Int64 = 2000

  init(bootID: String, read: @escaping () -> ClockReading = { ClockReading.now() }) {
    self.bootID = bootID
    self.read = read
  }

  var isSet: Bool { watch.trust != .none }

  /// What the dates of this boot are to be put right by, when that has just become known. Looks every
  /// two seconds, and no more once the clock is set.
  mutating func look(nowMS: Int64) -> ClockFix? {
    if watch.trust == .set || nowMS < nextLookMS { return nil }
    nextLookMS = nowMS &+ Self.pauseMS
    let reading = read()
    guard watch.take(reading) else { return nil }
    return ClockFix(bootID: bootID, wallMS: reading.wallMS, bootMS: reading.bootMS)
  }

  /// The session with the date that it had, as far as that is known now: it may have begun long before
  /// there was anything to log of it.
  func dated(_ session: SessionRecord) -> SessionRecord {
    var session = session
    switch watch.trust {
    case .none: session.clock = ClockState.unset.rawValue
    case .chip: session.clock = ClockState.chip.rawValue
    case .set:
      session.clock = ClockState.set.rawValue
      if let last = watch.last, let began = session.startedAtBootMS {
        session.startedAtWallMS = last.wallMS &- (last.bootMS &- began)
      }
    }
    return session
  }
}
