package import HingeCore

/// Keys out of the bytes that a terminal sends, however they are cut into pieces. The escape key sends the
/// byte that other keys' sequences begin with: it is one if nothing follows for a moment.
package struct KeyDecoder: Sendable {
  /// Over a slow line the rest of a sequence may take that long.
  package static let patience = TimeSpan(milliseconds: 100)
  /// No key's sequence is longer; what is, is noise.
  private static let longest = 32

  private enum State: Equatable {
    case ground
    case escape
    /// ESC [ and what came since.
    case control([UInt8])
    /// ESC O: one byte more.
    case single
    /// A character of several bytes, and how many are still to come.
    case text([UInt8], left: Int)
  }

  private var state = State.ground
  private var since = Timestamp(microseconds: 0)

  package init() {}

  /// When `wait` is to be called, if no byte comes before.
  package var deadline: Timestamp? {
    state == .ground ? nil : since.advanced(by: Self.patience)
  }

  package mutating func take(_ bytes: some Sequence<UInt8>, at now: Timestamp) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { take(byte, &keys) }
    since = now
    return keys
  }

  /// Nothing came until now.
  package mutating func wait(until now: Timestamp) -> [Key] {
    guard let deadline, now >= deadline else { return [] }
    defer { state = .ground }
    return state == .escape ? [.escape] : [.other]
  }

  private mutating func take(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: begin(byte, &keys)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .control([])
      case UInt8(ascii: "O"): state = .single
      case 0x1B: keys.append(.escape)
      default:
        // With the Alt key: nothing here is done with those.
        state = .ground
        keys.append(.other)
      }
    case .control(let before):
      if before.isEmpty, byte == UInt8(ascii: "[") {
        // The function keys of the Linux console have two brackets.
        state = .control([byte])
      } else if (0x40...0x7E).contains(byte) {
        state = .ground
        keys.append(Self.key(before, byte))
      } else if before.count >= Self.longest || byte < 0x20 {
        state = .ground
        keys.append(.other)
        if byte < 0x20 { begin(byte, &keys) }
      } else {
        state = .control(before + [byte])
      }
    case .single:
      state = .ground
      keys.append(Self.key([], byte))
    case .text(let before, let left): text(byte, before, left, &keys)
    }
  }

  private mutating func begin(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D, 0x0A: keys.append(.enter)
    case 0x09: keys.append(.tab)
    case 0x08, 0x7F: keys.append(.backspace)
    case 0x01...0x1A: keys.append(.control(Character(UnicodeScalar(byte + 0x60))))
    case 0x00...0x1F: keys.append(.other)
    case 0x20...0x7E: keys.append(.character(Character(UnicodeScalar(byte))))
    case 0xC2...0xDF: state = .text([byte], left: 1)
    case 0xE0...0xEF: state = .text([byte], left: 2)
    case 0xF0...0xF4: state = .text([byte], left: 3)
    default: keys.append(.other)
    }
  }

  private mutating func text(
    _ byte: UInt8, _ before: [UInt8], _ left: Int, _ keys: inout [Key]
  ) {
    guard (0x80...0xBF).contains(byte) else {
      state = .ground
      keys.append(.other)
      return begin(byte, &keys)
    }
    let bytes = before + [byte]
    guard left == 1 else { return state = .text(bytes, left: left - 1) }
    state = .ground
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return keys.append(.other)
    }
    keys.append(.character(character))
  }

  /// `ESC [ parameters final` and `ESC O final`.
  private static func key(_ parameters: [UInt8], _ final: UInt8) -> Key {
    // With Shift or Ctrl an arrow has parameters; it is the arrow all the same.
    switch final {
    case _ where parameters == [UInt8(ascii: "[")]: .other
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "M") where parameters.isEmpty: .enter
    default: .other
    }
  }
}
