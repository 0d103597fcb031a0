/// The icon as a PNG, which some systems want for their home screens: 192 by 192 in four colors, packed by nobody,
/// so that no library is needed.
package enum PagePicture {
  package static let side = 192
  /// Dark, light, green, and one that is not used.
  private static let palette: [UInt8] = [
    0x10, 0x13, 0x17, 0xF1, 0xF3, 0xF5, 0x5B, 0xD6, 0x8A, 0, 0, 0,
  ]
  /// What `PageShortcut.icon` draws: x, y, width, height, color.
  private static let areas: [(Int, Int, Int, Int, UInt8)] = [
    (24, 58, 144, 12, 1), (34, 36, 16, 56, 1), (142, 36, 16, 56, 1), (54, 44, 10, 40, 1),
    (128, 44, 10, 40, 1), (88, 108, 16, 48, 2), (88, 140, 64, 16, 2),
  ]

  package static let bytes: [UInt8] = {
    let header = big(UInt32(side)) + big(UInt32(side)) + [2, 3, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", header) + chunk("PLTE", palette) + chunk("IDAT", stored(rows))
      + chunk("IEND", [])
  }()

  /// Two bits a pixel; each row begins with its filter, none.
  private static var rows: [UInt8] {
    var found: [UInt8] = []
    for y in 0..<side {
      found.append(0)
      for first in stride(from: 0, to: side, by: 4) {
        found.append((0..<4).reduce(0) { $0 << 2 | color(first + $1, y) })
      }
    }
    return found
  }

  private static func color(_ x: Int, _ y: Int) -> UInt8 {
    areas.last { x >= $0.0 && x < $0.0 + $0.2 && y >= $0.1 && y < $0.1 + $0.3 }?.4 ?? 0
  }

  /// The zlib form (RFC 1950) of bytes as they are: one block (RFC 1951), so at most 65 535 of them.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(truncatingIfNeeded: bytes.count)
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return [
      0x78, 0x01, 1, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF),
      UInt8(~length >> 8),
    ]
      + bytes + big(b << 16 | a)
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(name.utf8) + content
    return big(UInt32(truncatingIfNeeded: content.count)) + named + big(checksum(named))
  }

  /// CRC-32 as PNG wants it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var found: UInt32 = .max
    for byte in bytes {
      found ^= UInt32(byte)
      for _ in 0..<8 { found = found & 1 == 1 ? found >> 1 ^ 0xEDB8_8320 : found >> 1 }
    }
    return ~found
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
