package import Setup

extension Problem {
  /// A log in which nobody of that name trained, in one sentence for every command and page.
  package static func unknownLifter(_ name: String, in log: String, known: [String]) -> Problem {
    let others = known.isEmpty ? "it names nobody" : "it names \(known.joined(separator: ", "))"
    return Problem("\(log) names no lifter '\(name)'; \(others).", exitCode: 65)
  }
}
