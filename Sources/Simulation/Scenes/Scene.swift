import HingeCore

/// A motion and what it was meant to be.
struct Scene: Sendable {
  var motion: Motion
  /// The lifts, set by set.
  var sets: [[PlannedEvent]]
  /// Of a round of holds.
  var holds: [PlannedHold] = []
  /// The deep hinges of a mobility check.
  var deepHinges: [DeepHinge] = []

  /// - Parameters:
  ///   - reps: of a set.
  ///   - setCount: of a session.
  ///   - restSeconds: between the sets of a session, at least.
  ///   - flaw: what is wrong with a calibration; nil for a good one.
  ///   - roundingShare: size of the roundings as a share of the reserve, nil for drawn ones.
  init(
    _ scenario: Scenario, lifter: LifterModel, reps: Int, setCount: Int, restSeconds: Double,
    roundingShare: Double?, flaw: CalibrationFlaw?, draws: SeededGenerator
  ) {
    var lifter = lifter
    if flaw == .wrongStyle && scenario == .style {
      lifter.style = lifter.style.startsFromFloor ? .romanian : .conventional
    }
    var stage = Choreography(lifter: lifter, draws: draws)
    var danced: [[PlannedEvent]] = []
    func lift(_ kind: SetKind) {
      let plans = kind.reps(
        reps, lifter: lifter, roundingShare: roundingShare, using: &stage.draws)
      var set = LiftSet(loaded: true)
      set.dance(plans, on: &stage)
      danced.append(set.events)
    }
    switch scenario {
    case .stand: Scene.stand(on: &stage, flaw: flaw)
    case .hinge: Scene.hinge(on: &stage, flaw: flaw)
    case .style: danced = [Scene.styleReps(on: &stage)]
    case .slump: Scene.slump(on: &stage, flaw: flaw)
    case .neutral, .mixed, .fatigue, .struggle:
      stage.wait(stage.draws.uniform(4.5...6))
      lift(scenario.setKind ?? .neutral)
      stage.wait(3)
    case .idle:
      Scene.idle(seconds: 75, on: &stage)
    case .session:
      stage.wait(2)
      stage.walk(stage.draws.uniform(8...12))
      let kinds: [SetKind] = [.neutral, .mixed, .fatigue]
      for index in 0..<setCount {
        stage.wait(stage.draws.uniform(3.5...5))
        lift(kinds[index % kinds.count])
        stage.wait(stage.draws.uniform(2...4))
        if index + 1 < setCount { Scene.idle(seconds: restSeconds, on: &stage) }
      }
      stage.walk(6)
      stage.wait(2)
    case .sixFaces: Scene.sixFaces(on: &stage)
    case .holdPlank, .holdSidePlank, .holdBirdDog, .holdBridge, .holdCarry, .holdHinge:
      if let kind = scenario.holdKind { holds = HoldRound.dance(kind, on: &stage) }
    case .holdNone: HoldRound.rest(on: &stage)
    case .mobility: deepHinges = Scene.mobility(on: &stage)
    }
    motion = stage.finish()
    sets = danced
  }

  /// Walking with something else between the walks, until the time is over.
  private static func idle(seconds: Double, on stage: inout Choreography) {
    let end = stage.now + seconds
    var index = Int(stage.draws.uniform() * Double(Activity.allCases.count))
    stage.wait(1)
    while stage.now < end {
      stage.walk(min(stage.draws.uniform(4...9), max(2, end - stage.now)))
      stage.wait(stage.draws.uniform(0.5...1.5))
      if stage.draws.chance(0.3) {
        // The belt knocks against something.
        let g = stage.draws.uniform(1...6)
        stage.jolt(at: stage.now, g: g, seconds: stage.draws.uniform(0.02...0.03))
        stage.wait(0.5)
      }
      if end - stage.now > 12 {
        Activity.allCases[index % Activity.allCases.count].act(on: &stage)
        index += 1
      }
    }
    stage.wait(1)
  }
}
