/// The calibration as the beeps pace it, well done or with one flaw.
extension Scene {
  static func stand(on stage: inout Choreography, flaw: CalibrationFlaw?) {
    if flaw == .movingWhileStanding {
      stage.walk(6)
    } else {
      stage.wait(flaw == .tooShort ? 1 : 6)
    }
  }

  /// Three unloaded hinges: 3 s down, 1 s hold, 2 s up.
  static func hinge(on stage: inout Choreography, flaw: CalibrationFlaw?) {
    stage.wait(4)
    for index in 0..<(flaw == .tooFewHinges ? 1 : 3) {
      var down = hinged(&stage)
      if flaw == .hingesDiffer { down.pelvis *= 0.75 + 0.25 * Double(index) }
      if flaw == .axisUnclear {
        let side = index % 2 == 0 ? 40.0 : -40
        stage.motion.lean.move(from: stage.now, to: stage.now + 3, value: side)
        stage.motion.twist.move(from: stage.now, to: stage.now + 3, value: -side)
      }
      stage.move(to: down, seconds: 3, order: .descent)
      stage.wait(1.2)
      stage.straighten(seconds: 2)
      stage.move(to: .standing, seconds: 2)
      stage.wait(1.3)
    }
    stage.wait(1.5)
  }

  /// Two hinges that end in a back as round as it gets, held for 2 s.
  static func slump(on stage: inout Choreography, flaw: CalibrationFlaw?) {
    stage.wait(4)
    for _ in 0..<2 {
      let down = hinged(&stage)
      stage.move(to: down, seconds: 1.6, order: .descent)
      let size = flaw == .slumpMissing ? 0 : stage.lifter.reserveDegrees - down.own
      stage.motion.roundings.add(
        Rounding(
          start: stage.now + 0.1, full: stage.now + 1.1, fall: stage.now + 3.3,
          end: stage.now + 5, degrees: size, corrected: nil))
      stage.tremble(from: stage.now + 0.1, to: stage.now + 1.1, turnDegrees: size)
      stage.wait(3.3)
      stage.move(to: .standing, seconds: 2)
      stage.wait(2)
    }
    stage.wait(1.5)
  }

  /// Three reps with the empty bar, in the style to be trained.
  static func styleReps(on stage: inout Choreography) -> [PlannedEvent] {
    stage.wait(4)
    let pace = stage.draws.uniform(0.9...1.6)
    var plans: [RepPlan] = []
    for _ in 0..<3 {
      var plan = RepPlan()
      plan.ownDegrees = 0.5 * stage.lifter.flexionSpreadDegrees * stage.draws.gaussian()
      // Nobody lifts the empty bar at another pace than his own, or not by much: a lifter of 0.7 s
      // who took 1.7 s here would show nothing of his way.
      plan.slowness = pace * stage.draws.uniform(0.95...1.05)
      plans.append(plan)
    }
    var set = LiftSet(loaded: false)
    set.dance(plans, on: &stage)
    stage.wait(3)
    return set.events
  }

  private static func hinged(_ stage: inout Choreography) -> Choreography.Pose {
    let l = stage.lifter
    return Choreography.Pose(
      pelvis: l.hingeDegrees * stage.draws.uniform(0.98...1.02), lumbar: l.neutralLumbarDegrees,
      own: 0.3 * l.flexionSpreadDegrees * stage.draws.gaussian(), height: -0.06,
      forward: -l.hipsBackMeters)
  }
}
