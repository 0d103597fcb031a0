import Asking
import Foundation
import HTTPTypes
import Hummingbird
import Programme
import Reports
import Setup
import Web

/// What `hinge next` says, as a page: by the same rules, of the same log, in the same words.
struct NextPages: Sendable {
  let desk: LogDesk
  /// nil: the standard one. Read at every request: plates that were changed count at once.
  let settings: String?

  /// - Parameters:
  ///   - asked: nil: who wears the belt, else as `hinge next` chooses.
  ///   - worn: empty where the daemon is away.
  func page(lifter asked: String?, worn: String) async -> Response {
    let found = await desk.work { [settings, path = desk.path] () throws(Problem) in
      try Self.page(lifter: asked, worn: worn, log: path, settings: settings)
    }
    switch found {
    case .success(let page): return Answer.page { page.page(nonce: $0) }
    case .failure(let problem):
      // 65: the log names nobody so.
      let status: HTTPResponse.Status = problem.exitCode == 65 ? .notFound : .serviceUnavailable
      return Answer.sentence(status, LogPages.sentence(problem))
    case nil: return Answer.sentence(.serviceUnavailable, LogPages.busy, [.retryAfter: "1"])
    }
  }

  private static func page(
    lifter asked: String?, worn: String, log: String, settings: String?
  ) throws(Problem) -> NextPage {
    let programme = try ProgrammeDesk(log: log, config: settings)
    let day = try AskedDay("today", now: Date(), zone: .current)
    let wearer = worn.isEmpty ? nil : try programme.asLogged(worn)
    // Another's advice under the belt of somebody new would be taken for their own.
    if asked == nil, wearer == nil, !worn.isEmpty {
      let none = NextPage.Part(
        kind: Advice.Kind.missing.rawValue,
        headline: "No advice: the log has no training of this lifter yet.", title: worn, rows: [],
        sessions: [])
      return NextPage([none], lifter: worn, lifters: try programme.lifters(), isSimulated: false)
    }
    let found = try programme.advice(lifter: asked ?? wearer, on: day)
    let parts = found.styles.map { style in
      let words = NextWords(
        style, lifter: found.lifter, dayMS: day.day.startMS, settings: programme.settings,
        warmUp: found.warmUp, unit: programme.unit, timeZone: .current)
      var sessions: [Int64] = []
      for one in style.advice.evidence where !sessions.contains(one.session) {
        sessions.append(one.session)
      }
      return NextPage.Part(
        kind: words.kind.rawValue, headline: words.headline, title: words.title,
        rows: words.rows.map { NextPage.Row($0.name, $0.text, isNote: $0.isNote) },
        sessions: sessions)
    }
    return NextPage(
      parts, lifter: found.lifter, lifters: try programme.lifters(), isSimulated: found.isSynthetic)
  }
}
