import HingeCore

/// One hold on the stage: the way in, the time it is held, the way out.
struct HoldStretch {
  typealias Pose = Choreography.Pose
  let kind: HoldKind
  let side: HoldSide
  /// Where it is held.
  private var pose = Pose.standing
  private var flank = 0.0
  /// Lying before a bridge.
  private var lying = Pose.standing
  private var losses: [PlannedLoss] = []

  init(kind: HoldKind, side: HoldSide) {
    self.kind = kind
    self.side = side
  }

  mutating func dance(on stage: inout Choreography) -> PlannedHold {
    choosePose(&stage)
    let entry = enter(&stage)
    let seconds = stage.draws.uniform(12...28)
    let start = stage.now
    hold(for: seconds, &stage)
    stage.wait(max(0, start + seconds - stage.now))
    let exit = leave(&stage, walked: start...stage.now)
    if kind == .carry {
      return PlannedHold(
        kind: kind, side: side, entry: start...start, exit: exit, losses: losses)
    }
    return PlannedHold(kind: kind, side: side, entry: entry, exit: exit, losses: losses)
  }

  private mutating func choosePose(_ stage: inout Choreography) {
    func draw(_ range: ClosedRange<Double>) -> Double { stage.draws.uniform(range) }
    switch kind {
    case .plank:
      pose = Pose(pelvis: draw(70...81), lumbar: draw(-6...8), height: -0.6, forward: 0.45)
    case .birdDog:
      pose = Pose(pelvis: draw(82...94), lumbar: draw(-6...6), height: -0.45, forward: 0.35)
    case .sidePlank:
      pose = Pose(pelvis: draw(-4...8), lumbar: draw(-4...5), height: -0.65, forward: 0.3)
      flank = draw(68...78) * (side == .left ? -1 : 1)
    case .bridge:
      lying = Pose(pelvis: draw(-99 ... -92), lumbar: draw(4...11), height: -0.85, forward: -0.4)
      pose = Pose(
        pelvis: lying.pelvis - draw(22...32), lumbar: draw(-4...3), height: -0.62, forward: -0.4)
    case .carry:
      pose = Pose(pelvis: draw(-6...1), lumbar: draw(-4...1))
    case .hinge:
      let l = stage.lifter
      pose = Pose(
        pelvis: l.hingeDegrees * draw(0.95...1.05), lumbar: l.neutralLumbarDegrees * draw(0.9...1),
        height: -0.06, forward: -l.hipsBackMeters)
    }
  }

  private func kneeling(_ stage: inout Choreography) -> Pose {
    Pose(
      pelvis: stage.draws.uniform(0...20), lumbar: stage.draws.uniform(0...15), height: -0.45,
      forward: 0.1)
  }

  /// On hands and knees.
  private func fours(_ stage: inout Choreography) -> Pose {
    Pose(
      pelvis: pose.pelvis + stage.draws.uniform(5...14), lumbar: stage.draws.uniform(-5...8),
      height: -0.45, forward: 0.35)
  }

  /// Gives the last move, the one into the posture.
  private mutating func enter(_ stage: inout Choreography) -> ClosedRange<Double> {
    func draw(_ range: ClosedRange<Double>) -> Double { stage.draws.uniform(range) }
    switch kind {
    case .plank, .birdDog, .sidePlank:
      stage.move(to: kneeling(&stage), seconds: draw(1.2...1.8))
      stage.jolt(at: stage.now - 0.1, g: draw(0.2...0.6), seconds: 0.04)
      stage.wait(draw(0.3...1))
      if kind == .plank {
        stage.move(to: fours(&stage), seconds: draw(1.2...1.8))
        stage.wait(draw(0.3...1.2))
      }
    case .bridge:
      stage.move(
        to: Pose(pelvis: draw(-20 ... -5), lumbar: draw(15...30), height: -0.8, forward: -0.3),
        seconds: draw(1.6...2.2))
      stage.wait(draw(0.3...1))
      stage.move(to: lying, seconds: draw(1.4...2))
      HoldRound.breathe(for: 2, on: &stage)
      stage.wait(draw(1...2.5))
    case .carry:
      stage.move(
        to: Pose(pelvis: draw(28...45), lumbar: draw(12...25), height: -0.25, forward: -0.08),
        seconds: draw(1.1...1.5), order: .descent)
      stage.wait(draw(0.6...1.2))
    case .hinge:
      break
    }
    let start = stage.now
    let seconds = draw(kind == .hinge ? 1.6...2.4 : 0.9...1.6)
    stage.motion.flank.move(from: start, to: start + seconds, value: flank)
    stage.move(to: pose, seconds: seconds)
    let entry = start...stage.now
    if kind == .carry { stage.wait(draw(0.8...1.6)) }
    return entry
  }

