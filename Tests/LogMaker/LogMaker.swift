import Foundation
import RepLog
import Training

/// Makes a log of years of training from a seed, for measuring what reads it. Nobody lifted any of it, and
/// every session says so.
///
///     log-maker --out FILE [--sessions 2500] [--reps 80] [--seed 1]
@main enum LogMaker {
  static func main() throws {
    var options = ["--sessions": "2500", "--reps": "80", "--seed": "1"]
    var rest = CommandLine.arguments.dropFirst()
    while let name = rest.popFirst(), let value = rest.popFirst() { options[name] = value }
    guard let out = options["--out"], let sessions = options["--sessions"].flatMap({ Int($0) }),
      let reps = options["--reps"].flatMap({ Int($0) }),
      let seed = options["--seed"].flatMap({ UInt64($0) }), sessions > 0, reps > 0
    else {
      FileHandle.standardError.write(
        Data("log-maker --out FILE [--sessions 2500] [--reps 80] [--seed 1]\n".utf8))
      exit(64)
    }
    let writer = try RepLogWriter(path: out)
    var years = TrainingYears(seed: seed, sessions: sessions, reps: reps)
    var written = 0
    for number in 0..<sessions {
      let log = years.session(number)
      try writer.add(whole: log)
      written += log.sets.reduce(0) { $0 + $1.1.count }
    }
    try writer.close()
    print("\(sessions) sessions, \(written) reps, seed \(seed): \(out)")
  }
}
