/// Follows the leading segment's pitch through the hip hinge: upright, lowering, bottom, rising.
///
/// | state | event | next | action |
/// |---|---|---|---|
/// | upright | pitch passes `enter` above the standing level | lowering | `descentStarted` |
/// | lowering | falling rate ends | bottom | - |
/// | lowering, bottom | pitch falls by `turn` from the deepest | rising | `riseStarted` |
/// | rising | rate ends, most of the way back | upright | `lockout` |
/// | rising | rate ends half-way for `stall` | bottom | `stalled` |
/// | rising | pitch climbs again by `turn` | lowering, or upright first | `stalled` or `lockout` |
///
/// Every threshold is a share of the wearer's own range (or of this very bend), none is a
/// population's. Rates arrive smoothed; `time` is the moment they stand for.
struct BendTracker: BitwiseCopyable, Sendable {
  enum State: UInt8, BitwiseCopyable, Sendable {
    case upright
    case lowering
    case bottom
    case rising
  }

  enum Action: BitwiseCopyable, Sendable {
    /// Left the standing level; `began` is when the movement started.
    case descentStarted(began: Timestamp)
    case riseStarted(liftoff: Timestamp, descent: Movement)
    case lockout(Rise)
    /// The rise came to nothing: a hitch, a tuck, a failed rep.
    case stalled
  }

  /// One movement in one direction.
  struct Movement: BitwiseCopyable, Sendable {
    var began: Timestamp
    var ended: Timestamp
    var peak: AngularRate

    static var none: Movement {
      Movement(
        began: Timestamp(microseconds: 0), ended: Timestamp(microseconds: 0), peak: .zero)
    }
  }

  struct Rise: BitwiseCopyable, Sendable {
    var movement: Movement
    /// The lowering before it.
    var descent: Movement
    /// Deepest pitch less the pitch at lockout.
    var excursion: Angle
    /// Deepest pitch.
    var deepest: Angle
  }

  /// The wearer's range from standing to the style's bottom, at least 8°.
  private var range = Angle(degrees: 8)
  private var mayTuck = false
  private(set) var state = State.upright
  private var standing: Angle?
  /// Before the last lockout.
  private var standingBefore: Angle?
  /// Since the last change of direction.
  private(set) var deepest = Angle.zero
  /// Of the whole bend, hitches and tucks included.
  private var bendDeepest = Angle.zero
  private var lowest = Angle.zero
  private var descent = MovementTimer()
  private var rise = MovementTimer()
  private var lastDescent = Movement.none
  private var slowSince: Timestamp?
  /// Frames in a row, while upright, in which nothing sinks though a bend seemed to have begun.
  private var quietFrames: UInt8 = 0

  /// Slower than this nothing moves.
  private static var rest: AngularRate { AngularRate(raw: 98_304) }  // 1.5 °/s
  private static let settle = TimeSpan(milliseconds: 100)
  private static let stall = TimeSpan(milliseconds: 900)

  /// Begins anew, in place.
  ///
  /// - Parameter fastest: the wearer's own fastest rise, where a tuck may pass it.
  mutating func restart(range: Angle, fastest: AngularRate? = nil) {
    self.range = max(range, Angle(degrees: 8))
    let small = self.range.scaled(by: Fraction(8, over: 100))
    descent.smallMove = small
    rise.smallMove = small
    mayTuck = fastest != nil
    descent.fastest = AngularRate(raw: Int32.max)
    rise.fastest =
      fastest.map { max($0, AngularRate(degreesPerSecond: 10)) } ?? AngularRate(raw: Int32.max)
    standingBefore = nil
    deepest = .zero
    bendDeepest = .zero
    lowest = .zero
    lastDescent = .none
    restart()
  }

  /// Pitch above the standing level that begins a bend.
  @inline(__always) private var enter: Angle { range.scaled(by: Fraction(30, over: 100)) }
  /// Change of direction that counts as one.
  @inline(__always) private func turn(of excursion: Angle) -> Angle {
    max(excursion.scaled(by: Fraction(30, over: 100)), Angle(degrees: 3))
  }

  /// The movement is slow, or the opposite one may have begun: it ends here if it stays so.
  var isSettling: Bool { slowSince != nil || state == .lowering && rise.hasBegun }
  /// Depth of the bend so far: the deepest pitch less the standing level before it.
  var depth: Angle { deepest - (standing ?? deepest) }
  /// What turning points are measured by: a pelvis that tucked far beyond its lockout makes the next
  /// bend no deeper than the wearer's own.
  @inline(__always) private var scale: Angle { min(depth, range) }
  /// True while upright and within a seventh of the range of the standing level: what happens now
  /// still belongs to the top.
  @inline(__always) func isAtTop(_ pitch: Angle) -> Bool {
    state == .upright && pitch - (standing ?? pitch) < range.scaled(by: Fraction(15, over: 100))
  }

  /// Forgets the movement, keeps the range: after a gap.
  mutating func restart() {
    state = .upright
    standing = nil
    slowSince = nil
    descent.restart()
    rise.restart()
  }

