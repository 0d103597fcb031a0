import HingeCore

/// Finds the truth of a scene by looking at its motion far finer than any sensor does.
///
/// A movement lasts while the rate of T12's pitch exceeds a tenth of the movement's own peak; the
/// rounding does not count as movement, so that a back that gives way does not move the lift-off.
struct TruthFinder {
  let scene: Scene
  let lifter: LifterModel
  /// Room between neutral bottom and maximum, degrees.
  private var reserve: Double { max(1, lifter.reserveDegrees) }

  init(scene: Scene, lifter: LifterModel) {
    self.scene = scene
    self.lifter = lifter
  }

  func truth(scenario: Scenario, sensors: Int) -> LiftTruth {
    var result = LiftTruth(
      style: lifter.style.token.description,
      barStarts: lifter.style.startsFromFloor ? "floor" : "lockout", sensors: sensors,
      plan: scenario.rawValue, maximumLumbarDegrees: tidy(lifter.maximumLumbarDegrees),
      neutralBottomDegrees: tidy(lifter.neutralLumbarDegrees), events: [], episodes: [], sets: [],
      seconds: [], lumbarFlexionDegrees: [], pelvisPitchDegrees: [])
    for set in scene.sets {
      let events = find(set)
      guard let first = events.first, let last = events.last else { continue }
      result.events += events
      let span = first.descentStartSeconds...last.ownEndSeconds
      result.sets.append(
        SetSpan(
          startSeconds: span.lowerBound, endSeconds: span.upperBound,
          reps: events.count { $0.kind == .rep }))
      result.episodes += episodes(in: span, ownedFrom: first.ownStartSeconds)
    }
    if scenario == .mobility { result.deepHinges = scene.deepHinges.map(deepHinge) }
    for index in 0...Int(scene.motion.duration * 50) {
      let time = Double(index) * 0.02
      let posture = scene.motion.posture(at: time)
      result.seconds.append(tidy(time))
      result.lumbarFlexionDegrees.append(tidy(posture.lumbarDegrees))
      result.pelvisPitchDegrees.append(tidy(posture.pelvisDegrees))
    }
    return result
  }

  /// The back rounds from where a degree of it is there.
  private func deepHinge(_ planned: DeepHinge) -> DeepHingeTruth {
    var found = DeepHingeTruth(
      startSeconds: tidy(planned.start), endSeconds: tidy(planned.end), roundsSeconds: nil,
      neutralDegrees: nil, deepestDegrees: 0, roundingDegrees: tidy(planned.roundingDegrees))
    var deepest = 0.0
    for index in 0...max(1, Int((planned.end - planned.start) / 0.005)) {
      let time = planned.start + Double(index) * 0.005
      deepest = max(deepest, scene.motion.posture(at: time).pelvisDegrees)
      if found.roundsSeconds == nil && scene.motion.rounding(at: time) >= 1 {
        found.roundsSeconds = tidy(time)
        found.neutralDegrees = tidy(deepest)
      }
    }
    found.deepestDegrees = tidy(deepest)
    return found
  }

