package import HingeCore

/// How often one address may change something: so many at once, and then one after each pause. Its memory is
/// bounded, however many addresses come.
package struct WriteLimit: Equatable, Sendable {
  /// A set is entered in some ten taps.
  package static let burst = 20
  package static let pause = TimeSpan(milliseconds: 1000)
  /// The one that was heard of longest ago makes room.
  package static let maximumAddresses = 64
  private var entries: [Entry] = []

  private struct Entry: Equatable, Sendable {
    var address: String
    /// When all of the burst may be used again.
    var full: Timestamp
  }

  package init() {}

  /// Counts one that is asked for. nil: it may be done; else whole seconds until the next may.
  package mutating func take(_ address: String, at now: Timestamp) -> Int? {
    entries.removeAll { $0.full <= now }
    let place = entries.firstIndex { $0.address == address }
    let before = place.map { entries[$0].full } ?? now
    let after = before.advanced(by: Self.pause)
    let most = Self.pause.microseconds * Int64(Self.burst)
    let excess = after.since(now).microseconds - most
    if excess > 0 { return Int((excess + 999_999) / 1_000_000) }
    if let place { entries.remove(at: place) }
    if entries.count >= Self.maximumAddresses { entries.removeFirst() }
    entries.append(Entry(address: address, full: after))
    return nil
  }
}
