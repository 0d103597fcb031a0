import HingeCore

/// Finds the truth of a round of holds by looking at the bones, in doubles.
struct HoldTruthFinder {
  let scene: Scene

  func truth(scenario: Scenario, sensors: Int) -> HoldTruth {
    HoldTruth(plan: scenario.rawValue, sensors: sensors, holds: scene.holds.map(entry))
  }

  private func entry(_ hold: PlannedHold) -> HoldEntry {
    let times = times(of: hold)
    let baseFor = hold.kind == .carry ? 3.0 : 2.0
    let base = mean(hold, from: times.lowerBound, to: times.lowerBound + baseFor)
    let sway = swing(hold, at: times.lowerBound + baseFor)
    return HoldEntry(
      kind: hold.kind.token.description, side: hold.side.token.description,
      startSeconds: tidy(times.lowerBound), endSeconds: tidy(times.upperBound),
      losses: hold.losses.map { loss($0, in: hold, base: base, sway: sway) })
  }

  private struct Angles {
    var plane = 0.0
    var across = 0.0
    var lumbar = 0.0
  }

  private func angles(_ hold: PlannedHold, at time: Double) -> Angles {
    let p = scene.motion.posture(at: time)
    let pelvis = SensorPoint.sacrum.orientation(p, missedShare: 0, tissueDegrees: 0).row2
    let thorax = SensorPoint.thorax.orientation(p, missedShare: 0, tissueDegrees: 0).row2
    let plane = inPlane(pelvis, hold)
    return Angles(
      plane: plane, across: across(pelvis, hold), lumbar: inPlane(thorax, hold) - plane)
  }

  /// Of up in a segment's own axes.
  private func inPlane(_ up: Triple, _ hold: PlannedHold) -> Double {
    if hold.kind != .sidePlank { return angle(-up.x, up.z) }
    return angle(up.z, hold.side == .left ? -up.y : up.y)
  }

  private func across(_ up: Triple, _ hold: PlannedHold) -> Double {
    let part = hold.kind == .sidePlank ? up.x : -up.y
    return angle(part, max(0, 1 - part * part).squareRoot())
  }

  /// The core's own arc tangent, good to 2e-5°: a library's may differ between processors.
  private func angle(_ y: Double, _ x: Double) -> Double {
    Double(arcTangent(y: Int32(y * 0x1p29), x: Int32(x * 0x1p29)).raw) / 65536
  }

  private func mean(_ hold: PlannedHold, from start: Double, to end: Double) -> Angles {
    var sum = Angles()
    let count = Int((end - start) / 0.02)
    for index in 0..<count {
      let a = angles(hold, at: start + Double(index) * 0.02)
      sum.plane += a.plane
      sum.across += a.across
      sum.lumbar += a.lumbar
    }
    let n = Double(count)
    return Angles(plane: sum.plane / n, across: sum.across / n, lumbar: sum.lumbar / n)
  }

  /// Root mean square of what the pelvis swung in the second before a time.
  private func swing(_ hold: PlannedHold, at time: Double) -> Double {
    let middle = mean(hold, from: time - 1, to: time)
    var sum = 0.0
    for index in 0..<50 {
      let a = angles(hold, at: time - 1 + Double(index) * 0.02)
      sum += (a.across - middle.across) * (a.across - middle.across)
      if hold.kind != .carry { sum += (a.plane - middle.plane) * (a.plane - middle.plane) }
    }
    return (sum / 50).squareRoot()
  }

  private func times(of hold: PlannedHold) -> ClosedRange<Double> {
    if hold.kind == .carry {
      // Steps fade in and out over 0.8 s.
      return (hold.entry.upperBound + 0.4)...(hold.exit.lowerBound - 0.4)
    }
    // The entry's end is where it is held, give or take a breath.
    let goal = mean(hold, from: hold.entry.upperBound, to: hold.entry.upperBound + 2)
    let held = mean(hold, from: hold.exit.lowerBound - 0.3, to: hold.exit.lowerBound)
    var start = hold.entry.upperBound
    while start > hold.entry.lowerBound && isNear(angles(hold, at: start - 0.001), goal) {
      start -= 0.001
    }
    var end = hold.exit.lowerBound
    while end < hold.exit.upperBound && isNear(angles(hold, at: end), held) { end += 0.001 }
    return start...end
  }

  private func isNear(_ a: Angles, _ b: Angles) -> Bool {
    abs(a.plane - b.plane) <= 2 && abs(a.across - b.across) <= 2
  }

  private func loss(
    _ planned: PlannedLoss, in hold: PlannedHold, base: Angles, sway: Double
  ) -> LossEntry {
    let limits = HoldLimits()
    let limit =
      Double(
        (planned.what == .sag
          ? limits.sag : planned.what == .rotation ? limits.rotation : limits.sway).thousandths)
      / 1000
    var result = LossEntry(
      what: planned.what.token.description, startSeconds: tidy(planned.start),
      endSeconds: tidy(planned.end), worstDegrees: 0, pelvisWorstDegrees: 0)
    // What is a mean of a second comes and goes a second later.
    let tail = planned.what == .sway || hold.kind == .carry ? 1.0 : 0
    for index in 0...Int((planned.end + tail - planned.start) / 0.005) {
      let time = planned.start + Double(index) * 0.005
      let (all, pelvis) = size(planned.what, hold, base, sway, at: time)
      if all > limit {
        if result.beyondSeconds == nil { result.beyondSeconds = tidy(time) }
        result.withinSeconds = tidy(time)
      }
      if pelvis > limit && result.pelvisBeyondSeconds == nil {
        result.pelvisBeyondSeconds = tidy(time)
      }
      result.worstDegrees = max(result.worstDegrees, tidy(all))
      result.pelvisWorstDegrees = max(result.pelvisWorstDegrees, tidy(pelvis))
    }
    return result
  }

  /// How far something is from the baseline, and how far of it the pelvis alone.
  private func size(
    _ what: HoldLoss, _ hold: PlannedHold, _ base: Angles, _ sway: Double, at time: Double
  ) -> (Double, Double) {
    if what == .sway {
      let swung = max(0, swing(hold, at: time) - sway)
      return (swung, swung)
    }
    let a = hold.kind == .carry ? mean(hold, from: time - 1, to: time) : angles(hold, at: time)
    if what == .rotation {
      let turned = abs(a.across - base.across)
      return (turned, turned)
    }
    let pelvis = abs(a.plane - base.plane)
    return (max(pelvis, abs(a.lumbar - base.lumbar)), pelvis)
  }

  /// To four decimals, as the truth of the lifts has it.
  private func tidy(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
