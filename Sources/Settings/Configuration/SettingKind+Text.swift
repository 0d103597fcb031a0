/// One value as the file gives it: a word, or a list of words.
enum SettingText: Equatable {
  case word(String)
  case list([String])

  var description: String {
    switch self {
    case .word(let word): "\"\(word)\""
    case .list(let words): "[\(words.joined(separator: ", "))]"
    }
  }
}

/// Text in and out of a configuration.
extension SettingKind {
  /// Stores the value; returns what it would have to be when it does not fit. No value is ever
  /// bent to fit.
  func store(_ text: SettingText, in configuration: inout Configuration) -> String? {
    switch (self, text) {
    case (.integer(let place, let range), .word(let word)):
      guard let value = Int(word), range.contains(value) else { return expectation }
      configuration[keyPath: place] = value
    case (.optionalInteger(let place, _), .word("off")):
      configuration[keyPath: place] = nil
    case (.optionalInteger(let place, let range), .word(let word)):
      guard let value = Int(word), range.contains(value) else { return expectation }
      configuration[keyPath: place] = value
    case (.flag(let place), .word(let word)):
      guard word == "true" || word == "false" else { return expectation }
      configuration[keyPath: place] = word == "true"
    case (.text(let place, let rule), .word(let word)):
      guard rule.allows(word) else { return expectation }
      configuration[keyPath: place] = word
    case (.optionalText(let place, _), .word("auto")):
      configuration[keyPath: place] = nil
    case (.switchedText(let place, _), .word("off")):
      configuration[keyPath: place] = nil
    case (.optionalText(let place, let rule), .word(let word)),
      (.switchedText(let place, let rule), .word(let word)):
      guard rule.allows(word) else { return expectation }
      configuration[keyPath: place] = word
    case (.addresses(let place), _):
      guard let addresses = Self.addresses(text) else { return expectation }
      configuration[keyPath: place] = addresses
    case (.choice(let choice), .word(let word)):
      guard choice.words.contains(word) else { return expectation }
      choice.write(&configuration, word)
    case (.weight(let place), .word(let word)):
      guard let weight = Weight(word) else { return expectation }
      configuration[keyPath: place] = weight
    case (.weights(let place, let most), _):
      let weights = Self.words(text).map { Weight($0) }
      guard (1...most).contains(weights.count), !weights.contains(nil) else { return expectation }
      configuration[keyPath: place] = weights.compactMap { $0 }
    case (_, .list):
      return expectation
    }
    return nil
  }

  /// The value as the file would say it.
  func text(in configuration: Configuration) -> String {
    switch self {
    case .integer(let place, _): String(configuration[keyPath: place])
    case .optionalInteger(let place, _): configuration[keyPath: place].map { String($0) } ?? "off"
    case .flag(let place): configuration[keyPath: place] ? "true" : "false"
    case .text(let place, _): Self.quoted(configuration[keyPath: place])
    case .optionalText(let place, _): configuration[keyPath: place].map(Self.quoted) ?? "auto"
    case .switchedText(let place, _): configuration[keyPath: place].map(Self.quoted) ?? "off"
    case .addresses(let place):
      "["
        + configuration[keyPath: place].map { "0x" + String($0, radix: 16) }
        .joined(separator: ", ") + "]"
    case .choice(let choice): choice.read(configuration)
    case .weight(let place): configuration[keyPath: place].text
    case .weights(let place, _):
      "[\(configuration[keyPath: place].map(\.text).joined(separator: ", "))]"
    }
  }

  /// The text, in quotes where YAML would take some of it for its own.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber || $0 == "/" } ?? false
      && text.allSatisfy { $0.isLetter || $0.isNumber || "/_-. ".contains($0) }
      && text.last != " "
    return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
  }

  /// What a value has to be, as the end of a sentence "it must be …".
  var expectation: String {
    switch self {
    case .integer(_, let range):
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .optionalInteger(_, let range):
      "off or a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .text(_, let rule): rule.expectation
    case .optionalText(_, let rule): "auto or \(rule.expectation)"
    case .switchedText(_, let rule): "off or \(rule.expectation)"
    case .addresses: "one or two I2C addresses from 0x08 to 0x77, as [0x68, 0x69]"
    case .choice(let choice): "one of \(choice.words.joined(separator: ", "))"
    case .weight: "a weight from 0.1 to 200 kg with its unit, such as 20kg or 45lb"
    case .weights(_, let most):
      "1 to \(most) weights from 0.1 to 200 kg with their unit, such as [20kg, 2.5kg]"
    }
  }

  /// A list, also as the environment has it.
  private static func words(_ text: SettingText) -> [String] {
    switch text {
    case .list(let words): words
    case .word(let word): word.split(separator: ",").map { String($0.filter { $0 != " " }) }
    }
  }

  /// In the environment a list is `0x68,0x69`. 0x00...0x07 and 0x78...0x7f are reserved by I2C.
  private static func addresses(_ text: SettingText) -> [Int]? {
    var found: [Int] = []
    for word in words(text) {
      let value = word.hasPrefix("0x") ? Int(word.dropFirst(2), radix: 16) : Int(word)
      guard let value, (0x08...0x77).contains(value) else { return nil }
      found.append(value)
    }
    return found.isEmpty || found.count > 2 ? nil : found
  }
}

extension TextRule {
  /// Bytes of a Unix socket's address, without the final 0.
  static let longestSocketPath = 107

  func allows(_ text: String) -> Bool {
    let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isPrintable else { return false }
    return switch self {
    case .absolutePath: text.hasPrefix("/") && text.utf8.count <= 4096
    case .socketPath: text.hasPrefix("/") && text.utf8.count <= Self.longestSocketPath
    case .personName:
      (1...64).contains(text.count) && text.first != " " && text.last != " "
        && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
    case .label: (1...128).contains(text.utf8.count)
    case .ipAddress: Self.isIPv4(text) || Self.isIPv6(text)
    }
  }

  private static func isIPv4(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
          && UInt8(part) != nil
      }
  }

  /// Its form alone; the system refuses what is none after all.
  private static func isIPv6(_ text: String) -> Bool {
    (2...39).contains(text.utf8.count) && text.contains(":")
      && text.allSatisfy { $0 == ":" || ($0.isASCII && $0.isHexDigit) }
      && text.split(separator: ":").allSatisfy { $0.utf8.count <= 4 }
  }

  var expectation: String {
    switch self {
    case .absolutePath: "a path that starts with /"
    case .socketPath: "a path that starts with / and has at most \(Self.longestSocketPath) bytes"
    case .personName: "1 to 64 letters, digits, spaces, - or _"
    case .label: "1 to 128 bytes of printable text"
    case .ipAddress: "an IP address, such as 127.0.0.1"
    }
  }
}
