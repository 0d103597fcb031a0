import Coaching
import Foundation
import HTTPTypes
import Hummingbird
import Programme
import RepLog
import Reports
import Setup
import Training
import Web

/// What comes out of the log: sessions, reports, weeks, and what was said. Read only; what is changed is asked of the
/// daemon.
struct LogPages: Sendable {
  let desk: LogDesk
  let unit: LoadUnit
  let programme: ProgrammeSettings

  static let busy = "Too many ask the log at once; ask again in a moment."

  /// - Parameter number: nil: the last session.
  func report(_ number: Int64?) async -> Response {
    let unit = unit
    let found = await desk.read { reader throws(RepLogError) in
      let log: SessionLog?
      if let number {
        log = try reader.session(id: number)
      } else {
        log = try reader.latestSession()
      }
      guard let log else { return nil as (String, Int64)? }
      return (try SessionPage.report(log, reader, unit), log.session.id)
    }
    return answer(found, number) { found, nonce in
      WebPage.served(
        found.0, at: number == nil ? "/session" : "", session: found.1, nonce: nonce)
    }
  }

  func edit(_ number: Int64) async -> Response {
    let unit = unit
    let found = await desk.read { reader throws(RepLogError) in
      guard let log = try reader.session(id: number) else { return nil as (SessionLog, String)? }
      return (log, SessionPage.date(log.session))
    }
    return answer(found, number) { found, nonce in
      EditPage(found.0, unit: unit, date: found.1).page(nonce: nonce)
    }
  }

  func list(page: Int) async -> Response {
    let (unit, programme) = (unit, programme)
    let found = await desk.readIfThere { reader throws(RepLogError) in
      try SessionPage.rows(reader, page: page, unit)
    }
    switch found {
    case .success(let found):
      let (rows, hasMore) = found ?? ([], false)
      return Answer.page { SessionListPage(rows, page: page, hasMore: hasMore).page(nonce: $0) }
    case .failure(let problem):
      return Answer.sentence(.serviceUnavailable, Self.sentence(problem))
    case nil: return Answer.sentence(.serviceUnavailable, Self.busy, [.retryAfter: "1"])
    }
  }

  func trend(weeks: Int) async -> Response {
    let unit = unit
    let found = await desk.read { reader throws(RepLogError) in
      Optional(try WeeksPage.text(reader, weeks: min(max(weeks, 1), 520), unit))
    }
    return answer(found, nil) { WebPage.served($0, at: "/trend", nonce: $1) }
  }

  func json() async -> Response {
    let found = await desk.read { reader throws(RepLogError) in
      JSONReport.text(try reader.latestSession().map { [$0] } ?? [])
    }
    switch found {
    case .success(let text): return Answer.json(text)
    case .failure(let problem):
      return Answer.error(.serviceUnavailable, Self.sentence(problem))
    case nil: return Answer.error(.serviceUnavailable, Self.busy)
    }
  }

  /// What was said of the running session; of a log that is not there yet nothing was.
  func said(
    set: Int, _ wearing: (lifter: String, style: String, session: Int64?)
  ) async -> Response {
    let (unit, programme) = (unit, programme)
    let found = await desk.readIfThere { reader throws(RepLogError) in
      try SessionPage.said(reader, set: set, wearing, unit, programme)
    }
    switch found {
    case .success(let said):
      return Answer.json(
        said ?? SaidNow(session: nil, entries: [], set: set, earlier: (nil, nil), unit: unit))
    case .failure(let problem):
      return Answer.error(.serviceUnavailable, Self.sentence(problem))
    case nil: return Answer.error(.serviceUnavailable, Self.busy)
    }
  }

  private func answer<Found>(
    _ found: Result<Found?, Problem>?, _ number: Int64?, _ page: (Found, String) -> WebPage
  ) -> Response {
    switch found {
    case .success(let found?): return Answer.page { page(found, $0) }
    case .success(nil):
      let sentence =
        number.map { "There is no session \($0) in the log; /sessions has those that are there." }
        ?? "No session has been logged yet."
      return Answer.sentence(.notFound, sentence)
    case .failure(let problem):
      return Answer.sentence(.serviceUnavailable, Self.sentence(problem))
    case nil: return Answer.sentence(.serviceUnavailable, Self.busy, [.retryAfter: "1"])
    }
  }

  static func sentence(_ problem: Problem) -> String {
    let text = problem.description
    return text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "" : ".")
  }
}
