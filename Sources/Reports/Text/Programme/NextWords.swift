import Coaching
package import Foundation
package import Programme
package import Training

/// What is said of the advice for one style, in the order in which it is read: what to do and with which load, then
/// plates, why, on what it rests and what would change it. For a terminal and for the page alike.
package struct NextWords {
  package struct Row: Sendable, Equatable {
    package var name: String
    package var text: String
    /// Something about the data that its reader has to know.
    package var isNote = false
  }

  package static let simulated = "nobody lifted what this rests on"

  private let style: StyleAdvice
  private let lifter: String
  private let dayMS: Int64
  private let settings: ProgrammeSettings
  private let warmUp: String?
  private let unit: LoadUnit
  private let timeZone: TimeZone

  /// - Parameters:
  ///   - dayMS: a moment of the day that is meant.
  ///   - warmUp: what the day's mobility check gives reason for.
  package init(
    _ style: StyleAdvice, lifter: String, dayMS: Int64, settings: ProgrammeSettings,
    warmUp: String?, unit: LoadUnit, timeZone: TimeZone
  ) {
    self.style = style
    self.lifter = lifter
    self.dayMS = dayMS
    self.settings = settings
    self.warmUp = warmUp
    self.unit = unit
    self.timeZone = timeZone
  }

  package var kind: Advice.Kind { style.advice.kind }
  package var headline: String { headline(style.advice) }
  /// "ana, conventional, for Mon 30 Nov 2026"
  package var title: String {
    let name = style.style.isEmpty ? "no style" : style.style
    let who = lifter.isEmpty ? "nobody" : lifter
    return "\(who), \(name), for \(day)"
  }

  package var rows: [Row] {
    let advice = style.advice
    var rows: [Row] = []
    func row(_ name: String, _ text: String, isNote: Bool = false) {
      if !text.isEmpty { rows.append(Row(name: name, text: text, isNote: isNote)) }
    }
    if advice.kind != .rest { row("Plates", plates(advice.load)) }
    if advice.work != nil, advice.kind != .rest, let warmUp { row("Warm up", warmUp) }
    if let start = style.notBeforeMS {
      let time = Figures.date(wallMS: start, in: timeZone)
      row("From", "\(time), when \(settings.restHours) h have passed since the last session")
    }
    row("Why", advice.sentence.text(unit))
    row("Rests on", EvidenceWords.text(advice.evidence))
    if let other = advice.others.first {
      let name = advice.kind == .rest ? "Then" : "Or"
      row(name, "\(headline(other)) \(other.sentence.text(unit))")
      if advice.kind == .rest { row("Plates", plates(other.load)) }
    }
    if !advice.also.isEmpty, advice.kind == .hold { row("Besides", besides(advice)) }
    if advice.work != nil { row("In a set", stopRule) }
    if style.quality.finding != .tooLittleData {
      let text = style.quality.sentence { Figures.load($0, unit) }
      row("Load", "\(text) (last \(settings.breakPointWeeks) weeks)")
    }
    row("Changes", advice.change.text(unit))
    // Below a stop stands nothing that is for somebody to judge.
    if advice.kind == .stop { return rows }
    for note in style.notes where note.kind != .simulated {
      row("Note", note.sentence, isNote: true)
    }
    return rows
  }

  private func headline(_ advice: Advice) -> String {
    let load = advice.load.map { Figures.load($0.grams, unit) } ?? ""
    let work = advice.work.map { ": \($0.words)." } ?? "."
    switch advice.kind {
    case .raise: return "Raise to \(load)\(work)"
    case .hold: return "Stay at \(load)\(work)"
    case .backOff: return "Go down to \(load)\(work)"
    case .deload: return "A lighter week, if you like: \(load)\(work)"
    case .rest:
      let until = advice.restUntilMS.map { Figures.date(wallMS: $0, in: timeZone) }
      return "Rest until \(until ?? "another day")."
    case .stop: return "Stop: no load is advised."
    case .missing: return "No advice: the log does not say enough."
    }
  }

  /// "Mon 30 Nov 2026"
  private var day: String {
    let date = Figures.date(wallMS: dayMS, in: timeZone)
    return String(date.prefix { $0 != "," })
  }

  private func plates(_ load: AdvisedLoad?) -> String {
    guard let load else { return "" }
    guard let plates = load.plates else {
      let near = [load.belowGrams, load.aboveGrams].compactMap { $0 }
        .map { Figures.load($0, unit) }.joined(separator: " and ")
      let nearest = near.isEmpty ? "" : "; nearest is \(near)"
      return "\(Figures.load(load.grams, unit)) can't be made of yours\(nearest)."
    }
    var text = ""
    if let bar = load.barGrams {
      let sides = plates.map { unit.text(grams: $0) }.joined(separator: " + ")
      let bar = "the \(Figures.load(bar, unit)) bar"
      text = plates.isEmpty ? "\(bar), empty" : "\(sides) on each side of \(bar)"
    }
    guard load.dueGrams != load.grams else { return text }
    let due = "\(Figures.load(load.dueGrams, unit)) brought to what you can make"
    return text.isEmpty ? due : "\(text) (\(due))"
  }

  private func besides(_ advice: Advice) -> String {
    let words = advice.also.map(RuleWords.text)
    return "\(words.joined(separator: "; ")): that would keep the load from rising, too."
  }

  private var stopRule: String {
    "End it at the stop signal: two alarmed reps in a row, a rise over \(settings.velocityLossPercent) % slower "
      + "than the fastest, or flexion that creeps. Going on holds the load."
  }
}
