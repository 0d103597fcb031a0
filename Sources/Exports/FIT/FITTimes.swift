import Foundation

/// A session's times as FIT counts them: whole seconds since the end of 1989.
struct FITTimes {
  let start: UInt32
  let end: UInt32
  let localEnd: UInt32
  let lengthMS: UInt32

  /// Nil where the dates are beyond what 32 bits hold.
  init?(_ session: CountedSession, zone: TimeZone) {
    // Sets that a damaged log puts behind the end are part of it all the same.
    let endMS = max(session.moments.endWallMS, session.sets.map(\.endWallMS).max() ?? 0)
    let offset = CivilTime.offset(at: CivilTime.seconds(endMS), in: zone) * 1000
    guard let start = Self.time(session.moments.startWallMS), let end = Self.time(endMS),
      let localEnd = Self.time(endMS + offset)
    else { return nil }
    (self.start, self.end, self.localEnd) = (start, end, localEnd)
    lengthMS = UInt32(clamping: endMS - session.moments.startWallMS)
  }

  /// Toward the past; nil before 1989-12-31 and after 2126.
  static func time(_ wallMS: Int64) -> UInt32? {
    let seconds = CivilTime.seconds(wallMS) - FITActivity.epoch
    // Times below this are seconds since the device was switched on, and all ones are unknown.
    return (0x1000_0000..<0xFFFF_FFFF).contains(seconds) ? UInt32(seconds) : nil
  }
}
