package import Training

/// Planned work in a few words, the same in the terminal and in the calendar.
package enum WorkText {
  /// "conventional 3 x 5 at 100 kg, tempo 3-1-1-0"
  ///
  /// - Parameter targetGrams: what a percentage comes to, where it is known.
  package static func text(
    _ work: PlannedWork, unit: LoadUnit, targetGrams: Int64? = nil
  ) -> String {
    switch work {
    case .hold(let hold):
      let name = hold.kind.name.replacing("-", with: " ")
      return "\(name) \(hold.sets) x \(hold.seconds) s"
    case .sets(let sets):
      var text = "\(sets.style.name) \(sets.sets) x \(reps(sets.reps))"
      switch sets.effort {
      case .load(let grams): text += " at \(load(grams, unit))"
      case .percent(let percent):
        text += " at \(percent)%"
        if let targetGrams { text += " (\(about(targetGrams, unit)))" }
      case .rpe(let tenths): text += " at RPE \(tenthsText(tenths))"
      case nil: break
      }
      return text + (sets.tempo.map { ", tempo \($0)" } ?? "")
    }
  }

  package static func text(_ session: PlannedSession, unit: LoadUnit) -> String {
    session.work.map { text($0, unit: unit) }.joined(separator: "; ")
  }

  /// "5", "4-6"
  package static func reps(_ range: ClosedRange<Int>) -> String {
    range.lowerBound == range.upperBound
      ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }

  package static func load(_ grams: Int64, _ unit: LoadUnit) -> String {
    "\(unit.text(grams: grams)) \(unit.rawValue)"
  }

  /// To the half unit: an estimate has no more places than that.
  package static func about(_ grams: Int64, _ unit: LoadUnit) -> String {
    let halves = (unit.thousandths(grams: min(max(grams, 0), 100_000_000)) + 250) / 500
    return "\(halves / 2)\(halves % 2 == 0 ? "" : ".5") \(unit.rawValue)"
  }

  package static func tenthsText(_ tenths: Int64) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
