import Coaching
import Training

/// When a session and what is in it took place, as wall time. Only for sessions whose date is known.
struct SessionMoments {
  let startWallMS: Int64
  let endWallMS: Int64
  private let startUS: Int64

  /// No session is longer; what a damaged log says beyond is cut to it.
  private static let longestMS: Int64 = 86_400_000

  /// Nil where the date is not known.
  init?(_ log: SessionLog) {
    guard log.session.hasKnownDate else { return nil }
    startWallMS = log.session.startedAtWallMS
    let startUS = log.session.startedAtMonotonicUS
    self.startUS = startUS
    let reps = log.sets.flatMap(\.1)
    let lastUS = (log.sets.compactMap(\.0.endUS) + reps.map(\.ownEndUS)).max()
    let seen = lastUS.map { Self.since(startUS, $0) } ?? 0
    let length = SessionSummary(log).durationMS.map { min($0, Self.longestMS) } ?? seen
    endWallMS = startWallMS + max(length, 0)
  }

  /// - Parameter us: of the session's sample clock; before its start is its start.
  func wallMS(_ us: Int64) -> Int64 { startWallMS + Self.since(startUS, us) }

  static func since(_ startUS: Int64, _ us: Int64) -> Int64 {
    let (length, overflow) = us.subtractingReportingOverflow(startUS)
    if overflow { return us < startUS ? 0 : longestMS }
    return min(max(length / 1000, 0), longestMS)
  }
}
