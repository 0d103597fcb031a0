package import Coaching

/// Asks every rule about a style of a history, in the order of `Precedence`, and takes the first answer.
///
/// A function of what it is given: the same history, day, settings and plates give the same advice.
package struct Advisor: Sendable {
  private let history: TrainingHistory
  private let settings: ProgrammeSettings
  private let shed: PlateShed
  private let dayNumber: @Sendable (Int64) -> Int

  /// - Parameter dayNumber: as for the history.
  package init(
    _ history: TrainingHistory, settings: ProgrammeSettings, shed: PlateShed,
    dayNumber: @escaping @Sendable (Int64) -> Int
  ) {
    self.history = history
    self.settings = settings
    self.shed = shed
    self.dayNumber = dayNumber
  }

  package func advice(style: String, on day: TrainingDay) -> StyleAdvice {
    let situation = Situation(
      history, style: style, day: day, settings: settings, rack: shed.rack(for: style))
    var advice = Self.first(Precedence.table[...], situation)
    if let until = advice.restUntilMS {
      let later = TrainingDay(number: dayNumber(until), startMS: until, endMS: until + 1)
      let then = Situation(
        history, style: style, day: later, settings: settings, rack: shed.rack(for: style))
      let rest = Precedence.table.filter { $0.name != .rest }
      let next = Self.first(rest[...], then)
      advice.load = next.load
      advice.work = next.work
      advice.others = [next]
    }
    return StyleAdvice(
      style: style, advice: advice, notBeforeMS: Self.notBefore(situation, advice),
      notes: AdviceNote.all(situation),
      quality: LoadQuality(
        situation.sessions.filter { situation.isRecent($0) }.flatMap(\.loadPoints)))
  }

  private static func notBefore(_ situation: Situation, _ advice: Advice) -> Int64? {
    guard advice.load != nil, advice.kind != .rest, let until = RestRule.end(situation),
      until > situation.day.startMS
    else { return nil }
    return until
  }

  private static func first(_ table: ArraySlice<any Rule>, _ situation: Situation) -> Advice {
    for (index, rule) in zip(table.indices, table) {
      guard var advice = rule.advice(on: situation) else { continue }
      let rest = table[(index + 1)...]
      let isOfLoad = advice.load != nil
      advice.also = isOfLoad ? rest.filter { $0.holds(situation) }.map(\.name) : []
      // An offer that is not taken leaves what would have been advised.
      if advice.kind == .deload { advice.others = [first(rest, situation)] }
      return advice
    }
    return Advice(
      .missing, .noSession, "The log has nothing to go by.", change: "A session in the log.")
  }
}

/// The advice for one style, with what stands beside it.
package struct StyleAdvice: Sendable, Equatable {
  package var style: String
  package var advice: Advice
  /// A moment of the day, milliseconds since 1970, before which it is still rest.
  package var notBeforeMS: Int64?
  package var notes: [AdviceNote]
  /// Of the last weeks.
  package var quality: LoadQuality
}
