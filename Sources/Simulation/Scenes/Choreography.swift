/// Writes a motion move by move: a clock, and the verbs a body has.
struct Choreography {
  /// What a body aims for.
  struct Pose {
    var pelvis = 0.0
    /// Of the wearer's neutral curve.
    var lumbar = 0.0
    /// Beyond or below it on this occasion.
    var own = 0.0
    var height = 0.0
    var forward = 0.0

    static var standing: Pose { Pose() }
  }

  /// In which order the parts of a move happen.
  struct Order {
    var pelvisSkew = 0.0
    var lumbarSkew = 0.0
    var heightSkew = 0.0
    /// Share of the move before the lumbar spine begins.
    var lumbarDelay = 0.0

    /// Hips first.
    static var descent: Order { Order(pelvisSkew: 0.25, heightSkew: -0.25) }
    static var plain: Order { Order() }
  }

  let lifter: LifterModel
  var draws: SeededGenerator
  var motion = Motion()
  private(set) var now = 0.0

  init(lifter: LifterModel, draws: SeededGenerator) {
    self.lifter = lifter
    self.draws = draws
    motion.pelvisShare = lifter.pelvisShare
    motion.sway.degrees = lifter.swayDegrees
    motion.sway.phases = Triple(
      self.draws.uniform(), self.draws.uniform(), self.draws.uniform())
    motion.wobble.sacrum = Wobble.Tone(
      degrees: lifter.sacrumWobbleDegrees, frequency: lifter.sacrumWobbleHertz,
      phase: self.draws.uniform())
    motion.wobble.thorax = Wobble.Tone(
      degrees: lifter.thoraxWobbleDegrees, frequency: lifter.thoraxWobbleHertz,
      phase: self.draws.uniform())
  }

  mutating func wait(_ seconds: Double) { now += seconds }

  /// Draws what a body of moves needs from a branch of its own: what is drawn afterwards is what it
  /// would be without them.
  mutating func apart(_ purpose: UInt64, _ moves: (inout Choreography) -> Void) {
    let kept = draws
    draws = draws.branch(purpose)
    moves(&self)
    draws = kept
  }

  /// Goes there, and waits until it is reached.
  mutating func move(to pose: Pose, seconds: Double, order: Order = .plain) {
    let end = now + seconds
    let turn = abs(pose.pelvis + pose.lumbar - motion.pelvis.final - motion.neutralLumbar.final)
    let lumbarStart = now + seconds * order.lumbarDelay
    motion.pelvis.move(from: now, to: end, value: pose.pelvis, skew: order.pelvisSkew)
    motion.neutralLumbar.move(
      from: lumbarStart, to: end, value: pose.lumbar, skew: order.lumbarSkew)
    motion.ownLumbar.move(from: lumbarStart, to: end, value: pose.own, skew: order.lumbarSkew)
    motion.height.move(from: now, to: end, value: pose.height, skew: order.heightSkew)
    motion.forward.move(from: now, to: end, value: pose.forward, skew: order.pelvisSkew)
    tremble(from: now, to: end, turnDegrees: turn)
    now = end
  }

  /// The bigger the turn and the less time it gets, the more the sensors shake.
  mutating func tremble(from start: Double, to end: Double, turnDegrees: Double) {
    let pace = turnDegrees / max(0.2, end - start)
    motion.trembles.add(Tremble(start: start, end: end, strength: min(1, pace / 40)))
  }

  /// A small lean and twist that this occasion has and the next has not.
  mutating func leanAndTwist(seconds: Double, limitDegrees: Double) {
    let lean = draws.uniform(-limitDegrees...limitDegrees)
    let twist = draws.uniform(-limitDegrees...limitDegrees)
    motion.lean.move(from: now, to: now + seconds, value: lean)
    motion.twist.move(from: now, to: now + seconds, value: twist)
  }

  mutating func straighten(seconds: Double) {
    motion.lean.move(from: now, to: now + seconds, value: 0)
    motion.twist.move(from: now, to: now + seconds, value: 0)
  }

  /// A push of so many g at a time, mostly upwards.
  mutating func jolt(at time: Double, g: Double, seconds: Double) {
    let side = draws.uniform(-0.25...0.25)
    let front = draws.uniform(-0.35...0.35)
    let peak = Triple(front, side, 1) * (g * 9.806_65)
    motion.jolts.add(
      Jolt(
        start: time, duration: seconds, peak: peak,
        ringDegrees: draws.sign() * min(1.2, 0.25 + 0.2 * g)))
  }

  mutating func walk(_ seconds: Double) {
    let turns = 6.283_185_307_179_586 * lifter.stepHertz
    motion.rhythms.add(
      Rhythm(
        start: now, end: now + seconds, frequency: lifter.stepHertz,
        heightMeters: lifter.stepG * 9.806_65 / (turns * turns),
        pelvisDegrees: draws.uniform(1.5...3), lumbarDegrees: draws.uniform(0.5...1.5),
        leanDegrees: draws.uniform(1.5...3.5), twistDegrees: draws.uniform(2...5)))
    motion.trembles.add(Tremble(start: now, end: now + seconds, strength: 0.3))
    now += seconds
  }

  mutating func finish() -> Motion {
    motion.duration = now
    return motion
  }
}
