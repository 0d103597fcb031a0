import HingeCore

/// Where in one hinge the back begins to round.
struct MobilityMeter {
  let trace: MobilityTrace
  let standing: Standing
  let profile: WearerProfile
  let limit: Angle

  init(_ trace: MobilityTrace, _ standing: Standing, _ profile: WearerProfile) {
    self.trace = trace
    self.standing = standing
    self.profile = profile
    if profile.sensorCount == 2 {
      // As the alarms have it: never below 5°, nor within the wearer's own scatter.
      let scatter = profile.flexionDeviation
      limit = max(Angle(degrees: 5), scatter + scatter + scatter)
    } else {
      // As for lifts: a third of what the wearer's own slump does to the sacrum.
      let separation = (profile.sacrumHingeBottom - profile.sacrumSlumpBottom).magnitude
      limit = min(
        max(separation.scaled(by: Fraction(35, over: 100)), Angle(millidegrees: 6500)),
        Angle(degrees: 10))
    }
  }

  func measure(_ span: BendSpan) -> Result<MobilityBend, MobilityRefusal> {
    if trace.isTrusted[span.start...span.end].contains(false) { return .failure(Self.badData) }
    if isTooFast(span) {
      return .failure(
        MobilityRefusal(.tooFast, "a hinge went down too fast; take five seconds for the way down"))
    }
    let depth = furthest(span.start, span.end)
    let rounded = profile.sensorCount == 2 ? rounding(in: span) : tuck(in: span)
    if let rounded {
      return .success(
        MobilityBend(neutral: furthest(span.start, rounded), isAtLeast: false, depth: depth))
    }
    // A neutral back says little of a hinge that was not deep.
    let wanted = max(
      profile.sacrumHingeBottom.scaled(by: Fraction(75, over: 100)), Angle(degrees: 15))
    if depth < wanted {
      return .failure(
        MobilityRefusal(
          .tooShallow,
          "a hinge went \(depth.millidegrees / 1000)° deep and stayed neutral, in the calibration it was "
            + "\(profile.sacrumHingeBottom.millidegrees / 1000)°; hinge as deep as you can, until the back gives"
        ))
    }
    return .success(MobilityBend(neutral: depth, isAtLeast: true, depth: depth))
  }

  static var badData: MobilityRefusal {
    MobilityRefusal(
      .badData,
      "samples are missing, or a sensor was at the end of its range, within a hinge; check the wires, move "
        + "gently and repeat")
  }

  /// Hip flexion from standing.
  private func hip(_ index: Int) -> Angle { trace.pelvis[index] - standing.pelvis }

  private func furthest(_ start: Int, _ end: Int) -> Angle {
    (start...end).map(hip).max() ?? .zero
  }

  /// Two sensors: where flexion passes the wearer's neutral by the limit for 0.3 s, on the way down and at the
  /// bottom.
  ///
  /// Neutral is what the wearer has at the bottom of his lift, whatever the depth: a hinge shares its bend between
  /// hips and back otherwise than the lift whose curve the profile has.
  private func rounding(in span: BendSpan) -> Int? {
    let top = trace.lead[span.start...span.end].max() ?? .zero
    let deep = top.scaled(by: Fraction(95, over: 100))
    guard let bottom = trace.lead[span.start...span.end].lastIndex(where: { $0 >= deep }) else {
      return nil
    }
    var since: Int?
    for index in span.start...bottom {
      if trace.flexion[index] - standing.flexion < profile.neutralBottomFlexion + limit {
        since = nil
        continue
      }
      let begun = since ?? index
      since = begun
      if index - begun >= Self.holdSteps { return begun }
    }
    return nil
  }

  /// One sensor: where the pelvis, bent already, is tucked by the limit and stays so for 0.4 s. Coming up passes
  /// by without staying.
  private func tuck(in span: BendSpan) -> Int? {
    var deepest = Angle.zero
    var at = span.start
    var held = 0
    var top = Angle.zero
    var bottom = Angle.zero
    for index in span.start...span.end {
      let now = hip(index)
      if now > deepest {
        deepest = now
        at = index
      }
      let isTucked = deepest - now >= limit && now > deepest.scaled(by: Fraction(35, over: 100))
      if !isTucked {
        held = 0
        continue
      }
      top = held == 0 ? now : max(top, now)
      bottom = held == 0 ? now : min(bottom, now)
      if top - bottom > Self.stillness {
        held = 0
        continue
      }
      held += 1
      if held >= Self.tuckSteps { return at }
    }
    return nil
  }

  /// Down faster than 60°/s, or all the way within 1.2 s.
  private func isTooFast(_ span: BendSpan) -> Bool {
    let lead = trace.lead
    guard let bottom = (span.start...span.end).max(by: { lead[$0] < lead[$1] }) else { return true }
    if (bottom - span.start) * MobilityTrace.stepMS < 1200 { return true }
    guard bottom - span.start > 10 else { return true }
    return (span.start..<(bottom - 10)).contains { lead[$0 + 10] - lead[$0] > Self.fastStep }
  }

  private static let holdSteps = 300 / MobilityTrace.stepMS
  private static let tuckSteps = 400 / MobilityTrace.stepMS
  private static let stillness = Angle(degrees: 2)
  /// Of 0.2 s.
  private static let fastStep = Angle(degrees: 12)
}
