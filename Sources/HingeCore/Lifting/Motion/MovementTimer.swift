/// When a movement began and ended: the first and the last moment at which its rate exceeded a
/// tenth of its own peak.
///
/// The peak is known only at the end, so the beginning is kept for a ladder of rates at once: for
/// each rung the moment the rate first rose through it. Constant work a frame, no look back.
/// A rung is forgotten when the rate falls back below half of it before anything was moved: a
/// wobble, not the beginning.
struct MovementTimer: BitwiseCopyable, Sendable {
  private static var rungCount: Int { 20 }
  /// The lowest rung, 0.8 °/s; each further one is a quarter higher: to 55 °/s, a tenth of 550 °/s.
  private static var lowestRung: Int32 { 52_429 }
  @inline(__always) private static func above(_ rung: Int32) -> Int32 { rung &+ rung &>> 2 }

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
    for index in 0..<Self.rungCount { crossed[index] = Int64.min }
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
    // Above the highest rung crossed and the rate itself there is nothing to do.
    var index = 0
    var rung = Self.lowestRung
    while index < Self.rungCount, index < crossedEnd || value > rung {
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
      index &+= 1
      rung = Self.above(rung)
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
    var below: Int64? = nil
    var rung = Self.lowestRung
    var lower = rung
    for index in 0..<crossedEnd {
      if crossed[index] != Int64.min {
        if rung >= limit {
          guard let earlier = below, crossed[index] > earlier else {
            return Timestamp(microseconds: crossed[index])
          }
          // Between two rungs in proportion to the rate.
          let part = Int64(max(limit &- lower, 0))
          return Timestamp(
            microseconds: earlier &+ (crossed[index] &- earlier) &* part / Int64(rung &- lower))
        }
        below = crossed[index]
      }
      lower = rung
      rung = Self.above(rung)
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
