import ArgumentParser
import Foundation
import Reports
import Synchronization

/// How a command says that it could not be done: one sentence on standard error, or beside `--json` one JSON
/// object on a line. Standard output holds data or nothing.
enum Mistake {
  private static let isForProgram = Mutex(false)

  /// - Parameter words: the command line without the program's name.
  static func expect(_ words: [String]) {
    let asksForJSON = words.prefix { $0 != "--" }.contains("--json")
    isForProgram.withLock { $0 = asksForJSON }
  }

  static func tell(_ sentence: String, exitCode: Int32) {
    let clean = clean(sentence)
    Terminal.say(
      isForProgram.withLock { $0 }
        ? MistakeJSON.text(clean, exitCode: exitCode) : "hinge: \(clean)")
  }

  /// Without what moves a terminal's cursor or turns its text: what is named may come from anywhere.
  private static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          if scalar == "\n" { return scalar }
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: return "?"
          default: return scalar
          }
        }))
  }
}
