/// What a plan departs from: two or three focused sessions a week with 48 hours between hinge sessions. It
/// is the lifter's plan and is taken as it is; it is only said.
package enum PlanAdvice: Sendable, Equatable {
  case manySessions(count: Int)
  /// Two that follow each other, and how many hours lie between their beginnings.
  case close(first: Weekday, second: Weekday, hours: Int)
  /// Nothing in it loads the hinge.
  case noHinge

  package static let mostSessions = 3
  package static let leastHours = 48

  package var token: String {
    switch self {
    case .manySessions: "many_sessions"
    case .close: "close"
    case .noHinge: "no_hinge"
    }
  }

  package var sentence: String {
    switch self {
    case .manySessions(let count):
      "\(count) hinge sessions a week are planned; two or three focused ones are the usual start."
    case .close(let first, let second, let hours):
      "From \(first.name) to \(second.name) there are \(hours) hours; "
        + "\(Self.leastHours) between hinge sessions are the usual start."
    case .noHinge: "No session of the plan holds a lift."
    }
  }

  package static func all(_ plan: TrainingPlan) -> [PlanAdvice] {
    let hinges = plan.sessions.filter(\.isHinge)
    if hinges.isEmpty { return [.noHinge] }
    var found: [PlanAdvice] = []
    if hinges.count > mostSessions { found.append(.manySessions(count: hinges.count)) }
    for (index, session) in hinges.enumerated() where hinges.count > 1 {
      // After the last of a week comes the first of the next.
      let isLast = index == hinges.count - 1
      if isLast, plan.weeks == 1 { break }
      let next = hinges[isLast ? 0 : index + 1]
      let hours = hours(from: session, to: next, wraps: isLast)
      if hours < leastHours {
        found.append(.close(first: session.day, second: next.day, hours: hours))
      }
    }
    return found
  }

  /// Without both times the days are taken as whole.
  private static func hours(from a: PlannedSession, to b: PlannedSession, wraps: Bool) -> Int {
    let days = b.day.rawValue - a.day.rawValue + (wraps ? 7 : 0)
    guard let first = a.time, let second = b.time else { return days * 24 }
    return (days * 1440 + second.minutes - first.minutes) / 60
  }
}