  private mutating func hold(for seconds: Double, _ stage: inout Choreography) {
    let start = stage.now
    let end = start + seconds
    HoldRound.breathe(for: seconds, on: &stage)
    switch kind {
    case .carry:
      stage.walk(seconds)
      if stage.draws.chance(0.4) {
        // Turns about while walking.
        let turn = start + seconds * 0.5
        stage.motion.twist.move(from: turn, to: turn + 2.4, value: 180)
      }
    case .birdDog: changeLimbs(from: start + 3, to: end - 1.5, &stage)
    default: break
    }
    if kind != .birdDog && kind != .carry {
      // Tires slowly, for as long as it is held.
      stage.motion.pelvis.move(
        from: start + 2, to: end, value: pose.pelvis + stage.draws.uniform(-2...3))
      stage.motion.neutralLumbar.move(
        from: start + 2, to: end, value: pose.lumbar + stage.draws.uniform(-3...1))
    }
    if stage.draws.chance(0.4) { return }
    var time = start + stage.draws.uniform(4.5...7)
    while time + 4.5 < end - 3 {
      let length = stage.draws.uniform(1.6...3.5)
      slip(from: time, to: time + length, &stage)
      time += length + stage.draws.uniform(3.5...7)
    }
  }

  /// An arm and the other leg, then the others: the hips give a little each time.
  private func changeLimbs(from start: Double, to end: Double, _ stage: inout Choreography) {
    var time = start
    var sign = stage.draws.sign()
    while time + 7.2 < end {
      let up = time + stage.draws.uniform(0.8...1.2)
      let down = up + stage.draws.uniform(3...5)
      var limb = HoldSlip(start: time, full: up, fall: down, end: down + 0.9)
      limb.rollDegrees = sign * stage.draws.uniform(1...4)
      limb.pelvisDegrees = stage.draws.uniform(0.5...2.5)
      limb.lumbarDegrees = -stage.draws.uniform(0.5...2.5)
      stage.motion.slips.add(limb)
      sign = -sign
      time = limb.end + stage.draws.uniform(0.2...0.8)
    }
  }

  private mutating func slip(from start: Double, to end: Double, _ stage: inout Choreography) {
    let choice = stage.draws.uniform()
    var what: HoldLoss = choice < 0.45 ? .sag : choice < 0.8 ? .rotation : .sway
    if what == .sway && (kind == .birdDog || kind == .bridge) { what = .rotation }
    losses.append(PlannedLoss(what: what, start: start, end: end))
    if what == .sway {
      swing(from: start, to: end, &stage)
      return
    }
    let move = stage.draws.uniform(0.35...0.8)
    var slip = HoldSlip(start: start, full: start + move, fall: end - move, end: end)
    let size = stage.draws.uniform(11...18)
    if what == .rotation {
      if kind == .carry {
        slip.flankDegrees = size * stage.draws.sign()
      } else {
        slip.rollDegrees = size * stage.draws.sign()
      }
    } else {
      sag(&slip, size: size, &stage)
    }
    stage.motion.slips.add(slip)
    stage.tremble(from: start, to: start + move, turnDegrees: size)
  }

