import Asking
import Setup

extension ProgrammeDesk {
  /// What `body` asks of the desk, with a line on stderr that says how far it is.
  static func showing<Found>(
    _ body: (Progress) throws(Problem) -> Found
  ) throws(Problem) -> Found {
    let line = ProgressLine()
    defer { line.clear() }
    return try body { line.show($0, of: $1, "sessions") }
  }
}
