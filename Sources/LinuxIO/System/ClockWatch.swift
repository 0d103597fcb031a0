/// Follows the wall clock against the time since boot, and says from when on it can be trusted.
///
/// It can once a time server keeps it in step, or once it has jumped while none did: then somebody or
/// something has set it. Pure: readings are handed in.
package struct ClockWatch: Sendable {
  package enum Trust: Sendable {
    case none
    /// Taken from a clock chip at boot.
    case chip
    case set
  }

  package private(set) var trust = Trust.none
  /// The newest reading.
  package private(set) var last: ClockReading?
  private let plausibleMS: Range<Int64>

  /// A step of more than this is a setting of the clock, no slewing: no clock drifts by so much
  /// between two readings.
  package static let jumpMS: Int64 = 2000

  /// `plausibleMS`: wall times outside it are never right.
  package init(plausibleMS: Range<Int64>) { self.plausibleMS = plausibleMS }

  /// True when the clock has just become trustworthy:
  /// dates that were not known can be worked out from this reading.
  package mutating func take(_ reading: ClockReading) -> Bool {
    defer { last = reading }
    guard plausibleMS.contains(reading.wallMS) else {
      trust = .none
      return false
    }
    let wasSet = trust == .set
    if reading.isSynchronized == true || hasJumped(to: reading) {
      trust = .set
    } else if trust == .none && reading.hasChip {
      trust = .chip
    }
    return trust == .set && !wasSet
  }

  private func hasJumped(to reading: ClockReading) -> Bool {
    guard let last else { return false }
    let (wall, overflow) = reading.wallMS.subtractingReportingOverflow(last.wallMS)
    let (jump, overflow2) = wall.subtractingReportingOverflow(reading.bootMS &- last.bootMS)
    return overflow || overflow2 || jump.magnitude > UInt64(Self.jumpMS)
  }
}
