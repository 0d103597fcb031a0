/// Where a value came from.
package enum ValueOrigin: Equatable, Sendable, CustomStringConvertible {
  case standard
  case file(path: String, line: Int)
  case environment(variable: String)
  /// The wearer chose it while hinged ran.
  case choice

  package var description: String {
    switch self {
    case .standard: "default"
    case .file(let path, let line): "\(path):\(line)"
    case .environment(let variable): "environment \(variable)"
    case .choice: "chosen by the wearer"
    }
  }
}

/// One thing wrong with the settings: where, which key, and what would be right.
package struct ConfigurationProblem: Equatable, Sendable, CustomStringConvertible {
  package var origin: ValueOrigin
  /// `limits.hold_ms`; empty where the text itself can't be read.
  package var key: String
  /// The end of the sentence that begins with the key.
  package var reason: String

  package var description: String {
    "\(origin): \(key.isEmpty ? "" : key + " ")\(reason)"
  }
}

/// Everything that is wrong with the settings, in the order of the file, then the environment.
/// Never empty.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  package let problems: [ConfigurationProblem]

  /// One line a problem.
  package var description: String {
    problems.map(\.description).joined(separator: "\n")
  }
}