  mutating func add(
    time: Timestamp, pitch: Angle, rate: AngularRate, pelvisRate: AngularRate
  ) -> Action? {
    switch state {
    case .upright: return addUpright(time: time, pitch: pitch, rate: rate)
    case .lowering, .bottom:
      return addBent(time: time, pitch: pitch, rate: rate, pelvisRate: pelvisRate)
    case .rising: return addRising(time: time, pitch: pitch, rate: rate)
    }
  }

  private mutating func addUpright(time: Timestamp, pitch: Angle, rate: AngularRate) -> Action? {
    // Who stood for 0.3 s begins anew: a slow shift of posture is not the beginning of the next bend.
    if descent.hasBegun {
      quietFrames = rate > Self.rest ? 0 : quietFrames &+ 1
      if quietFrames > 15 {
        descent.restart()
        quietFrames = 0
      }
    }
    descent.add(time: time, rate: rate, pitch: pitch)
    // The standing level is the least pitch, drifting up by 1/256 of the difference a frame
    // (5 s), so that a new way of standing is taken as one.
    let level = standing ?? pitch
    standing = pitch < level ? pitch : Angle(raw: level.raw &+ (pitch.raw &- level.raw) &>> 8)
    guard pitch - level > enter else { return nil }
    state = .lowering
    deepest = pitch
    bendDeepest = pitch
    slowSince = nil
    rise.restart()
    return .descentStarted(began: descent.beginning() ?? time)
  }

  private mutating func addBent(
    time: Timestamp, pitch: Angle, rate: AngularRate, pelvisRate: AngularRate
  ) -> Action? {
    if pitch > deepest { deepest = pitch }
    bendDeepest = max(bendDeepest, pitch)
    // A back that gives way at lift-off holds the trunk, or lets it sink, while the pelvis turns
    // back: the pull began with the first of the two, and what sinks then is no lowering.
    let onset = max(-rate, -pelvisRate)
    let isFalling = onset.raw > min(descent.tenth / 2, Self.rest.raw)
    if state == .lowering || !isFalling { descent.add(time: time, rate: rate, pitch: pitch) }
    rise.add(time: time, rate: -rate, pitch: pitch, onset: onset)
    if state == .lowering {
      state = settled(time, slow: rate.raw < descent.tenth) ? .bottom : .lowering
    } else if rate.raw > descent.tenth && !isFalling && pitch > deepest - Angle(degrees: 2) {
      state = .lowering
      slowSince = nil
    }
    // Still going down, or come to rest again: whatever seemed to begin was no rise.
    if !isFalling && rise.hasBegun && (state == .bottom || rate.raw > descent.tenth) {
      rise.restart()
    }
    guard deepest - pitch > turn(of: scale), rate < .zero else { return nil }
    state = .rising
    lowest = pitch
    slowSince = nil
    lastDescent = Movement(
      began: descent.beginning() ?? descent.end, ended: descent.end, peak: descent.peak)
    return .riseStarted(liftoff: rise.beginning() ?? time, descent: lastDescent)
  }

  private mutating func addRising(time: Timestamp, pitch: Angle, rate: AngularRate) -> Action? {
    if pitch < lowest { lowest = pitch }
    let isBack = deepest - lowest >= scale.scaled(by: Fraction(60, over: 100))
    // A tucked pelvis comes back from behind its lockout while the trunk still rises.
    let speed = isBack && mayTuck ? rate.magnitude : -rate
    rise.add(time: time, rate: speed, pitch: pitch)
    let isSlow = settled(time, slow: speed.raw < rise.tenth)
    let turnedDown = pitch - lowest > turn(of: scale)
    if isBack && (isSlow || turnedDown) {
      let action = Action.lockout(
        Rise(
          movement: Movement(
            began: rise.beginning() ?? rise.end, ended: rise.end, peak: rise.peak),
          descent: lastDescent, excursion: bendDeepest - lowest, deepest: deepest))
      state = .upright
      standingBefore = standing
      standing = pitch
      slowSince = nil
      descent.restart()
      rise.restart()
      return action
    }
    let isStalled = slowSince.map { time.since($0) >= Self.stall } ?? false
    if turnedDown || isStalled {
      state = turnedDown ? .lowering : .bottom
      deepest = pitch
      slowSince = nil
      rise.restart()
      descent.restart()
      return .stalled
    }
    return nil
  }

  /// True once the movement has been slow for `settle`.
  private mutating func settled(_ time: Timestamp, slow: Bool) -> Bool {
    guard slow else {
      slowSince = nil
      return false
    }
    if slowSince == nil { slowSince = time }
    return slowSince.map { time.since($0) >= Self.settle } ?? false
  }

  /// Back to the bottom after all: what looked like a lockout was a squat or a tuck, pelvis level but
  /// low.
  mutating func returnToBottom(pitch: Angle) {
    state = .bottom
    standing = standingBefore
    deepest = pitch
    slowSince = nil
    rise.restart()
    descent.restart()
  }
}
