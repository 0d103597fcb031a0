/// A slow, unloaded hinge as it is meant to go.
struct DeepHinge: Sendable {
  var start: Double
  var end: Double
  /// 0 where the back stays neutral.
  var roundingDegrees: Double
}

/// The mobility check: three slow hinges, as deep as they go.
extension Scene {
  /// What happens where the neutral hinge ends.
  private enum Manner {
    /// The hamstrings stop the pelvis and the spine supplies the depth.
    case stops
    /// The pelvis is tucked by a part of the rounding.
    case tucks
    /// The pelvis goes on for a while beside the rounding.
    case goesOn
    /// Nothing: whoever bends so far has had enough.
    case staysNeutral
  }

  static func mobility(on stage: inout Choreography) -> [DeepHinge] {
    let lifter = stage.lifter
    // Today's: where this wearer's back begins to round.
    let limit = lifter.hingeDegrees + stage.draws.uniform(1...14)
    let choice = stage.draws.uniform()
    let manner: Manner =
      choice < 0.3 ? .stops : choice < 0.6 ? .tucks : choice < 0.85 ? .goesOn : .staysNeutral
    stage.motion.pelvisShare =
      manner == .tucks ? lifter.pelvisShare * stage.draws.uniform(0.4...1) : 0
    stage.wait(4.5)
    var hinges: [DeepHinge] = []
    for _ in 0..<3 {
      hinges.append(deepHinge(limit: limit, manner, on: &stage))
      stage.wait(stage.draws.uniform(2.4...3.2))
    }
    stage.wait(1.5)
    return hinges
  }

  private static func deepHinge(
    limit: Double, _ manner: Manner, on stage: inout Choreography
  ) -> DeepHinge {
    let lifter = stage.lifter
    let own = 0.3 * lifter.flexionSpreadDegrees * stage.draws.gaussian()
    let limit = limit + 0.8 * stage.draws.gaussian()
    let further = stage.draws.uniform(3...9)
    let share = stage.draws.uniform(0.45...0.95)
    let start = stage.now
    let down = Choreography.Pose(
      pelvis: limit + (manner == .goesOn ? further : 0), lumbar: lifter.neutralLumbarDegrees,
      own: own, height: -0.07, forward: -lifter.hipsBackMeters)
    stage.move(to: down, seconds: stage.draws.uniform(3.6...5.2), order: .descent)
    var size = 0.0
    var held = stage.now + stage.draws.uniform(1...1.8)
    if manner != .staysNeutral {
      size = min(max(9, share * 30), lifter.reserveDegrees - max(0, own))
      let begin = passes(limit - 0.5, from: start, to: stage.now, stage.motion)
      let full = begin + stage.draws.uniform(1.4...2.4)
      held = max(held, full + stage.draws.uniform(0.8...1.4))
      stage.motion.roundings.add(
        Rounding(
          start: begin, full: full, fall: held, end: held + 1.6, degrees: size, corrected: nil))
      stage.tremble(from: begin, to: full, turnDegrees: size)
    }
    stage.wait(held - stage.now)
    stage.move(to: .standing, seconds: stage.draws.uniform(2.8...3.8))
    return DeepHinge(start: start, end: stage.now, roundingDegrees: size)
  }

  /// The first moment at which the pelvis is bent so far.
  private static func passes(
    _ degrees: Double, from start: Double, to end: Double, _ motion: Motion
  ) -> Double {
    for index in 0..<max(1, Int((end - start) / 0.01)) {
      let time = start + Double(index) * 0.01
      if motion.pelvis.value(at: time) >= degrees { return time }
    }
    return end
  }
}
