/// A value in one of FIT's base types; nil is the type's own word for unknown.
enum FITValue: Equatable {
  case word(UInt8?)
  case uint8(UInt8?)
  case sint16(Int16?)
  case uint16(UInt16?)
  case uint16s([UInt16])
  case uint32(UInt32?)
  /// UTF-8, of `size` bytes with at least one zero behind it; cut between characters.
  case string(String, size: UInt8)
  case bytes([UInt8])

  var baseType: UInt8 {
    switch self {
    case .word: 0x00
    case .uint8: 0x02
    case .sint16: 0x83
    case .uint16, .uint16s: 0x84
    case .uint32: 0x86
    case .string: 0x07
    case .bytes: 0x0D
    }
  }

  var size: UInt8 { UInt8(clamping: encoded.count) }

  /// Little end first.
  var encoded: [UInt8] {
    switch self {
    case .word(let value), .uint8(let value): [value ?? 0xFF]
    case .sint16(let value): Self.pair(UInt16(bitPattern: value ?? Int16.max))
    case .uint16(let value): Self.pair(value ?? 0xFFFF)
    case .uint16s(let values): values.flatMap(Self.pair)
    case .uint32(let value): Self.four(value ?? 0xFFFF_FFFF)
    case .string(let text, let size): Self.text(text, Int(size))
    case .bytes(let bytes): bytes
    }
  }

  static func pair(_ value: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  static func four(_ value: UInt32) -> [UInt8] {
    pair(UInt16(truncatingIfNeeded: value)) + pair(UInt16(truncatingIfNeeded: value >> 16))
  }

  private static func text(_ text: String, _ size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for character in text {
      let more = Array(String(character).utf8)
      // A zero would end it before its end.
      if more.contains(0) { continue }
      if bytes.count + more.count >= size { break }
      bytes += more
    }
    return bytes + [UInt8](repeating: 0, count: size - bytes.count)
  }
}
