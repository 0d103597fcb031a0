import Plan
import Training

/// The first sentences of a plan's report: what to do today, and what comes next.
struct DueText {
  let standing: PlanStanding
  let unit: LoadUnit

  private var today: CalendarDay { standing.week.today }

  var first: String {
    let name = "Today, \(today.short)"
    switch standing.due {
    case .session(let day):
      return "\(name)\(time(day.session)): \(work(day.work))."
    case .rest(let day):
      let rest = Self.rest(of: day)
      guard Self.holdsSets(rest) else { return "\(name): \(lifted(day))" }
      return "\(name), still to do: \(work(rest))."
    case .done(let day):
      if let doneOn = day.doneOn, doneOn != today {
        return "\(name): nothing, the session was lifted on \(doneOn.short)."
      }
      return "\(name): \(lifted(day))"
    case .free(let open?):
      return
        "\(name): nothing is planned; \(open.date.weekday.name)'s session was missed and would fit: "
        + "\(work(open.work))."
    case .free(nil): return "\(name): nothing is planned."
    case .over(let ended): return "\(name): the plan ended on \(ended.short) \(ended.parts.year)."
    case .notBegun(let starts):
      return "\(name): nothing, the plan begins on \(starts.short) \(starts.parts.year)."
    }
  }

  /// Nothing is left to lift; holds may be.
  private func lifted(_ day: PlannedDay) -> String {
    let isLight = day.work.contains { result in
      if case .sets(let sets) = result { sets.load == .below } else { false }
    }
    let holds = Self.rest(of: day).filter { !Self.holdsSets([$0]) }
    let word = holds.isEmpty ? "done" : "lifted"
    let end = holds.isEmpty ? "" : " Still to hold: \(work(holds))."
    return word + (isLight ? ", lighter than planned." : ".") + end
  }

  private static func holdsSets(_ results: [WorkResult]) -> Bool {
    results.contains { if case .sets = $0 { true } else { false } }
  }

  /// "Next: Thu 3 Dec at 18:00, romanian 3 x 8-10 at RPE 7."
  var next: String? {
    guard let day = standing.nextDay, let session = standing.nextSession else { return nil }
    let text = session.work.map { work -> String in
      guard case .sets(let sets) = work else { return WorkText.text(work, unit: unit) }
      return WorkText.text(work, unit: unit, targetGrams: standing.targets.grams(sets))
    }
    return "Next: \(day.short)\(time(session)), \(text.joined(separator: "; "))."
  }

  /// Where fewer than two days lie between the last training and today's session.
  var close: String? {
    guard case .session(let day) = standing.due, day.session.isHinge,
      let last = standing.week.lastDone, today.days(since: last) < 2
    else { return nil }
    return "The last hinge session was yesterday: 48 hours between them are the usual start."
  }

  var pain: String? {
    guard let pain = standing.pain, let day = standing.painOn else { return nil }
    return "Pain \(pain.value)/10 was noted on \(day.short). " + Self.painAdvice
  }

  static let painAdvice =
    "Sharp or radiating pain: stop and seek advice; nothing here overrides that."

  private func time(_ session: PlannedSession) -> String {
    session.time.map { " at \($0)" } ?? ""
  }

  private func work(_ results: [WorkResult]) -> String {
    results.map { result in
      switch result {
      case .sets(let sets):
        WorkText.text(.sets(sets.planned), unit: unit, targetGrams: sets.targetGrams)
      case .hold(let hold): WorkText.text(.hold(hold.planned), unit: unit)
      }
    }.joined(separator: "; ")
  }

  /// The sets that are still open; holds are open as long as nobody says otherwise.
  static func rest(of day: PlannedDay) -> [WorkResult] {
    day.work.compactMap { result in
      switch result {
      case .sets(var sets):
        guard !sets.isMade else { return nil }
        sets.planned.sets -= sets.made
        return .sets(sets)
      case .hold(var hold):
        guard !hold.isMade else { return nil }
        hold.planned.sets -= hold.made
        return .hold(hold)
      }
    }
  }
}
