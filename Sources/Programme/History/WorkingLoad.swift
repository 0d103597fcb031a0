/// The load that a lifter trains a style at, told apart from a lighter day.
///
/// A session with at most 92.5 % of the heaviest work load of the last two weeks is a lighter day and
/// changes nothing, unless it had to be lighter: after a session with an alarmed set, after grave pain, after a
/// pause, or where a set of its own was alarmed.
struct WorkingLoad: Sendable {
  /// Where it is in the sessions with work; those after it are lighter days.
  var index: Int
  var grams: Int64
  /// The heaviest of the last two weeks, lightened since or not.
  var heaviestGrams: Int64

  /// `sessions` are those of a style whose work load is known and was judged, oldest first.
  /// - Parameter painful: sessions of which pain was said that stops.
  init?(_ sessions: [WorkSession], painful: Set<Int64>, _ settings: ProgrammeSettings) {
    let loads = sessions.map { $0.workLoad(settings) ?? 0 }
    guard let last = sessions.indices.last else { return nil }
    let recent = sessions.indices.filter { Self.isRecent(sessions[$0], sessions[last], last - $0) }
    heaviestGrams = recent.map { loads[$0] }.max() ?? loads[last]
    // Only a load that was lowered for a reason begins anew.
    var first = recent.first ?? last
    for index in recent where index > first {
      let pause = Self.days(sessions[index - 1], sessions[index])
      let (before, after) = (sessions[index - 1], sessions[index])
      let hurt = painful.contains { before.id <= $0 && $0 < after.id }
      let isLowered =
        (hurt || before.isAlarmed(settings))
        && ProgrammeSettings.isLighter(loads[index], than: loads[index - 1])
      if isLowered || pause > settings.pauseWeeks * 7 { first = index }
    }
    let window = recent.filter { $0 >= first }
    let most = window.map { loads[$0] }.max() ?? loads[last]
    index =
      window.last {
        sessions[$0].isAlarmed(settings) || !ProgrammeSettings.isLighter(loads[$0], than: most)
      } ?? last
    grams = loads[index]
  }

  /// Where dates are not known the last few sessions are recent.
  private static func isRecent(_ one: WorkSession, _ last: WorkSession, _ before: Int) -> Bool {
    guard let a = one.day, let b = last.day else { return before < 6 }
    return b - a <= ProgrammeSettings.lighterDays
  }

  private static func days(_ a: WorkSession, _ b: WorkSession) -> Int {
    guard let a = a.day, let b = b.day else { return 0 }
    return b - a
  }
}