  /// The lumbar spine gives by so much, and the pelvis takes a part of it that is this occasion's.
  private func sag(_ slip: inout HoldSlip, size: Double, _ stage: inout Choreography) {
    let share = stage.draws.uniform(0.35...0.95)
    switch kind {
    case .plank, .birdDog:
      slip.lumbarDegrees = -size
      slip.pelvisDegrees = share * size
    case .sidePlank:
      let toward = side == .left ? 1.0 : -1
      slip.flankDegrees = -toward * share * size
      slip.sideBendDegrees = toward * size
    case .bridge:
      // The hips sink, by less than three quarters of the way.
      let lift = lying.pelvis - pose.pelvis
      slip.pelvisDegrees = min(size, 0.55 * lift)
      slip.lumbarDegrees = 0.3 * size
    case .carry:
      slip.pelvisDegrees = size
      slip.lumbarDegrees = 0.3 * size
    case .hinge:
      slip.lumbarDegrees = size
      slip.pelvisDegrees = -share * size
    }
  }

  private func swing(from start: Double, to end: Double, _ stage: inout Choreography) {
    let frequency = stage.draws.uniform(1.8...2.4)
    if kind == .sidePlank || kind == .carry {
      // Lean follows at half of the frequency.
      stage.motion.rhythms.add(
        Rhythm(
          start: start, end: end,
          frequency: kind == .carry ? stage.lifter.stepHertz : 2 * frequency, heightMeters: 0.002,
          leanDegrees: stage.draws.uniform(9...11)))
      return
    }
    stage.motion.rhythms.add(
      Rhythm(
        start: start, end: end, frequency: frequency, heightMeters: 0.002,
        pelvisDegrees: stage.draws.uniform(12...15)))
  }

  /// Gives the first move out of the posture; of a carry the end of the walk.
  private func leave(
    _ stage: inout Choreography, walked: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    func draw(_ range: ClosedRange<Double>) -> Double { stage.draws.uniform(range) }
    let start = stage.now
    var out = start...start
    switch kind {
    case .plank:
      stage.move(to: fours(&stage), seconds: draw(0.5...1))
      out = start...stage.now
      stage.wait(draw(0.2...0.9))
      stage.move(to: kneeling(&stage), seconds: draw(1...1.6))
    case .birdDog:
      stage.move(to: kneeling(&stage), seconds: draw(1...1.6))
      out = start...stage.now
    case .sidePlank:
      // The hip to the floor, then up.
      let seconds = draw(0.4...0.7)
      stage.motion.flank.move(
        from: start, to: start + seconds, value: flank * (1 + draw(0.08...0.14)))
      stage.wait(seconds)
      out = start...stage.now
      stage.wait(draw(0.1...0.6))
      let up = draw(1.1...1.7)
      stage.motion.flank.move(from: stage.now, to: stage.now + up, value: 0)
      stage.move(to: kneeling(&stage), seconds: up)
    case .bridge:
      stage.move(to: lying, seconds: draw(0.8...1.4))
      out = start...stage.now
      stage.wait(draw(0.8...2))
      stage.move(
        to: Pose(pelvis: draw(-20 ... -5), lumbar: draw(20...30), height: -0.8, forward: -0.3),
        seconds: draw(1.4...2))
      stage.wait(draw(0.3...1))
    case .carry:
      out = walked.upperBound...walked.upperBound
      stage.wait(draw(0.4...1))
      stage.move(
        to: Pose(pelvis: draw(28...45), lumbar: draw(12...25), height: -0.25, forward: -0.08),
        seconds: draw(1.1...1.5), order: .descent)
      stage.jolt(at: stage.now, g: draw(0.3...1.5), seconds: 0.03)
      stage.wait(draw(0.3...0.8))
    case .hinge:
      stage.move(to: .standing, seconds: draw(1.2...1.8))
      return start...stage.now
    }
    stage.move(to: .standing, seconds: draw(1.2...1.7))
    return out
  }
}
