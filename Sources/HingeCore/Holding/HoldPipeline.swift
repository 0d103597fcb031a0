/// A round of holds, from counts to times, losses and the buzzer line: planks, side planks, bird-dogs,
/// bridges, loaded carries and held hinges.
///
/// Apart from `HingePipeline`: a round is begun and ended by the wearer, and while it goes on no rep is
/// counted. Made in the same way: integers only, no heap, no clock, bounded work, one `step` a sample;
/// what it is fed and what it was set up with decide every bit of what comes out.
package struct HoldPipeline: BitwiseCopyable, Sendable {
  var sacrumModel: SensorModel
  var thoraxModel: SensorModel
  private(set) var nominalInterval: TimeSpan
  private(set) var hasThorax = false
  private(set) var sacrumMounting = Mounting.aligned
  private(set) var thoraxMounting = Mounting.aligned
  private(set) var chosen: HoldKind?
  private(set) var limits = HoldLimits()
  private(set) var target: TimeSpan?
  var feedback = FeedbackMode.full

  var sacrum = OrientationFilter()
  var thorax = OrientationFilter()
  var guardian = SampleGuard()
  var builder = HoldFrameBuilder()
  var steps = StepTracker()
  var finder = HoldFinder()
  var gauge = HoldGauge()
  var player = BuzzerPlayer()

  var lastTime: Timestamp?
  var silenceAnnounced = false
  /// Samples in a row that were dropped since their time did not advance.
  var dropped: UInt8 = 0
  var isFrozen = false
  /// Samples are missing before this one.
  var isBridging = false
  var isHolding = false
  /// Stretches of bad data in this hold, how long in all, and the one that goes on.
  var gaps: Int32 = 0
  var missing = TimeSpan.zero
  var unseenFor = TimeSpan.zero
  /// The last sample that could be used.
  var lastSeen = Timestamp(microseconds: 0)

  /// Events of the last step.
  package internal(set) var events = HoldEventList()
  /// What the last sample showed.
  package internal(set) var reading = HoldReading()
  /// Whether the buzzer line is to be on.
  package internal(set) var buzzerIsOn = false
  /// The hold that goes on or was the last; 0 before the first.
  package internal(set) var holdNumber: Int32 = 0

  /// A hold that is lost for so long is over, and was when it was lost.
  package static let givenUpAfter = TimeSpan(milliseconds: 10_000)

  /// A pipeline that has seen nothing yet.
  package init(_ configuration: HoldConfiguration) {
    sacrumModel = configuration.sacrum
    thoraxModel = configuration.thorax
    nominalInterval = configuration.nominalInterval
    restart(configuration)
  }

  /// Forgets everything and begins a round with a configuration. In place, as `HingePipeline` does it.
  package mutating func restart(_ configuration: HoldConfiguration) {
    sacrumModel = configuration.sacrum
    thoraxModel = configuration.thorax
    nominalInterval = configuration.nominalInterval
    hasThorax = configuration.hasThorax
    sacrumMounting = configuration.sacrumMounting
    thoraxMounting = configuration.thoraxMounting
    chosen = configuration.kind
    limits = configuration.limits
    target = configuration.target
    feedback = configuration.feedback
    startFilters(configuration)
    startFinding()
    lastTime = nil
    silenceAnnounced = false
    dropped = 0
    isFrozen = false
    isBridging = false
    events.removeAll()
    reading = HoldReading()
    buzzerIsOn = false
    holdNumber = 0
  }

  // The parts of `restart`, not inlined: what one leaves on the stack is gone before the next.
  @inline(never)
  private mutating func startFilters(_ configuration: HoldConfiguration) {
    sacrum = OrientationFilter()
    thorax = OrientationFilter()
    sacrum.assumeBias(configuration.sacrumBias)
    thorax.assumeBias(configuration.thoraxBias)
    guardian.restart()
    player = BuzzerPlayer()
  }

  @inline(never)
  private mutating func startFinding() {
    builder.restart()
    steps.restart()
    finder.restart(chosen: chosen, hasThorax: hasThorax)
    gauge = HoldGauge()
    isHolding = false
    gaps = 0
    missing = .zero
    unseenFor = .zero
  }

  /// Feeds one sample.
  package mutating func step(_ input: SampleInput) {
    events.removeAll()
    guard let span = interval(to: input.time) else {
      // One bad time stamp ends no sound; a clock that stands still must not leave the buzzer on.
      if dropped == Self.patience {
        player.silence()
        buzzerIsOn = false
      }
      return
    }
    read(input, span: span)
    reading.time = input.time
    if reading.isTrusted {
      see(input.time)
      follow(input.time)
    } else {
      miss(span, until: input.time)
    }
    show(input.time)
    player.advance(to: input.time)
    buzzerIsOn = player.isOn
  }

  /// Tells the pipeline that nothing has come since the last sample, now at `time`.
  package mutating func noSample(at time: Timestamp) {
    events.removeAll()
    announceSilence(until: time)
    player.advance(to: time)
    buzzerIsOn = player.isOn
  }

  /// The wearer ends the round: the hold that goes on ends now. Another may begin once its posture was
  /// left.
  package mutating func stop() {
    events.removeAll()
    if isHolding { end(.asked, at: lastSeen) }
    player.silence()
    buzzerIsOn = player.isOn
  }

  /// The data end: closes what is open.
  package mutating func finish() {
    events.removeAll()
    if isHolding { end(.dataEnded, at: lastSeen) }
    player.silence()
    buzzerIsOn = player.isOn
  }

  /// From now on the buzzer speaks by this rule.
  package mutating func setFeedback(_ mode: FeedbackMode) {
    feedback = mode
    if mode == .silent { player.stop(.holdLost) }
    buzzerIsOn = player.isOn
  }

  /// A sound plays, or pauses between two of its pulses: nothing else is to sound.
  package var isAlerting: Bool { player.isPlaying }
}
