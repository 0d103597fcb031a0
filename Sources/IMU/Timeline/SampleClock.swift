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
  /// Bounds of the period in this window, ns.
  private var shortest: Int64
  private var longest: Int64
  private var window: Look?
  /// The last published sample's time, ns; nil before the first, and after a gap.
  private var last: Int64?
  /// Never published before this, ns: what was published does not step back after a gap.
  private var floor = Int64.min
  /// Samples published.
  private var published: Int64 = 0
  /// Correction still to be slewed, ns.
  private var slew: Int64 = 0

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

  /// A part's own clock is at most this far off, percent.
  private static let tolerance: Int64 = 10
  /// Looks this far apart narrow the period; then the next window begins, ns.
  private static let windowLength: Int64 = 16_000_000_000
  /// What a period may change from one window to the next: 0.2 %.
  private static let drift: Int64 = 500

  package init(interval: TimeSpan) {
    nominal = max(1, interval.microseconds) &* 1000
    period = nominal
    shortest = nominal &* (100 &- Self.tolerance) / 100
    longest = nominal &* (100 &+ Self.tolerance) / 100
  }

  /// The period as fitted so far, ns.
  package var periodNS: Int64 { period }
  /// The bounds are narrower than 1 %.
  package var isFitted: Bool { (longest &- shortest) &* 100 < nominal }

  /// A look at the FIFO between `before` and `after`: `total` samples have been made, those that wait
  /// included.
  package mutating func look(total: Int64, before: Timestamp, after: Timestamp) -> Finding {
    let look = Look(
      total: total, before: before.microseconds &* 1000, after: after.microseconds &* 1000)
    let ahead = total &- published
    guard let last else {
      // Half a period ago, give or take as much.
      self.last = look.before &- period / 2 &- ahead &* period
      slew = 0
      window = look
      return .steady
    }
    let newest = last &+ slew &+ ahead &* period
    // The count was taken in between: the newest sample is no later than `after`, and the one after
    // it no earlier than `before`.
    let earliest = look.before &- period
    if newest > look.after &+ 2 &* period { return .surplus }
    if newest < earliest &- 2 &* period {
      // Jumps forward: what is missing stays missing.
      self.last = look.before &- period / 2 &- ahead &* period
      slew = 0
      window = look
      return .gap
    }
    if newest > look.after {
      slew = slew &+ look.after &- newest
    } else if newest < earliest {
      slew = slew &+ earliest &- newest
    }
    fit(look)
    return .steady
  }

  /// The time of the next sample in order.
  package mutating func next() -> Timestamp {
    published &+= 1
    let limit = isFitted ? period / 200 : period / 8
    let correction = min(max(slew, -limit), limit)
    slew = slew &- correction
    let time = max((last ?? floor) &+ period &+ correction, floor &+ 1000)
    last = time
    floor = time
    return Timestamp(microseconds: time / 1000)
  }

  /// The stream was cut: the next look begins anew, with the period kept. `total` counts from 0 again.
  package mutating func cut() {
    last = nil
    window = nil
    published = 0
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
  }
}
