import HingeCore

/// How many samples a second a sensor makes, told from how many there were at each look at its FIFO. The
/// driver's own clock is no judge of that: it takes no part for more than 10 % off.
struct RateCount {
  /// The first look of a stretch without a loss.
  private var since: Timestamp?
  private var last: Timestamp?
  private var pending: Int64 = 0
  private var samples: Int64 = 0
  private var time: Int64 = 0

  /// Fewer tell nothing: one look more or less would be a percent and more.
  private static let fewest: Int64 = 100

  /// - Parameter look: when the FIFO was asked how much is in it.
  mutating func add(_ count: Int64, at look: Timestamp) {
    if count == 0 { return }
    guard since != nil else {
      // What waited at the first look was made before it.
      since = look
      last = look
      return
    }
    pending += count
    last = look
  }

  /// Samples were lost: what comes now is another stretch.
  mutating func cut() {
    if let since, let last {
      samples += pending
      time += last.since(since).microseconds
    }
    since = nil
    last = nil
    pending = 0
  }

  var hertz: Double? {
    var whole = self
    whole.cut()
    guard whole.samples >= Self.fewest, whole.time > 0 else { return nil }
    return Double(whole.samples) * 1_000_000 / Double(whole.time)
  }
}
