import HingeCore

/// A lift as it was danced, in windows: the truth is found inside them.
struct PlannedEvent: Sendable {
  var kind: LiftEventKind
  /// The descent or the reach that led to its bottom.
  var descent: ClosedRange<Double>
  var rise: ClosedRange<Double>
  /// The lowering after it, where it had one of its own.
  var lowering: ClosedRange<Double>?
  /// When what it owns ends, where nothing of its own tells it.
  var end: Double
  /// When the bar was let go at the top, where it was.
  var released: Double?
  var plan = RepPlan()
  /// Of the rounding, degrees.
  var roundingDegrees = 0.0
}

/// Dances one set and remembers what it was.
struct LiftSet {
  var events: [PlannedEvent] = []
  private let loaded: Bool

  /// - Parameter loaded: false with an empty bar, which meets the floor softly.
  init(loaded: Bool) { self.loaded = loaded }

  mutating func dance(_ plans: [RepPlan], on scene: inout Choreography) {
    if scene.lifter.style.startsFromFloor {
      fromFloor(plans, on: &scene)
    } else {
      fromLockout(plans, on: &scene)
    }
  }

  private func bottom(_ plan: RepPlan, _ scene: inout Choreography) -> Choreography.Pose {
    let l = scene.lifter
    let depth = scene.draws.uniform(0.97...1.03)
    return Choreography.Pose(
      pelvis: l.pelvisBottomDegrees * depth, lumbar: l.neutralLumbarDegrees, own: plan.ownDegrees,
      height: -l.riseMeters * depth, forward: -l.hipsBackMeters)
  }

  private func lockout(_ plan: RepPlan, _ scene: Choreography) -> Choreography.Pose {
    // What is too much comes from the hips and from the back.
    Choreography.Pose(
      pelvis: -scene.lifter.lockoutLeanDegrees - 0.5 * plan.overExtensionDegrees,
      own: -0.5 * plan.overExtensionDegrees, forward: 0.01)
  }

  private mutating func fromFloor(_ plans: [RepPlan], on scene: inout Choreography) {
    guard let first = plans.first else { return }
    let l = scene.lifter
    var target = bottom(first, &scene)
    var descent = reach(for: target, pause: first.bottomPauseSeconds, &scene)
    if loaded && scene.draws.chance(0.3) { regrip(&scene) }
    for (index, planned) in plans.enumerated() {
      var plan = planned
      // A back that the lowering left round is not rounded a second time on top of that.
      if index > 0 && plans[index - 1].rounding == .descent && plan.rounding != .descent
        && plan.rounding != nil
      {
        plan.rounding = .late
      }
      let seconds = l.concentricSeconds * plan.slowness
      if plan.mishap == .failed {
        fail(plan, from: target, descent: descent, seconds: seconds, &scene)
        descent = events.last?.lowering ?? descent
        continue
      }
      if plan.mishap == .doublePull { tug(plan, from: target, &scene) }
      var event = PlannedEvent(
        kind: .rep, descent: descent, rise: rise(plan, from: target, seconds: seconds, &scene),
        end: scene.now, plan: plan)
      event.roundingDegrees = round(plan, event.descent, event.rise, &scene)
      let top = l.topPauseSeconds * scene.draws.uniform(0.8...1.2)
      let next = index + 1 < plans.count ? plans[index + 1] : nil
      if plan.mishap == .dropped {
        // Whoever drops it does not hold it for long.
        scene.wait(min(top, 1.2))
        event.end = scene.now
        event.released = scene.now
        events.append(event)
        scene.apart(1) { letGo(leaving: next == nil, &$0) }
        guard let next else { return }
        target = bottom(next, &scene)
        descent = reach(for: target, pause: next.bottomPauseSeconds, &scene)
        continue
      }
      scene.wait(plan.topPauseSeconds ?? top)
      target = bottom(next ?? RepPlan(), &scene)
      descent = descend(
        to: target, seconds: l.eccentricSeconds * scene.draws.uniform(0.85...1.15), &scene)
      event.lowering = descent
      event.end = scene.now
      contact(&scene)
      let ownPause = l.bottomPauseSeconds * scene.draws.uniform(0.85...1.25)
      let pause = next?.bottomPauseSeconds ?? ownPause
      if plan.rounding == .descent {
        event.roundingDegrees = roundLowering(plan, descent, pause: pause, &scene)
      }
      events.append(event)
      scene.wait(pause)
    }
    standUp(after: descent, &scene)
  }

  private mutating func fromLockout(_ plans: [RepPlan], on scene: inout Choreography) {
    let l = scene.lifter
    for plan in plans {
      let target = bottom(plan, &scene)
      let descent = descend(
        to: target, seconds: l.eccentricSeconds * scene.draws.uniform(0.85...1.15), &scene)
      scene.wait(max(0.05, l.bottomPauseSeconds))
      let seconds = l.concentricSeconds * plan.slowness
      var event = PlannedEvent(
        kind: .rep, descent: descent, rise: rise(plan, from: target, seconds: seconds, &scene),
        end: scene.now, plan: plan)
      event.roundingDegrees = round(plan, event.descent, event.rise, &scene)
      let top = l.topPauseSeconds * scene.draws.uniform(0.8...1.2)
      scene.wait(plan.topPauseSeconds ?? top)
      event.end = scene.now
      events.append(event)
    }
    scene.move(to: .standing, seconds: 0.7)
    scene.straighten(seconds: 0.5)
  }

