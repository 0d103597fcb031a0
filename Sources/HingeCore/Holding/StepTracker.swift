/// Whether and since when the wearer walks, by how the sacrum bounces.
struct StepTracker: BitwiseCopyable, Sendable {
  private static var room: Int { 128 }
  /// One second, and half a step: a bounce squared has a period of about that.
  private static var long: Int { 25 }
  private static var short: Int { 7 }
  /// 40 mg, squared, in 2^-10 g: walking with a load bounces the sacrum by 70 mg (rms) and more.
  private static var least: Int64 { 40 &* 40 }

  /// Mean squares of two frames each, in squares of 2^-10 g; and their times in ms, wrapping.
  private var powers = InlineArray<128, Int32>(repeating: 0)
  private var times = InlineArray<128, Int32>(repeating: 0)
  private var next = 0
  private var count = 0
  private var mean = MovingMean<25>()
  private var half: Int64 = 0
  private var hasHalf = false
  private var last = Timestamp(microseconds: 0)

  /// Mean power of the last second.
  private(set) var power: Int64 = 0
  var isStepping: Bool { count >= Self.long && power > Self.least }

  mutating func restart() {
    next = 0
    count = 0
    mean.restart()
    hasHalf = false
    power = 0
  }

  mutating func add(_ frame: HoldFrame) {
    let slow = mean.add(frame.vertical.raw)
    // A knock is no walk: bounded to half a g.
    let fast = min(max((frame.vertical.raw.subtractingSaturated(slow)) &>> 14, -512), 512)
    let square = fast.widened(times: fast)
    if !hasHalf {
      half = square
      hasHalf = true
      return
    }
    hasHalf = false
    powers[next] = Int32(truncatingIfNeeded: (half &+ square) &>> 1)
    last = frame.time
    times[next] = Int32(truncatingIfNeeded: frame.time.microseconds / 1000)
    next = (next &+ 1) & 127
    if count < Self.room { count &+= 1 }
    power = mean(of: Self.long, endingAt: 0)
  }

  /// Mean power of entries, the last of which is so many before the newest.
  private func mean(of length: Int, endingAt back: Int) -> Int64 {
    var sum: Int64 = 0
    for index in 0..<length {
      sum &+= Int64(truncatingIfNeeded: powers[(next &- 1 &- back &- index) & 127])
    }
    return sum / Int64(truncatingIfNeeded: length)
  }

  private func time(at back: Int) -> Timestamp {
    let newest = times[(next &- 1) & 127]
    let age = newest &- times[(next &- 1 &- back) & 127]
    return last.goingBack(TimeSpan(milliseconds: Int64(truncatingIfNeeded: age)))
  }

  /// Going back from now, the moment at which the bounce was last below half of a level: where walking
  /// that goes on began.
  mutating func beginning(of level: Int64) -> Timestamp {
    var back = 0
    while back &+ Self.short < count && mean(of: Self.short, endingAt: back) >= level &>> 2 {
      back &+= 1
    }
    // The middle of that half step.
    return time(at: min(back &+ Self.short / 2, max(count &- 1, 0)))
  }

  /// The middle of the last half step, if it bounced by half of a level or more.
  mutating func lastStep(of level: Int64) -> Timestamp? {
    count >= Self.short && mean(of: Self.short, endingAt: 0) >= level &>> 2
      ? time(at: Self.short / 2) : nil
  }
}
