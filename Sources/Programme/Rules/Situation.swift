/// All that a rule is asked about: one style of one lifter, on one day.
struct Situation: Sendable {
  let history: TrainingHistory
  let style: String
  let day: TrainingDay
  let settings: ProgrammeSettings
  let rack: Rack
  /// Of the style, oldest first.
  let sessions: [WorkSession]
  /// Those of them with a work load that was judged.
  let judged: [WorkSession]
  /// Those after the last of these, and between them in the last weeks, of which nothing was judged.
  let unjudged: [WorkSession]
  let load: WorkingLoad?
  let streak: Streak?
  let block: TrainingBlock

  init(
    _ history: TrainingHistory, style: String, day: TrainingDay, settings: ProgrammeSettings,
    rack: Rack
  ) {
    self.history = history
    self.style = style
    self.day = day
    self.settings = settings
    self.rack = rack
    let own = history.sessions.filter { $0.style == style }
    sessions = own
    let good = own.filter { $0.isJudged(settings) }
    judged = good
    unjudged = own.suffix(6).filter { session in session.sets.allSatisfy { $0.judged == 0 } }
    let found = WorkingLoad(good, painful: history.pain.grave, settings)
    load = found
    streak = found.map { Streak(good, at: $0, settings) }
    block = TrainingBlock(history.sessions, on: day, settings)
  }

  /// The session that has the working load, and its work sets.
  var working: WorkSession? { load.map { judged[$0.index] } }
  var lastWork: [WorkSet] {
    guard let load, let working else { return [] }
    return working.sets(at: load.grams)
  }

  /// Sets that a raise would rest on.
  var used: [WorkSet] { (streak?.clean ?? []) + (streak?.breaker.map { [$0] } ?? []) }

  /// Days since the last session of the style; nil where its date is not known.
  var idleDays: Int? { sessions.last?.day.map { max(0, day.number - $0) } }

  func isRecent(_ session: WorkSession) -> Bool {
    session.day.map { day.number - $0 <= settings.breakPointWeeks * 7 } ?? true
  }

  /// All of the rep range.
  var fullRange: SetPlan {
    SetPlan(sets: settings.sets, reps: settings.repsLow...settings.repsHigh)
  }

  /// Less weight, in grams.
  static func lowered(_ grams: Int64, percent: Int64) -> Int64 { grams * (100 - percent) / 100 }

  func fitted(_ grams: Int64) -> AdvisedLoad { AdvisedLoad(due: grams, on: rack) }

  /// The same load once more.
  func hold(
    _ rule: RuleName, _ sentence: LoadSentence, evidence: [Evidence], change: LoadSentence,
    work: SetPlan? = nil
  ) -> Advice? {
    guard let load else { return nil }
    return Advice(
      .hold, rule, sentence, evidence: evidence, change: change,
      load: AdvisedLoad(kept: load.grams, on: rack), work: work ?? fullRange)
  }
}