  private func find(_ planned: [PlannedEvent]) -> [LiftEvent] {
    let fromFloor = lifter.style.startsFromFloor
    var events: [LiftEvent] = []
    for (index, event) in planned.enumerated() {
      let descent = movement(in: event.descent)
      let rise = movement(in: event.rise)
      let next = index + 1 < planned.count ? movement(in: planned[index + 1].descent) : nil
      let lowering = event.lowering.map { movement(in: $0) }
      // The half second before lift-off, as far as the lowering before it does not own it.
      let start =
        fromFloor
        ? min(max(rise.lowerBound - 0.5, descent.upperBound), rise.lowerBound) : descent.lowerBound
      let end = lowering?.upperBound ?? (fromFloor ? event.end : next?.lowerBound ?? event.end)
      let topEnd = (fromFloor ? lowering : next)?.lowerBound ?? event.released
      let own = fromFloor ? lowering : descent
      let peaks = peaks(from: start, to: end)
      events.append(
        LiftEvent(
          kind: event.kind, ownStartSeconds: tidy(start), ownEndSeconds: tidy(end),
          descentStartSeconds: tidy(descent.lowerBound), bottomSeconds: tidy(descent.upperBound),
          liftoffSeconds: tidy(rise.lowerBound), lockoutSeconds: tidy(rise.upperBound),
          eccentricSeconds: own.map { tidy($0.upperBound - $0.lowerBound) },
          bottomPauseSeconds: tidy(rise.lowerBound - descent.upperBound),
          concentricSeconds: tidy(rise.upperBound - rise.lowerBound),
          topSeconds: event.kind == .rep
            ? topEnd.map { tidy($0 - rise.upperBound) } : nil,
          releasedSeconds: event.released.map(tidy),
          peakLumbarFlexionDegrees: tidy(peaks.flexion),
          extraFlexionDegrees: tidy(event.roundingDegrees), roundAt: event.plan.rounding,
          overExtensionDegrees: tidy(event.plan.overExtensionDegrees),
          maxReserveUsed: tidy(peaks.excess / reserve), peakExcessDegrees: tidy(peaks.excess)))
    }
    return events
  }

  /// First and last millisecond in which the pitch of T12 changes by more than a tenth of its
  /// fastest.
  private func movement(in window: ClosedRange<Double>) -> ClosedRange<Double> {
    let step = 0.001
    let count = Int((window.upperBound - window.lowerBound) / step)
    var rates: [Double] = []
    rates.reserveCapacity(count)
    var before = scene.motion.liftPitch(at: window.lowerBound)
    for index in 1...max(1, count) {
      let pitch = scene.motion.liftPitch(at: window.lowerBound + Double(index) * step)
      rates.append(abs(pitch - before))
      before = pitch
    }
    let limit = 0.1 * rates.reduce(0) { max($0, $1) }
    let first = rates.firstIndex { $0 > limit } ?? 0
    let last = rates.lastIndex { $0 > limit } ?? max(0, count - 1)
    return
      (window.lowerBound + Double(first) * step)...(window.lowerBound
      + Double(last + 1) * step)
  }

  private func excess(at time: Double) -> (flexion: Double, excess: Double) {
    let flexion = scene.motion.posture(at: time).lumbarDegrees
    return (flexion, flexion - scene.motion.neutralLumbar.value(at: time))
  }

  private func peaks(from start: Double, to end: Double) -> (flexion: Double, excess: Double) {
    var best = excess(at: start)
    for index in 1...max(1, Int((end - start) / 0.005)) {
      let value = excess(at: start + Double(index) * 0.005)
      best.flexion = max(best.flexion, value.flexion)
      best.excess = max(best.excess, value.excess)
    }
    return best
  }

  private func episodes(
    in span: ClosedRange<Double>, ownedFrom first: Double
  ) -> [RoundingEpisode] {
    let step = 0.005
    var result: [RoundingEpisode] = []
    var open: RoundingEpisode?
    var before = 0.0
    for index in 0...Int((span.upperBound - span.lowerBound) / step) {
      let time = span.lowerBound + Double(index) * step
      let used = excess(at: time).excess / reserve
      if used > 0.6 {
        // Where the straight line between the two looks crosses.
        let share = used > before ? (used - 0.6) / (used - before) : 0
        let began = max(span.lowerBound, time - step * share)
        var episode =
          open
          ?? RoundingEpisode(
            startSeconds: tidy(began), endSeconds: began, maxReserveUsed: used,
            approach: began < first)
        episode.maxReserveUsed = max(episode.maxReserveUsed, used)
        episode.endSeconds = time
        open = episode
      } else if let done = open {
        result.append(closed(done))
        open = nil
      }
      before = used
    }
    if let done = open { result.append(closed(done)) }
    return result
  }

  private func closed(_ episode: RoundingEpisode) -> RoundingEpisode {
    var result = episode
    result.endSeconds = tidy(episode.endSeconds)
    result.maxReserveUsed = tidy(episode.maxReserveUsed)
    return result
  }

  /// To four decimals: a tenth of a millisecond, and no more digits than anyone can use.
  private func tidy(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
