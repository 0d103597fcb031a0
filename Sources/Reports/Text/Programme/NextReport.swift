import Coaching
import Foundation
package import Programme
import Training

/// What to lift next for a terminal: the first line says what to do and with which load, then plates, why, on
/// what it rests and what would change it.
package struct NextReport {
  private let styles: [StyleAdvice]
  private let lifter: String
  private let dayMS: Int64
  private let isSynthetic: Bool
  private let settings: ProgrammeSettings
  private let warmUp: String?
  private let options: RenderOptions
  private let flow: Flow

  /// - Parameters:
  ///   - dayMS: a moment of the day that is meant.
  ///   - warmUp: what the day's mobility check gives reason for.
  package init(
    _ styles: [StyleAdvice], lifter: String, dayMS: Int64, isSynthetic: Bool,
    settings: ProgrammeSettings, warmUp: String? = nil, options: RenderOptions
  ) {
    self.warmUp = warmUp
    self.styles = styles
    self.lifter = lifter
    self.dayMS = dayMS
    self.isSynthetic = isSynthetic
    self.settings = settings
    self.options = options
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
  }

  package var text: String {
    var lines: [Line] = []
    for (index, style) in styles.enumerated() {
      if index > 0 { lines.append(Line()) }
      lines += self.lines(style)
    }
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private func lines(_ style: StyleAdvice) -> [Line] {
    let advice = style.advice
    var lines = flow.lines(headline(advice), tone(advice.kind))
    lines += flow.lines(title(style), .faint)
    if isSynthetic {
      var line = Line(" SIMULATED ", .notice)
      line.add(" nobody lifted what this rests on")
      lines.append(line)
    }
    if advice.kind != .rest { lines += row("Plates", plates(advice.load)) }
    if advice.work != nil, advice.kind != .rest, let warmUp { lines += row("Warm up", warmUp) }
    if let start = style.notBeforeMS {
      let time = Figures.date(wallMS: start, in: options.timeZone)
      lines += row(
        "From", "\(time), when \(settings.restHours) h have passed since the last session")
    }
    lines += row("Why", advice.sentence.text(options.unit))
    lines += row("Rests on", EvidenceWords.text(advice.evidence))
    if let other = advice.others.first {
      let name = advice.kind == .rest ? "Then" : "Or"
      lines += row(name, "\(headline(other)) \(other.sentence.text(options.unit))")
      if advice.kind == .rest { lines += row("Plates", plates(other.load)) }
    }
    if !advice.also.isEmpty, advice.kind == .hold { lines += row("Besides", besides(advice)) }
    if advice.work != nil { lines += row("In a set", stopRule) }
    if style.quality.finding != .tooLittleData {
      let text = style.quality.sentence { Figures.load($0, options.unit) }
      lines += row("Load", "\(text) (last \(settings.breakPointWeeks) weeks)")
    }
    lines += row("Changes", advice.change.text(options.unit))
    // Below a stop stands nothing that is for somebody to judge.
    if advice.kind == .stop { return lines }
    for note in style.notes where note.kind != .simulated {
      lines += row("Note", note.sentence, .caution)
    }
    return lines
  }

  private func headline(_ advice: Advice) -> String {
    let load = advice.load.map { Figures.load($0.grams, options.unit) } ?? ""
    let work = advice.work.map { ": \($0.words)." } ?? "."
    switch advice.kind {
    case .raise: return "Raise to \(load)\(work)"
    case .hold: return "Stay at \(load)\(work)"
    case .backOff: return "Go down to \(load)\(work)"
    case .deload: return "A lighter week, if you like: \(load)\(work)"
    case .rest:
      let until = advice.restUntilMS.map { Figures.date(wallMS: $0, in: options.timeZone) }
      return "Rest until \(until ?? "another day")."
    case .stop: return "Stop: no load is advised."
    case .missing: return "No advice: the log does not say enough."
    }
  }

  private func tone(_ kind: Advice.Kind) -> Tone {
    switch kind {
    case .raise: .good
    case .hold, .deload, .rest: .strong
    case .backOff: .caution
    case .stop: .bad
    case .missing: .open
    }
  }

  private func title(_ style: StyleAdvice) -> String {
    let name = style.style.isEmpty ? "no style" : style.style
    let who = lifter.isEmpty ? "nobody" : lifter
    return clean("\(who), \(name), for \(day)")
  }

  /// "Mon 30 Nov 2026"
  private var day: String {
    let date = Figures.date(wallMS: dayMS, in: options.timeZone)
    return String(date.prefix { $0 != "," })
  }

  private func plates(_ load: AdvisedLoad?) -> String {
    guard let load else { return "" }
    guard let plates = load.plates else {
      let near = [load.belowGrams, load.aboveGrams].compactMap { $0 }
        .map { Figures.load($0, options.unit) }.joined(separator: " and ")
      let nearest = near.isEmpty ? "" : "; nearest is \(near)"
      return "\(Figures.load(load.grams, options.unit)) can't be made of yours\(nearest)."
    }
    var text = ""
    if let bar = load.barGrams {
      let sides = plates.map { options.unit.text(grams: $0) }.joined(separator: " + ")
      let bar = "the \(Figures.load(bar, options.unit)) bar"
      text = plates.isEmpty ? "\(bar), empty" : "\(sides) on each side of \(bar)"
    }
    guard load.dueGrams != load.grams else { return text }
    let due = "\(Figures.load(load.dueGrams, options.unit)) brought to what you can make"
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

  /// The name in front, the text wrapped beside it.
  private func row(_ name: String, _ text: String, _ tone: Tone = .plain) -> [Line] {
    if text.isEmpty { return [] }
    var beside = flow
    beside.indent = Self.name
    beside.hanging = Self.name
    return beside.lines(clean(text), tone).enumerated().map { index, line in
      guard index == 0 else { return line }
      var named = Line("")
      named.add(name, .faint, column: Self.name)
      var rest = line
      rest.dropBlanks(Self.name)
      named.add(rest)
      return named
    }
  }

  /// Columns of the names.
  private static let name = 10

  private func clean(_ text: String) -> String {
    DisplayWidth.cleaned(text, ascii: options.asciiText)
  }
}

/// Sessions and sets as people name them.
enum EvidenceWords {
  /// "session 12, sets 2-4; session 13, set 1 (reps 3 and 4)"
  static func text(_ evidence: [Evidence]) -> String {
    var parts: [String] = []
    var sessions: [Int64] = []
    for one in evidence where !sessions.contains(one.session) { sessions.append(one.session) }
    for session in sessions {
      let own = evidence.filter { $0.session == session }
      let whole = own.filter(\.reps.isEmpty).compactMap(\.set)
      var words: [String] = []
      if !whole.isEmpty { words.append(NumberList.text(whole, singular: "set", plural: "sets")) }
      for one in own where !one.reps.isEmpty {
        guard let set = one.set else { continue }
        let reps = NumberList.text(one.reps, singular: "rep", plural: "reps")
        words.append("set \(set) (\(reps))")
      }
      parts.append((["session \(session)"] + words).joined(separator: ", "))
    }
    let isPlain = evidence.allSatisfy { $0.set == nil } && sessions.count > 1
    if isPlain {
      return NumberList.text(
        sessions.map { Int(clamping: $0) }, singular: "session", plural: "sessions")
    }
    return parts.joined(separator: "; ")
  }
}
