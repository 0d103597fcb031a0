package import HingeCore

/// The range of the neutral hinge: slow, unloaded hinges, as deep as they go, run through the pipeline with the
/// wearer's profile.
///
/// Pure, and in integers. Standing still at the beginning is where hip flexion is counted from, so that a belt put
/// on a little differently does not make one stiffer.
package enum MobilityCheck {
  /// - Parameter configuration: with the wearer's profile.
  package static func measure(
    _ samples: [SampleInput], _ configuration: PipelineConfiguration
  ) -> Result<MobilityResult, MobilityRefusal> {
    guard case .profile(let profile) = configuration.basis else {
      return .failure(
        MobilityRefusal(
          .noProfile,
          "there is no calibration to compare with; make one: hinge calibrate --guided"))
    }
    if profile.sensorCount == 1 && profile.rounding != .judged {
      return .failure(
        MobilityRefusal(
          .roundingNotJudged,
          "with one sensor this wearer's calibration does not tell a round back from a neutral one; "
            + "use two sensors, or calibrate again"))
    }
    let trace = MobilityTrace(samples, configuration)
    let spans = BendSpan.find(in: trace)
    if let refusal = refusal(trace, spans) { return .failure(refusal) }
    guard let first = spans.first, let standing = Standing(in: trace, before: first.start) else {
      return .failure(
        MobilityRefusal(
          .notStandingFirst,
          "nobody stood still for two seconds before the first hinge; stand upright and still first"
        ))
    }
    if standing.isElsewhere || trace.isInDoubt {
      return .failure(
        MobilityRefusal(
          .beltMoved,
          "the belt does not sit as it was calibrated; put it right, or calibrate again: hinge calibrate "
            + "--guided"))
    }
    let meter = MobilityMeter(trace, standing, profile)
    var bends: [MobilityBend] = []
    var faults: [MobilityRefusal] = []
    for span in spans {
      switch meter.measure(span) {
      case .success(let bend): bends.append(bend)
      case .failure(let fault): faults.append(fault)
      }
    }
    guard bends.count >= 2 else {
      return .failure(faults.first ?? tooFew(spans.count))
    }
    return .success(
      MobilityResult(
        mode: profile.sensorCount == 2 ? .measured : .estimated, bends: bends, limit: meter.limit))
  }

  private static func refusal(
    _ trace: MobilityTrace, _ spans: [BendSpan]
  ) -> MobilityRefusal? {
    if spans.count < 2 {
      // What is missing may be all that there was.
      let lost = trace.isTrusted.dropFirst(100).count { !$0 }
      return lost > 50 ? MobilityMeter.badData : tooFew(spans.count)
    }
    if spans.count > mostBends {
      return MobilityRefusal(
        .tooManyBends,
        "\(spans.count) hinges were found where three are asked for: that looks like a set, not like a check"
      )
    }
    let shift = BendSpan.standingShift(spans, trace)
    guard shift > mostShift else { return nil }
    return MobilityRefusal(
      .beltMoved,
      "a sensor stood \(shift.millidegrees / 1000)° differently from one hinge to the next; tighten the belt "
        + "and repeat")
  }

  private static func tooFew(_ count: Int) -> MobilityRefusal {
    MobilityRefusal(
      .tooFewBends,
      "\(count == 0 ? "no hinge was" : "\(count) hinge\(count == 1 ? " was" : "s were")") found where three are "
        + "asked for and two are needed; hinge to the ticks, and stand upright between the hinges")
  }

  /// One more than asked for, such as to pick something up.
  private static let mostBends = 4

  /// Standing people are alike within some 3°.
  private static let mostShift = Angle(degrees: 6)
}

/// How the wearer stood before the first hinge.
struct Standing {
  let pelvis: Angle
  let flexion: Angle

  /// Two seconds within a few degrees, the last ones before the hinge. Nil: there are none.
  init?(in trace: MobilityTrace, before start: Int) {
    let length = 2000 / MobilityTrace.stepMS
    var end = min(start, trace.lead.count)
    while end >= length {
      let window = (end - length)..<end
      let leads = trace.lead[window]
      let pelves = trace.pelvis[window]
      let isStill = Self.range(leads) <= Self.stillness && Self.range(pelves) <= Self.stillness
      if isStill && !trace.isTrusted[window].contains(false) {
        pelvis = mean(Array(pelves))
        flexion = mean(Array(trace.flexion[window]))
        return
      }
      end -= 5
    }
    return nil
  }

  /// Further from the calibrated posture than a belt put on by hand.
  var isElsewhere: Bool { pelvis.magnitude > Self.most || flexion.magnitude > Self.most }

  private static let stillness = Angle(millidegrees: 3000)
  private static let most = Angle(degrees: 10)

  private static func range(_ values: ArraySlice<Angle>) -> Angle {
    guard let most = values.max(), let least = values.min() else { return .zero }
    return most - least
  }
}
