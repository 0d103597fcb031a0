/// Where a day falls in weeks of loading and lighter weeks, over all styles of a lifter.
///
/// A block begins after a week without training or with lighter days only. Whoever passes a lighter week
/// over is asked again after as many weeks.
struct TrainingBlock: Sendable {
  /// Weeks of loading before the week of the day; nil without a dated session.
  private(set) var weeks: Int?
  /// The day is in a week that should be lighter, and no session of it has been anything else.
  private(set) var isDeloadDue = false
  /// Sessions in the weeks of loading.
  private(set) var sessionIDs: [Int64] = []

  init(_ sessions: [WorkSession], on day: TrainingDay, _ settings: ProgrammeSettings) {
    let dated: [(day: Int, id: Int64, lighter: Bool)] = sessions.indices.compactMap { index in
      guard let number = sessions[index].day, number <= day.number else { return nil }
      return (number, sessions[index].id, Self.isLighter(index, sessions, settings))
    }
    guard let loading = settings.deloadAfterWeeks, let last = dated.last,
      day.number - last.day < settings.repeatAfterDays, var begin = dated.first?.day
    else { return }
    for (before, after) in zip(dated, dated.dropFirst())
    where after.day - before.day >= settings.repeatAfterDays {
      begin = after.day
    }
    var week = 0
    while begin + 7 * (week + 1) <= day.number {
      let own = Self.week(dated, begin + 7 * week)
      if own.allSatisfy(\.lighter) {
        begin += 7 * (week + 1)
        week = 0
      } else {
        week += 1
      }
    }
    let phase = week % (loading + 1)
    weeks = phase
    guard phase == loading else { return }
    let before = (0..<loading).flatMap { Self.week(dated, begin + 7 * (week - 1 - $0)) }
    sessionIDs = Set(before.map(\.id)).sorted()
    isDeloadDue =
      sessionIDs.count >= settings.deloadLeastSessions
      && Self.week(dated, begin + 7 * week).allSatisfy(\.lighter)
  }

  private static func week(
    _ dated: [(day: Int, id: Int64, lighter: Bool)], _ from: Int
  ) -> [(day: Int, id: Int64, lighter: Bool)] {
    dated.filter { (from..<from + 7).contains($0.day) }
  }

  /// Against the heaviest of its style in the two weeks before it, whatever the reason.
  private static func isLighter(
    _ index: Int, _ sessions: [WorkSession], _ settings: ProgrammeSettings
  ) -> Bool {
    let session = sessions[index]
    guard let own = session.workLoad(settings), let day = session.day else { return false }
    let before = sessions[..<index].filter {
      guard let other = $0.day else { return false }
      return $0.style == session.style && (0...ProgrammeSettings.lighterDays).contains(day - other)
    }
    guard let most = before.compactMap({ $0.workLoad(settings) }).max() else { return false }
    return ProgrammeSettings.isLighter(own, than: most)
  }
}
