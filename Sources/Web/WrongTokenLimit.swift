package import HingeCore

/// How many wrong tokens one address may show: so many within a minute, then none is looked at until the
/// minute is over. Its memory is bounded, however many addresses come.
package struct WrongTokenLimit: Equatable, Sendable {
  package static let window = TimeSpan(milliseconds: 60_000)
  /// Addresses that are remembered; the one that came first makes room.
  package static let maximumAddresses = 64
  private let allowed: Int
  private var entries: [Entry] = []

  private struct Entry: Equatable, Sendable {
    var address: String
    var began: Timestamp
    var count: Int
  }

  package init(allowed: Int) { self.allowed = allowed }

  /// Whole seconds until `address` is listened to again; nil: it is.
  package mutating func wait(_ address: String, at now: Timestamp) -> Int? {
    entries.removeAll { now.since($0.began) >= Self.window }
    guard let entry = entries.first(where: { $0.address == address }), entry.count >= allowed else {
      return nil
    }
    let left = entry.began.advanced(by: Self.window).since(now)
    return Int((left.microseconds + 999_999) / 1_000_000)
  }

  /// Counts a wrong one.
  package mutating func count(_ address: String, at now: Timestamp) {
    if let place = entries.firstIndex(where: { $0.address == address }) {
      entries[place].count += 1
      return
    }
    if entries.count >= Self.maximumAddresses { entries.removeFirst() }
    entries.append(Entry(address: address, began: now, count: 1))
  }
}
