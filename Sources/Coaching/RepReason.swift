import HingeCore
package import Training

/// Why a rep has its verdict, in a sentence and in a few words. Speaks of the numbers that were compared
/// and where in the rep it was; of nothing that was not measured.
package struct RepReason: Sendable, Equatable {
  /// "at lift-off", "creep +6.1 deg": fits a column of 16.
  package var short: String
  /// One sentence without its stop.
  package var sentence: String
  /// The same of the belt's own verdict, whatever somebody called the rep afterwards.
  package var ofBelt: String
  /// That without the share of the reserve, for where it stands beside.
  package var brief: String

  /// `alerts` are those of the rep's set.
  package init(_ rep: RepRecord, alerts: [AlertRecord], session: SessionRecord, style: String) {
    let words = Words(
      rep: rep, alerts: alerts, isEstimated: session.isEstimated,
      startsFromFloor: LiftStyle(name: style)?.startsFromFloor ?? true)
    (short, ofBelt) = words.of(VerdictReason.Rule(rawValue: rep.reason))
    sentence = ofBelt
    brief = words.brief(VerdictReason.Rule(rawValue: rep.reason)) ?? ofBelt
    if let overruled = rep.overruledVerdict, let given = rep.knownVerdict {
      sentence =
        "called \(given.plain) afterwards; the belt called it \(overruled.plain): \(ofBelt)"
      short = "was " + overruled.plain
    }
  }
}

private struct Words {
  let rep: RepRecord
  let alerts: [AlertRecord]
  let isEstimated: Bool
  let startsFromFloor: Bool

  func of(_ rule: VerdictReason.Rule?) -> (String, String) {
    switch rule {
    case .gap: ("samples missing", "samples were missing in it")
    case .saturated: ("out of range", "a sensor was at the end of its range in it")
    case .slipped: ("belt moved", "the belt no longer sat as at calibration")
    case .noProfile: ("no calibration", "there was no calibration to judge by")
    case .abstained:
      ("can't be told", "this calibration can't tell a rounded back from a neutral one")
    case .roundingAlarm: passed("alarm", grade: "alarm")
    case .roundingWarning: passed("warning", grade: "warn")
    case .creep: creep
    case .some(.none): held
    // A log of a version that kept none: what the verdict itself says.
    case nil: ofVerdict
    }
  }

  private var ofVerdict: (String, String) {
    switch Verdict(name: rep.verdict) {
    case .held: held
    case .crept: rep.repFlags.contains(.crept) ? creep : passed("warning", grade: "warn")
    case .lost: passed("alarm", grade: "alarm")
    case .noCall, nil: noCall
    }
  }

  private var noCall: (String, String) {
    let flags: [(RepFlags, VerdictReason.Rule)] = [
      (.gap, .gap), (.saturated, .saturated), (.slipped, .slipped), (.noProfile, .noProfile),
      (.abstained, .abstained),
    ]
    guard let found = flags.first(where: { rep.repFlags.contains($0.0) }) else {
      return ("", "the data or the calibration did not allow a call")
    }
    return of(found.1)
  }

  private func passed(_ limit: String, grade: String) -> (String, String) {
    (place(grade) ?? "past the \(limit)", "used \(used); \(was(limit, grade))")
  }

  /// "the alarm at 60% was passed on the way up"
  private func was(_ limit: String, _ grade: String) -> String {
    let beyond = rep.reserveLimitPermille.map { "the \(limit) at \(percent($0))" } ?? "the \(limit)"
    return "\(beyond) was passed" + (place(grade).map { " \($0)" } ?? "")
  }

  /// Without the share, where it stands beside; nil where the sentence has none.
  func brief(_ rule: VerdictReason.Rule?) -> String? {
    switch (rule, Verdict(name: rep.verdict)) {
    case (.roundingAlarm, _), (nil, .lost): was("alarm", "alarm")
    case (.roundingWarning, _): was("warning", "warn")
    case (nil, .crept) where !rep.repFlags.contains(.crept): was("warning", "warn")
    default: nil
    }
  }

  private var creep: (String, String) {
    guard let grown = rep.creepMdeg, let limit = rep.creepLimitMdeg else {
      return ("creep", "flexion grew over the set")
    }
    return (
      "creep +\(degrees(grown)) deg",
      "peak flexion was \(isEstimated ? "an estimated " : "")\(degrees(grown)) degrees above that of "
        + "the set's first two reps, more than \(degrees(limit))"
    )
  }

  private var held: (String, String) {
    guard rep.reserveUsedPermille != nil else { return ("", "no warning was raised") }
    guard let limit = rep.reserveLimitPermille else {
      return ("", "used \(used); no warning was raised")
    }
    return ("", "used \(used), below the warning at \(percent(limit))")
  }

  private var used: String {
    let share =
      rep.reserveUsedPermille.map { "\(percent($0)) of the reserve" } ?? "more than it may"
    return isEstimated ? "an estimated \(share)" : share
  }

  /// Where the first of its grade fell.
  private func place(_ grade: String) -> String? {
    let own = alerts.first {
      $0.kind == "rounding" && $0.grade == grade && rep.ownStartUS <= $0.timeUS
        && $0.timeUS <= rep.ownEndUS
    }
    let time = rep.reasonAtUS ?? own?.timeUS
    switch time.flatMap({ AlarmPlace(timeUS: $0, in: rep, startsFromFloor: startsFromFloor) }) {
    case .liftoff: return "at lift-off"
    case .rise: return "on the way up"
    case .lowering: return "while lowering"
    case nil: return nil
    }
  }

  private func percent(_ permille: Int64) -> String {
    if permille >= 9995 { return ">999%" }
    if permille <= -995 { return "<-99%" }
    return "\((permille + (permille < 0 ? -5 : 5)) / 10)%"
  }

  private func degrees(_ mdeg: Int64) -> String {
    guard mdeg.magnitude < 99_950 else { return mdeg < 0 ? "<-99" : ">99" }
    let tenths = (mdeg.magnitude + 50) / 100
    return "\(mdeg < 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
  }
}

extension Verdict {
  /// As people write it; the token has an underscore.
  package var plain: String { self == .noCall ? "no call" : token.description }
}
