import Programme
import Training

/// Asks the programme about made-up sessions, in UTC.
enum Asking {
  static func number(_ ms: Int64) -> Int {
    Int(
      (ms - HistoryBuilder.beginMS).quotientAndRemainder(dividingBy: HistoryBuilder.dayMS).quotient)
  }

  static func day(_ number: Int) -> TrainingDay {
    let start = HistoryBuilder.beginMS + Int64(number) * HistoryBuilder.dayMS
    return TrainingDay(number: number, startMS: start, endMS: start + HistoryBuilder.dayMS)
  }

  static func advice(
    _ logs: [SessionLog], day: Int, style: String = "conventional", lifter: String = "ana",
    settings: ProgrammeSettings = ProgrammeSettings(), shed: PlateShed = PlateShed(),
    earlier: [EntryRecord] = []
  ) -> StyleAdvice {
    let asked = Self.day(day)
    let history = TrainingHistory(
      logs, lifter: lifter, until: asked, settings: settings, earlier: earlier,
      dayNumber: number)
    return Advisor(history, settings: settings, shed: shed) { number($0) }
      .advice(style: style, on: asked)
  }
}
