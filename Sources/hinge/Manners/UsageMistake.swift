import ArgumentParser
import Foundation

/// A command line that can't be understood, as one sentence, and where to read what there is.
struct UsageMistake {
  let sentence: String

  /// - Parameter words: the command line without the program's name.
  init(_ error: any Error, words: [String]) {
    let said = Hinge.message(for: error).split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
    let command = Self.command(words)
    sentence =
      (Self.negative(words, said) ?? Self.ended(said)) + " \(command) --help lists what there is."
  }

  private static func ended(_ text: String) -> String {
    guard let last = text.last, !".?!".contains(last) else { return text }
    return text + "."
  }

  /// "--load -5": the parser takes the number for an option, and misses a value.
  private static func negative(_ words: [String], _ said: String) -> String? {
    guard said.hasPrefix("Missing value for") || said.hasPrefix("Unknown option") else {
      return nil
    }
    for (option, value) in zip(words, words.dropFirst()) {
      let isNumber = value.dropFirst().first?.isNumber ?? false
      if option.hasPrefix("--"), value.hasPrefix("-"), isNumber {
        return "\(option) \(value): no value here is below zero."
      }
    }
    return nil
  }

  /// "hinge log merge": the commands that are named, as far as they are.
  private static func command(_ words: [String]) -> String {
    var names = ["hinge"]
    var there = Hinge.configuration.subcommands
    for word in words {
      guard let next = there.first(where: { $0.configuration.commandName == word }) else { break }
      names.append(word)
      there = next.configuration.subcommands
    }
    return names.joined(separator: " ")
  }
}
