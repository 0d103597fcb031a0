/// How far the wall clock can be trusted; the raw value is what the log keeps.
///
/// A Pi has no clock battery: until the network has set it, its clock goes on from where it was when
/// the machine was last switched off, or from 1970.
package enum ClockState: String, CaseIterable, Sendable {
  /// The system says that it is kept in step with a time server, or somebody has set it.
  case set
  /// It was taken from a clock chip with a battery at boot; nobody has confirmed it since.
  case chip
  /// It was not set when the session began; the date was worked out when it had been.
  case repaired
  /// Not known to be right: the date is at best the earliest that it can have been.
  case unset
}

extension SessionRecord {
  /// Dates before there was such a program mean that the clock had not been set; those that four
  /// digits do not hold are no dates.
  package static let plausibleWallMS: Range<Int64> = 1_577_836_800_000..<253_402_300_800_000

  /// Whether `startedAtWallMS` is a date that may be shown as one. Logs of versions that did not keep
  /// the clock's state are believed where the date is plausible.
  package var hasKnownDate: Bool {
    Self.plausibleWallMS.contains(startedAtWallMS) && clock != ClockState.unset.rawValue
  }
}

extension Sequence<SessionRecord> {
  /// When each began, by its number, in ms since 1970: of one whose clock was not set the earliest that it can
  /// have been, which is no sooner than the last known date before it. Without such a bound it is not among them.
  ///
  /// In the order in which they were logged.
  package var earliestWallMS: [Int64: Int64] {
    var found: [Int64: Int64] = [:]
    var latest: Int64?
    for record in self {
      let isPlausible = SessionRecord.plausibleWallMS.contains(record.startedAtWallMS)
      let own = isPlausible ? record.startedAtWallMS : nil
      if record.hasKnownDate {
        latest = Swift.max(latest ?? record.startedAtWallMS, record.startedAtWallMS)
        found[record.id] = own
      } else {
        found[record.id] = [own, latest].compactMap { $0 }.max()
      }
    }
    return found
  }
}
