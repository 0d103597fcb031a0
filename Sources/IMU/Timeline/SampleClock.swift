package import HingeCore

/// When each of a chip's samples was taken, told from how many there are and when that was asked.
///
/// The sample count is the clock: a chip makes samples evenly, the host asks when it gets round to
/// it. What is known at each look is an interval: the newest of `total` samples was there when the
/// status was read, the next one was not. From two looks follow bounds of the period, from each look
/// bounds of the phase; both are kept as intervals, so that a late or preempted host widens a bound
/// and never shifts an estimate.
///
/// Times are published in order, never step back, and slew by at most 0.5 % once the period is known
/// (12 % before). Integers, nanoseconds.
package struct SampleClock: BitwiseCopyable, Sendable {
  /// Of the data sheet, ns.
  private let nominal: Int64
  /// As fitted, ns.
  private var period: Int64
  /// What a sample's time may be slewed by, ns.
  private var limit: Int64 = 0
  /// Bounds of the period in this window, ns.
  private var shortest: Int64
  private var longest: Int64
  private var window: Look?
  /// The last published sample's time, ns; nil before the first, and after a gap.
  private var last: Int64? { hasLast ? base : nil }
  private var hasLast = false
  /// What the next one follows: the last one, or, where there is none, `floor`.
  private var base = Int64.min
  /// Never published before this, ns: what was published does not step back after a gap.
  private var floor = Int64.min
  /// When the FIFO was emptied, ns; nil before the first time.
  private var emptied: Int64?
  /// Samples published.
  private var published: Int64 = 0
  /// Correction still to be slewed, ns.
  private var slew: Int64 = 0
  /// Between these it has to be, by all looks so far, ns.
  private var least: Int64 = 0
  private var most: Int64 = 0
  /// Samples made by the last look.
  private var counted: Int64 = 0

  private struct Look: BitwiseCopyable {
    var total: Int64
    var before: Int64
    var after: Int64
  }

  /// What a look at the FIFO says about the stream.
  package enum Finding: Equatable, BitwiseCopyable, Sendable {
    case steady
    /// Samples are missing: the times go on after a gap.
    case gap
    /// More samples than the time since the last look can hold: the count is not to be believed.
    case surplus
  }

  /// So many samples may be in the FIFO from before it is said to be empty: its last register was
  /// perhaps written more than once.
  private static let beforeEmptied: Int64 = 8
  /// What a part's own clock may be off, percent: 10 % of its rate is 11 % of its period.
  private static let tolerance: Int64 = 12
  /// Looks this far apart narrow the period; then the next window begins, ns.
  private static let windowLength: Int64 = 16_000_000_000
  /// What a period may change from one window to the next: 0.2 %.
  private static let drift: Int64 = 500

  package init(interval: TimeSpan) {
    nominal = max(1, interval.microseconds) &* 1000
    period = nominal
    shortest = nominal &* (100 &- Self.tolerance) / 100
    longest = nominal &* (100 &+ Self.tolerance) / 100
    limit = mostSlew
  }

  /// 0.5 % of the period; an eighth while that is hardly known.
  private var mostSlew: Int64 { isFitted ? period / 200 : period / 8 }

  /// The period as fitted so far, ns.
  package var periodNS: Int64 { period }
  /// The bounds are narrower than 1 %.
  package var isFitted: Bool { (longest &- shortest) &* 100 < nominal }

  /// What a look would say, without taking it: whether the count is worth being asked again.
  package mutating func judge(total: Int64, before: Timestamp, after: Timestamp) -> Finding {
    let ahead = total &- published
    guard let last else {
      // Of the first one only the time since the FIFO was emptied says how many there can be.
      guard let emptied else { return .steady }
      let most = (after.microseconds &* 1000 &- emptied) / shortest &+ Self.beforeEmptied
      return ahead > most ? .surplus : .steady
    }
    // By the period that explains most: after a long pause, an unknown clock is no wrong count.
    let begun = last &+ slew
    if begun &+ ahead &* shortest > after.microseconds &* 1000 &+ 2 &* period { return .surplus }
    let earliest = before.microseconds &* 1000 &- period
    return begun &+ ahead &* longest < earliest &- 2 &* period ? .gap : .steady
  }

  /// A look at the FIFO between `before` and `after`: `total` samples have been made, those that wait
  /// included.
  package mutating func look(total: Int64, before: Timestamp, after: Timestamp) -> Finding {
    take(judge(total: total, before: before, after: after), total, before, after)
  }

  /// The same where it was judged already.
  mutating func take(
    _ finding: Finding, _ total: Int64, _ before: Timestamp, _ after: Timestamp
  ) -> Finding {
    if finding == .surplus { return .surplus }
    let look = Look(
      total: total, before: before.microseconds &* 1000, after: after.microseconds &* 1000)
    let ahead = total &- published
    guard let last, finding == .steady else {
      // There is nothing yet to begin with: a chip may take its time to its first sample.
      if last == nil && ahead == 0 { return .steady }
      // Half a period ago, give or take as much. After a gap it jumps forward: what is missing stays
      // missing.
      hasLast = true
      base = look.before &- period / 2 &- ahead &* period
      slew = 0
      least = -(period / 2)
      most = period / 2 &+ look.after &- look.before
      counted = total
      window = look
      return finding
    }
    place(look, newest: last &+ ahead &* period)
    fit(look)
    return .steady
  }

  /// Narrows what the times are off by, from where the newest sample would be without a correction.
  ///
  /// The count was taken in between: the newest sample is no later than `after`, and the one after it
  /// no earlier than `before`. What earlier looks say holds as far as the period is known, and as a
  /// clock that wanders by 50 ppm allows.
  private mutating func place(_ look: Look, newest: Int64) {
    let step = max(longest &- period, period &- shortest) &+ period / 20_000
    let passed = max(0, look.total &- counted)
    counted = look.total
    let earliest = look.before &- period &- newest
    let latest = look.after &- newest
    least = max(least &- passed &* step, earliest)
    most = min(most &+ passed &* step, latest)
    if least > most {
      least = earliest
      most = latest
    }
    // While the period is hardly known its middle would follow every look.
    slew = isFitted ? least &+ (most &- least) / 2 : min(max(slew, least), most)
  }

  /// The time of the next sample in order.
  @inline(__always)
  package mutating func next() -> Timestamp {
    published &+= 1
    let correction = min(max(slew, 0 &- limit), limit)
    slew = slew &- correction
    least = least &- correction
    most = most &- correction
    let time = max(base &+ period &+ correction, floor &+ 1000)
    hasLast = true
    base = time
    floor = time
    return Timestamp(microseconds: time / 1000)
  }

  /// The FIFO was emptied after `time`: the next look begins anew, with the period kept. `total` counts
  /// from 0 again.
  package mutating func cut(at time: Timestamp) {
    emptied = time.microseconds &* 1000
    hasLast = false
    base = floor
    window = nil
    published = 0
    counted = 0
    slew = 0
  }

  /// Narrows the period by what this look and the window's first one allow.
  private mutating func fit(_ look: Look) {
    guard let first = window else {
      window = look
      return
    }
    let count = look.total &- first.total
    if count < 1 { return }
    let widest = nominal &* (100 &+ Self.tolerance) / 100
    shortest = max(shortest, (look.before &- first.after &- widest) / count)
    longest = min(longest, (look.after &- first.before &+ widest) / count)
    if shortest > longest {
      // The clock changed more than a window allows: learn anew.
      shortest = nominal &* (100 &- Self.tolerance) / 100
      longest = widest
      window = look
      limit = mostSlew
      return
    }
    // Little is known yet: what the data sheet says, as far as the looks allow it.
    period =
      isFitted ? shortest &+ (longest &- shortest) / 2 : min(max(nominal, shortest), longest)
    if look.before &- first.before >= Self.windowLength {
      window = look
      shortest = max(shortest &- period / Self.drift, nominal &* (100 &- Self.tolerance) / 100)
      longest = min(longest &+ period / Self.drift, widest)
    }
    limit = mostSlew
  }
}