  /// Bends down to a bar that lies on the floor, and takes hold of it.
  private func reach(
    for target: Choreography.Pose, pause: Double?, _ scene: inout Choreography
  ) -> ClosedRange<Double> {
    let descent = descend(to: target, seconds: scene.lifter.eccentricSeconds * 1.1, &scene)
    scene.jolt(at: scene.now, g: loaded ? 0.4 : 0.2, seconds: 0.03)
    scene.wait(pause ?? max(0.7, scene.lifter.bottomPauseSeconds))
    return descent
  }

  /// Bobs once or twice at the bar while the hands find their place.
  private func regrip(_ scene: inout Choreography) {
    let seconds = scene.draws.uniform(1.6...2.6)
    scene.motion.rhythms.add(
      Rhythm(
        start: scene.now, end: scene.now + seconds, frequency: scene.draws.uniform(0.7...1.2),
        heightMeters: scene.draws.uniform(0.004...0.015),
        pelvisDegrees: scene.draws.uniform(1...4), lumbarDegrees: scene.draws.uniform(0.5...2)))
    scene.wait(seconds + scene.draws.uniform(0.5...3))
  }

  private func descend(
    to target: Choreography.Pose, seconds: Double, _ scene: inout Choreography
  ) -> ClosedRange<Double> {
    let start = scene.now
    scene.leanAndTwist(seconds: seconds, limitDegrees: 1.5)
    let turn =
      target.pelvis + target.lumbar + target.own - scene.motion.pelvis.final
      - scene.motion.neutralLumbar.final
    let least = max(1, LifterModel.leastSeconds(turning: turn))
    scene.move(to: target, seconds: max(least, seconds), order: .descent)
    return start...scene.now
  }

  private func contact(_ scene: inout Choreography) {
    let g = loaded ? scene.lifter.contactG * scene.draws.uniform(0.5...1) : 0.3
    scene.jolt(at: scene.now - 0.03, g: g, seconds: scene.lifter.contactSeconds)
  }

  /// Knees first: the hips rise before the pelvis turns.
  private func rise(
    _ plan: RepPlan, from bottom: Choreography.Pose, seconds wanted: Double,
    _ scene: inout Choreography
  ) -> ClosedRange<Double> {
    let start = scene.now
    let turn = bottom.pelvis + bottom.lumbar + bottom.own - lockout(plan, scene).pelvis
    let seconds = max(wanted, LifterModel.leastSeconds(turning: turn))
    var order = Choreography.Order(pelvisSkew: -0.35, lumbarSkew: -0.2, heightSkew: 0.3)
    if scene.lifter.straightensLate {
      let needed = max(0.45, LifterModel.leastSeconds(turning: bottom.lumbar + bottom.own))
      order.lumbarDelay = min(0.45, max(0, 1 - needed / seconds))
    }
    if plan.mishap == .hitch {
      let half = between(bottom, lockout(plan, scene), share: 0.6)
      scene.move(to: half, seconds: seconds * 0.65, order: order)
      scene.wait(scene.draws.uniform(0.2...0.4))
      scene.move(to: lockout(plan, scene), seconds: seconds * 0.55)
    } else {
      scene.move(to: lockout(plan, scene), seconds: seconds, order: order)
    }
    return start...scene.now
  }

  private func between(
    _ a: Choreography.Pose, _ b: Choreography.Pose, share: Double
  ) -> Choreography.Pose {
    Choreography.Pose(
      pelvis: a.pelvis + (b.pelvis - a.pelvis) * share,
      lumbar: a.lumbar + (b.lumbar - a.lumbar) * share, own: a.own + (b.own - a.own) * share,
      height: a.height + (b.height - a.height) * share,
      forward: a.forward + (b.forward - a.forward) * share)
  }

  /// A pull that moves the lifter and not the bar.
  private func tug(
    _ plan: RepPlan, from bottom: Choreography.Pose, _ scene: inout Choreography
  ) {
    scene.move(to: between(bottom, lockout(plan, scene), share: 0.12), seconds: 0.4)
    scene.move(to: bottom, seconds: 0.4)
    scene.wait(scene.draws.uniform(0.5...0.9))
  }

  private mutating func fail(
    _ plan: RepPlan, from bottom: Choreography.Pose, descent: ClosedRange<Double>,
    seconds: Double, _ scene: inout Choreography
  ) {
    let start = scene.now
    scene.move(to: between(bottom, lockout(plan, scene), share: 0.45), seconds: seconds)
    let top = scene.now
    scene.wait(0.4)
    let lowering = descend(to: bottom, seconds: 0.9, &scene)
    contact(&scene)
    events.append(
      PlannedEvent(
        kind: .failed, descent: descent, rise: start...top, lowering: lowering, end: scene.now,
        plan: plan))
    scene.wait(0.5)
  }

  /// The bar stays on the floor, the lifter comes up without it.
  private mutating func standUp(
    after descent: ClosedRange<Double>, _ scene: inout Choreography
  ) {
    scene.wait(scene.draws.uniform(0.8...1.8))
    let start = scene.now
    scene.straighten(seconds: 0.6)
    scene.move(to: .standing, seconds: scene.draws.uniform(0.8...1.2))
    events.append(
      PlannedEvent(kind: .standup, descent: descent, rise: start...scene.now, end: scene.now + 1.5))
  }
}
