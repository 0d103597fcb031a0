/// From samples to movements: frames, smoothing, steps, height and the bend they make.
struct MotionTracker: BitwiseCopyable, Sendable {
  /// What one frame brought.
  struct Update: BitwiseCopyable, Sendable {
    var frame: FrameBuilder.Frame
    /// The moment that the smoothed signals and the action stand for.
    var time: Timestamp
    /// Smoothed pitch of the leading segment.
    var pitch: Angle
    /// Smoothed rate of the leading segment.
    var rate: AngularRate
    var action: BendTracker.Action?
    /// Height gained since a standstill in the bend, mm, where that is known.
    var risen: Int32?
    /// The last lockout is taken back: the pelvis was level again, but low.
    var lockoutWithdrawn: Bool
  }

  /// Whether the height tells a lockout from a pelvis that is level and low, and whose it is.
  private var heightCheck = HeightCheck.none
  private var builder = FrameBuilder()
  private var pitchMean = (MovingMean<5>(), MovingMean<5>())
  private var rateMean = (MovingMean<5>(), MovingMean<5>())
  private var pelvisMean = (MovingMean<5>(), MovingMean<5>())
  private(set) var bend = BendTracker()
  private var steps = StepDetector()
  private var height = HeightTracker()
  private var verticalMean = MovingMean<12>()
  private var lockoutAge = MotionTracker.longAgo
  private var dropAge = MotionTracker.longAgo
  /// The move that goes on began in a bend.
  private var movesFromBend = false
  private var previousSpan = FrameBuilder.length

  enum HeightCheck: UInt8, BitwiseCopyable, Sendable {
    /// Two sensors: a tuck is seen as one.
    case none
    /// Without a profile a knee bend's two pitch humps must count as one.
    case kneeBend
    /// One sensor: a back that rounds at the bottom turns the pelvis up like a lockout does.
    case tuck
  }

  /// A move that ends with the pelvis level but this much lower, mm, went into a squat: it is half
  /// of a knee bend. A hinge brings the pelvis back up with its pitch.
  private static let squatDrop: Int32 = 250
  /// A lift raises the pelvis by 140 mm and more. From a standstill in the bend to a lockout it rises
  /// at least by this; from lockout to lockout it does not end lower than this.
  private static let leastRise: Int32 = -30
  private static let mostDrop: Int32 = 100
  private static let squatMemory = TimeSpan(milliseconds: 1500)
  private static var quiet: Acceleration { Acceleration(raw: 671_089) }  // 40 mg

  private static let longAgo = TimeSpan(milliseconds: 100_000)

  /// Begins anew, in place.
  mutating func restart(range: Angle, heightCheck: HeightCheck, fastest: AngularRate) {
    self.heightCheck = heightCheck
    bend.restart(range: range, fastest: heightCheck == .tuck ? fastest : nil)
    restart()
    height.keepsSlowStart = heightCheck == .tuck
    lockoutAge = Self.longAgo
    dropAge = Self.longAgo
    movesFromBend = false
    previousSpan = FrameBuilder.length
  }

  var isStepping: Bool { steps.isStepping }

  /// After a gap.
  mutating func restart() {
    builder.restart()
    pitchMean.0.restart()
    pitchMean.1.restart()
    rateMean.0.restart()
    rateMean.1.restart()
    pelvisMean.0.restart()
    pelvisMean.1.restart()
    bend.restart()
    steps.restart()
    height.restart()
    verticalMean.restart()
  }

  mutating func add(
    time: Timestamp, pelvisPitch: Angle, trunkPitch: Angle, rate: AngularRate,
    pelvisRate: AngularRate, pelvisMayBegin: Bool, vertical: Acceleration, turning: AngularRate
  ) -> Update? {
    guard
      let frame = builder.add(
        time: time, pelvisPitch: pelvisPitch, trunkPitch: trunkPitch, rate: rate,
        pelvisRate: pelvisRate, vertical: vertical, turning: turning)
    else { return nil }
    // Without a profile the trunk leads: whose pelvis does not turn bends as well.
    let isUnknown = heightCheck == .kneeBend
    let lead =
      isUnknown ? frame.trunkPitch : leading(trunk: frame.trunkPitch, pelvis: frame.pelvisPitch)
    let leadRate =
      isUnknown ? frame.rate : leading(trunk: frame.rate, pelvis: frame.pelvisRate)
    let beginning = pelvisMayBegin ? frame.pelvisRate : leadRate
    let pitch = Angle(raw: pitchMean.1.add(pitchMean.0.add(lead.raw)))
    let rate = AngularRate(raw: rateMean.1.add(rateMean.0.add(leadRate.raw)))
    let pelvisRate = AngularRate(raw: pelvisMean.1.add(pelvisMean.0.add(beginning.raw)))
    // Two means of five frames lag by four; the frame's own time is its middle. A frame with a gap
    // in it is long: its length times four would go back before the frames already seen.
    let lag = min(frame.span, previousSpan)
    previousSpan = frame.span
    let moment = frame.time.goingBack(TimeSpan(microseconds: 4 &* lag.microseconds))
    steps.add(frame.vertical)
    var action = bend.add(time: moment, pitch: pitch, rate: rate, pelvisRate: pelvisRate)
    var withdrawn = false
    if heightCheck != .none {
      let wasInSquat = isInSquat(frame)
      if case .lockout = action { lockoutAge = .zero }
      if wasInSquat && lockoutAge < Self.squatMemory && bend.state == .upright {
        // Seen before the lockout was, or after it: either way there was none.
        if lockoutAge == .zero { action = .stalled } else { withdrawn = true }
        bend.returnToBottom(pitch: pitch)
        dropAge = Self.squatMemory
        lockoutAge = Self.squatMemory
      }
    }
    return Update(
      frame: frame, time: moment, pitch: pitch, rate: rate, action: action,
      risen: movesFromBend ? height.risen : nil, lockoutWithdrawn: withdrawn)
  }

  /// True for a while after a standstill that ended low.
  private mutating func isInSquat(_ frame: FrameBuilder.Frame) -> Bool {
    lockoutAge = TimeSpan(microseconds: lockoutAge.microseconds &+ frame.span.microseconds)
    dropAge = TimeSpan(microseconds: dropAge.microseconds &+ frame.span.microseconds)
    // An accelerometer off by some percent shows a steady push: only a change of it is motion.
    let change = frame.vertical - Acceleration(raw: verticalMean.add(frame.vertical.raw))
    let isStill =
      frame.turning < AngularRate(degreesPerSecond: 8) && change.magnitude < Self.quiet
    if let gained = height.add(vertical: frame.vertical, isStill: isStill, span: frame.span) {
      let least =
        heightCheck == .kneeBend
        ? 0 &- Self.squatDrop : movesFromBend ? Self.leastRise : 0 &- Self.mostDrop
      dropAge = gained < least ? .zero : Self.squatMemory
    }
    if height.isAtRest { movesFromBend = bend.state != .upright }
    if !isStill && heightCheck == .tuck {
      // What the standstill at the bar told does not tell of the lift after it.
      dropAge = Self.squatMemory
    }
    return dropAge < Self.squatMemory
  }
}
