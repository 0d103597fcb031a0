import HingeCore

extension LiftSet {
  /// Adds the rounding that a rep is planned to have before or in its rise; returns its size in
  /// degrees, 0 where there is none.
  func round(
    _ plan: RepPlan, _ descent: ClosedRange<Double>, _ rise: ClosedRange<Double>,
    _ scene: inout Choreography
  ) -> Double {
    guard let moment = plan.rounding else { return 0 }
    let size = size(of: plan, scene)
    let seconds = rise.upperBound - rise.lowerBound
    let up = rise.lowerBound
    let least = LifterModel.leastSeconds(turning: size)
    var r = Rounding(start: up, full: up, fall: up, end: up, degrees: size, corrected: nil)
    switch moment {
    case .setup:
      r.start = min(descent.upperBound - 0.15, up - 0.5)
      r.full = r.start + max(0.4, least)
      r.fall = max(r.full, up + 0.35 * seconds)
      r.end = max(r.fall + least, up + 0.95 * seconds)
    case .liftoff:
      r.start = up - 0.02
      r.full = up + max(scene.draws.uniform(0.24...0.3), least)
      r.fall = max(r.full + 0.05, up + 0.5 * seconds)
      r.end = max(r.fall + least, rise.upperBound)
    case .late:
      r.start = up + 0.45 * seconds
      r.full = r.start + max(least, 0.2 * seconds)
      r.fall = r.full + 0.12
      r.end = max(r.fall + least, up + 1.05 * seconds)
    case .descent:
      // From the floor the lowering comes after the rise and is rounded there.
      if scene.lifter.style.startsFromFloor { return 0 }
      let down = descent.upperBound - descent.lowerBound
      r.start = descent.lowerBound + 0.45 * down
      r.full = r.start + max(0.35 * down, least)
      r.fall = max(r.full, up + 0.1 * seconds)
      r.end = max(r.fall + least, up + 0.6 * seconds)
    }
    scene.motion.roundings.add(r)
    scene.tremble(from: r.start, to: r.full, turnDegrees: size)
    return size
  }

  /// Adds a rounding in the lowering after a rise; it is mended while the bar rests, or in the
  /// next rise where the bar does not rest or the lifter does not notice.
  func roundLowering(
    _ plan: RepPlan, _ lowering: ClosedRange<Double>, pause: Double, _ scene: inout Choreography
  ) -> Double {
    let size = size(of: plan, scene)
    let seconds = lowering.upperBound - lowering.lowerBound
    let start = lowering.lowerBound + 0.4 * seconds
    let bottom = lowering.upperBound
    let least = LifterModel.leastSeconds(turning: size)
    let full = start + max(0.4 * seconds, least)
    let kept = scene.draws.chance(0.4)
    let rise = scene.lifter.concentricSeconds
    let fall =
      kept
      ? max(full, bottom + pause + 0.3 * rise)
      : max(full, pause > 0.7 ? bottom + 0.1 : bottom + pause + 0.05)
    scene.motion.roundings.add(
      Rounding(
        start: start, full: full, fall: fall,
        end: fall + max(kept ? 0.6 * rise : 0.45, least), degrees: size, corrected: nil))
    scene.tremble(from: start, to: bottom, turnDegrees: size)
    return size
  }

  /// No rounding goes beyond the wearer's own maximum.
  private func size(of plan: RepPlan, _ scene: Choreography) -> Double {
    let left = scene.lifter.reserveDegrees - max(0, plan.ownDegrees)
    return max(0, min(plan.reserveShare * scene.lifter.reserveDegrees, left))
  }
}
