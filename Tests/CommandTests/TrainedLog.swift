import Foundation
import Testing

/// A log of two simulated sessions, of seeds 3 and 4, with full feedback: made once by the real daemon, and
/// copied for every test that needs one, since to lift it anew takes seconds.
enum TrainedLog {
  /// The log's files after each session.
  private static let stages = Result {
    let place = try Workspace()
    return try ["3", "4"].map { seed in
      let daemon = try Programs.run(
        "hinged", ["--simulate", "--seed", seed, "--fast", "--log", "log.sqlite", "--socket", "s"],
        in: place.url, environment: ["HINGE_FEEDBACK_MODE": "full"])
      #expect(daemon.status == 0, "\(daemon.errors)")
      // What is in the files beside it is part of the log.
      return try place.names.filter { $0.hasPrefix("log.sqlite") }
        .map { ($0, try place.read($0)) }
    }
  }

  /// A folder of the test's own with `log.sqlite` in it, of one session or both.
  static func copy(sessions: Int = 2) throws -> Workspace {
    let place = try Workspace()
    for (name, bytes) in try stages.get()[sessions - 1] { try place.write(name, bytes) }
    return place
  }
}
