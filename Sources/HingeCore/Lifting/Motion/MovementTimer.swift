/// When a movement began and ended: the first and the last moment at which its rate exceeded a
/// tenth of its own peak.
///
/// The peak is known only at the end, so the beginning is kept for a ladder of rates at once: for
/// each rung the moment the rate first rose through it. Constant work a frame, no look back.
/// A rung is forgotten when the rate falls back below half of it before anything was moved: a
/// wobble, not the beginning.
struct MovementTimer: BitwiseCopyable, Sendable {
  private static var rungCount: Int { 20 }
  /// 0.8 °/s times 1.25^k, Q15.16: to 55 °/s, a tenth of 550 °/s.
  private static var rungs: InlineArray<20, Int32> {
    [
      52_429, 65_536, 81_920, 102_400, 128_000, 160_000, 200_000, 250_000, 312_500, 390_625,
      488_281, 610_352, 762_939, 953_674, 1_192_093, 1_490_116, 1_862_645, 2_328_306, 2_910_383,
      3_637_979,
    ]
  }

  private var crossed = InlineArray<20, Int64>(repeating: Int64.min)
  private var pitchThen = InlineArray<20, Int32>(repeating: 0)
  /// One more than the highest rung crossed.
  private var crossedEnd = 0
  private var previousTime = Timestamp(microseconds: 0)
  private var previousRate: Int32 = 0
  private var previousOnset: Int32 = 0
  private var hasPrevious = false
  private(set) var peak = AngularRate.zero
  private var lastAbove = Timestamp(microseconds: 0)
  /// The peak that times are measured by is at most this: with one sensor a tuck is faster than the
  /// lift that it is part of.
  var fastest = AngularRate(raw: Int32.max)
  /// Less than this turned since a rung was crossed makes the crossing a wobble.
  var smallMove = Angle(degrees: 2)

  mutating func restart() {
    crossed = InlineArray(repeating: Int64.min)
    crossedEnd = 0
    hasPrevious = false
    peak = .zero
  }

  /// True once the movement may have begun.
  var hasBegun: Bool { crossedEnd > 0 }

  /// A frame: `rate` positive in the direction of the movement.
  ///
  /// - Parameter onset: what tells the beginning, where that is not the rate itself.
  mutating func add(time: Timestamp, rate: AngularRate, pitch: Angle, onset: AngularRate? = nil) {
    let value = (onset ?? rate).raw
    let rungs = Self.rungs
    // Above the highest rung crossed and the rate itself there is nothing to do.
    var index = 0
    while index < Self.rungCount, index < crossedEnd || value > rungs[index] {
      defer { index &+= 1 }
      let rung = rungs[index]
      if value > rung {
        if crossed[index] == Int64.min {
          crossed[index] = crossing(of: rung, at: time, value: value)
          pitchThen[index] = pitch.raw
          crossedEnd = max(crossedEnd, index &+ 1)
        }
      } else if crossed[index] != Int64.min && value < rung &>> 1
        && (Angle(raw: pitchThen[index]) - pitch).magnitude < smallMove
      {
        crossed[index] = Int64.min
        if index &+ 1 == crossedEnd { crossedEnd = index }
      }
    }
    previousOnset = value
    if rate > peak { peak = rate }
    let limit = tenth
    if rate.raw > limit {
      lastAbove = time
    } else if hasPrevious && previousRate > limit {
      lastAbove = Timestamp(microseconds: falling(through: limit, at: time, value: rate.raw))
    }
    previousTime = time
    previousRate = rate.raw
    hasPrevious = true
  }

  /// A tenth of the peak so far.
  var tenth: Int32 { min(peak, fastest).raw / 10 }

  /// The first moment above a tenth of the peak, or nil if the rate never rose that far.
  /// Mutating only so that a call does not copy the ladder.
  mutating func beginning() -> Timestamp? {
    let limit = tenth
    let rungs = Self.rungs
    var below: Int64? = nil
    for index in 0..<Self.rungCount {
      if crossed[index] == Int64.min { continue }
      if rungs[index] >= limit {
        guard index > 0, let earlier = below, crossed[index] > earlier else {
          return Timestamp(microseconds: crossed[index])
        }
        // Between two rungs in proportion to the rate.
        let width = Int64(rungs[index] &- rungs[index &- 1])
        let part = Int64(max(limit &- rungs[index &- 1], 0))
        return Timestamp(
          microseconds: earlier &+ (crossed[index] &- earlier) &* part / width)
      }
      below = crossed[index]
    }
    return below.map { Timestamp(microseconds: $0) }
  }

  /// The last moment above a tenth of the peak.
  var end: Timestamp { lastAbove }

  @inline(__always) private func crossing(of rung: Int32, at time: Timestamp, value: Int32) -> Int64
  {
    guard hasPrevious, previousOnset < rung, value > previousOnset else { return time.microseconds }
    let span = time.since(previousTime).microseconds
    let part =
      Int64(rung &- previousOnset) &* span / Int64(value.subtractingSaturated(previousOnset))
    return previousTime.microseconds &+ part
  }

  @inline(__always) private func falling(through limit: Int32, at time: Timestamp, value: Int32)
    -> Int64
  {
    let span = time.since(previousTime).microseconds
    let drop = Int64(previousRate.subtractingSaturated(value))
    if drop <= 0 { return time.microseconds }
    return previousTime.microseconds &+ Int64(previousRate &- limit) &* span / drop
  }
}
