import Plan
import Training

/// What became of one line of a plan, in words.
struct DoneText {
  let unit: LoadUnit

  /// "3 of 3 sets: 5, 5, 5 reps at 100 kg; tempo 3.1-0.9-1.2-0.4, as planned"
  func text(_ result: SetsResult) -> String {
    guard !result.done.isEmpty else {
      return "not lifted" + (result.extra > 0 ? more(result.extra) : "")
    }
    var text = "\(result.made) of \(Figures.count(result.planned.sets, "set", "sets")): "
    let reps = result.done.map { "\($0.reps)" }.joined(separator: ", ")
    let isOne = result.done.count == 1 && result.done[0].reps == 1
    text += "\(reps) \(isOne ? "rep" : "reps")" + loads(result)
    if let rpe = effort(result) { text += "; \(rpe)" }
    if let tempo = tempo(result) { text += "; \(tempo)" }
    return result.extra > 0 ? text + more(result.extra) : text
  }

  func text(_ result: HoldResult) -> String {
    let seconds = result.doneSeconds
    if seconds.isEmpty { return "not held" }
    let times = seconds.map { "\($0)" }.joined(separator: ", ")
    return "\(result.made) of \(result.planned.sets): \(times) s"
  }

  private func more(_ sets: Int) -> String { "; \(Figures.count(sets, "set", "sets")) more" }

  private func loads(_ result: SetsResult) -> String {
    let loads = result.done.compactMap(\.loadGrams)
    guard let least = loads.min(), let most = loads.max() else {
      return result.load == .unknown ? "; load not known" : ""
    }
    let range =
      least == most
      ? WorkText.load(least, unit)
      : "\(unit.text(grams: least)) to \(WorkText.load(most, unit))"
    let verdict =
      switch result.load {
      case .below: ", lighter than planned"
      case .above: ", heavier than planned"
      case .asPlanned, .notPlanned, .unknown: ""
      }
    return " at " + range + verdict
  }

  private func effort(_ result: SetsResult) -> String? {
    let seen = result.rpeTenths.map { Figures.rpe($0) }
    switch result.effort {
    case .notPlanned: return seen
    case .unknown: return "RPE not known"
    case .asPlanned: return seen.map { "\($0), as planned" }
    case .below: return seen.map { "\($0), easier than planned" }
    case .above: return seen.map { "\($0), harder than planned" }
    }
  }

  private func tempo(_ result: SetsResult) -> String? {
    guard result.tempo != .notPlanned else { return nil }
    guard result.tempo != .unknown else { return "tempo not known" }
    let parts = result.tempoMS.map { part in
      part.map { "\((max($0, 0) + 50) / 100 / 10).\((max($0, 0) + 50) / 100 % 10)" } ?? "?"
    }
    let seen = parts.joined(separator: "-")
    return "tempo \(seen), \(result.tempo == .asPlanned ? "as planned" : "off the plan")"
  }
}
