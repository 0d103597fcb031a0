import Coaching
import HingeCore
import Training

/// On what all of it rests: sensors and their error, calibration, faults, and the reps that could not be
/// judged, with the reasons.
struct DataSection {
  let page: PageContext

  init(_ page: PageContext) { self.page = page }

  var markup: Markup {
    let rows = [
      ("Sensors", sensors), ("Calibration", calibration), ("Faults", faults), ("No call", noCalls),
      ("Alarms", alarms), ("Source", source), ("Clock", clock), ("End", end),
    ].compactMap { name, value in value.map { .tag("dt", Markup(name)) + Markup.tag("dd", $0) } }
    return .tag(
      "section", [], .tag("h2", "Data quality"), .tag("dl", [.class("list")], rows))
  }

  private var sensors: Markup? {
    let error = page.session.flexionErrorDegrees
    guard HeadSection(page).hasCalibration else { return "reps are counted and timed, not judged" }
    return page.isEstimated
      ? .tag("b", "one: all flexion is ESTIMATED") + ", ±\(error)° in simulation"
      : "two: flexion is measured, ±\(error)° in simulation"
  }

  private var calibration: Markup? {
    guard HeadSection(page).hasCalibration else { return "none" }
    let grade = page.session.calibrationGrade
    let known: [String: String] = [
      "A": ": the hinge repeats within 4°, and rounded is told clearly from neutral",
      "B": ": either the hinge varies by more than 4°, or rounded is close to neutral",
      "C": ": the hinge varies by more than 4°, and rounded is close to neutral",
    ]
    let words: Markup =
      grade.isEmpty ? "ungraded" : "grade " + .person(grade) + Markup(known[grade] ?? "")
    return page.session.rounding == "judged"
      ? words : words + "; " + .tag("b", "rounding is not judged with it")
  }

  private var faults: Markup? {
    let sensor = page.summary.faults.filter { PowerTrouble.kinds[$0.kind] == nil }
    var parts: [Markup] = sensor.map { fault in
      let longest =
        fault.kind == "gap"
        ? page.log.faults.filter { $0.kind == "gap" }.map(\.detail).max().flatMap {
          $0 > 0 ? $0 : nil
        } : nil
      let length = longest.map { ", the longest \(min($0, 86_400_000)) ms" } ?? ""
      return Markup(RepWords.fault(fault.kind, count: fault.count) + length)
    }
    parts += page.summary.faults.compactMap {
      PowerTrouble.kinds[$0.kind]?.sentence.map { Markup($0) }
    }
    return parts.isEmpty ? "none" : .join(parts, "; ")
  }

  private var noCalls: Markup? {
    let reps = page.log.sets.filter { page.isCounted($0.0) }.flatMap(\.1).filter {
      !$0.said.isExcluded
    }
    guard !reps.isEmpty else { return nil }
    let open = reps.filter { ($0.knownVerdict ?? .noCall) == .noCall }
    guard !open.isEmpty else { return "none of \(Figures.count(reps.count, "rep", "reps"))" }
    let reasons = RepFlags.names.indices.compactMap { index -> String? in
      let count = open.count { $0.flags & (1 << index) != 0 }
      let name = RepFlags.names[index].description
      return count > 0 && name != "crept" ? "\(count) × \(RepWords.flag(name))" : nil
    }
    return Markup(
      "\(open.count) of \(Figures.count(reps.count, "rep", "reps"))"
        + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; ")))
  }

  private var alarms: Markup? {
    let sounded = "\(page.summary.alarmsSounded) sounded"
    return page.session.silentReason.map { Markup(sounded + ". " + $0.sentence) } ?? Markup(sounded)
  }

  private var source: Markup? {
    let source = page.session.source
    let name: Markup = source.isEmpty ? "not named" : .person(source)
    return page.session.isSynthetic ? .tag("b", "SIMULATED") + ", " + name : name
  }

  private var clock: Markup? {
    page.session.hasKnownDate ? nil : "not set when the session began: the date is not known"
  }

  private var end: Markup? {
    page.summary.durationMS == nil ? "not logged: the session goes on, or was cut off" : nil
  }
}
