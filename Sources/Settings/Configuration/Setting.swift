/// One setting: its name in the file, what it may be, and where its value lives. The one list of
/// them drives the file, the environment, the errors and the listing.
struct Setting: Sendable {
  let section: String
  let key: String
  let kind: SettingKind

  init(_ section: String, _ key: String, _ kind: SettingKind) {
    self.section = section
    self.key = key
    self.kind = kind
  }

  /// `limits.hold_ms`
  var name: String { "\(section).\(key)" }
  /// `HINGE_LIMITS_HOLD_MS`
  var variable: String { "HINGE_\(section)_\(key)".uppercased() }
}

typealias Place<Value> = any WritableKeyPath<Configuration, Value> & Sendable

/// What a setting's text may be.
enum SettingKind: Sendable {
  case integer(Place<Int>, ClosedRange<Int>)
  /// `off` for nil.
  case optionalInteger(Place<Int?>, ClosedRange<Int>)
  case flag(Place<Bool>)
  case text(Place<String>, TextRule)
  /// `auto` for nil.
  case optionalText(Place<String?>, TextRule)
  /// `off` for nil.
  case switchedText(Place<String?>, TextRule)
  /// One or two 7-bit I2C addresses.
  case addresses(Place<[Int]>)
  case choice(Choice)
  /// With its unit, such as `20kg`.
  case weight(Place<Weight>)
  /// So many of them at most, at least one.
  case weights(Place<[Weight]>, most: Int)
}

/// What a text must look like.
enum TextRule: Sendable {
  /// Starts with `/`, without a 0 byte, at most 4096 bytes.
  case absolutePath
  /// As a path, and short enough for a Unix socket's address.
  case socketPath
  /// Letters, digits, space, `-`, `_`; 1...64 of them, and no folder's name.
  case personName
  /// Printable, 1...128 bytes.
  case label
  /// Four numbers with dots, or hexadecimal groups with colons. No name: what it stands for may change.
  case ipAddress
}

/// A closed list of words, each for a value.
struct Choice: Sendable {
  let words: [String]
  let read: @Sendable (Configuration) -> String
  let write: @Sendable (inout Configuration, String) -> Void
}

extension Choice {
  /// - Parameter word: the value's name in the file.
  init<Value: Sendable>(
    _ place: Place<Value>, of values: [Value], word: @escaping @Sendable (Value) -> String
  ) {
    words = values.map(word)
    read = { word($0[keyPath: place]) }
    write = { configuration, chosen in
      // `chosen` is one of `words`: the parser has made sure.
      for value in values where word(value) == chosen { configuration[keyPath: place] = value }
    }
  }

  init<Value: Sendable & CaseIterable & RawRepresentable>(_ place: Place<Value>)
  where Value.RawValue == String {
    self.init(place, of: Array(Value.allCases)) { $0.rawValue }
  }
}
