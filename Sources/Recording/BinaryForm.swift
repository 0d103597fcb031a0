/// Layout of the compact binary form.
///
/// ```
/// file   : magic, block*
/// magic  : "HINGEREC" 1 0              8 letters, version, zero
/// block  : kind u8 | length u32 | payload | crc u32      all little endian
///          the CRC-32 (IEEE 802.3) covers kind, length and payload
/// kind 1 : header, the lines of the exchange form, each with its line feed; the first block
/// kind 2 : samples of one sensor
///            sensor u8 (1 or 2) | flags u8 (bit 0: temperatures) | count varint
///            count times: time varint, then 6 counts and the temperature as varints
///            time: change of the change since the last sample; else: change; all zigzag, and
///            beginning at zero in every block, so that each block stands alone
/// kind 4 : clean end, empty payload
/// ```
///
/// A block is written whole and then never touched: whatever a crash or a power cut does, all but
/// the last block stay readable.
enum BinaryForm {
  static let magic: [UInt8] = Array("HINGEREC".utf8) + [1, 0]

  enum Kind {
    static let header: UInt8 = 1
    static let samples: UInt8 = 2
    static let end: UInt8 = 4
  }

  /// A second of one sensor at 256 Hz: what a crash can cost at most, and small enough for varints
  /// to pay.
  static let samplesPerBlock = 256
  static let hasTemperatures: UInt8 = 1

  /// CRC-32 of IEEE 802.3, as in zip and PNG.
  static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes { crc = (crc >> 8) ^ crcTable[Int((crc ^ UInt32(byte)) & 0xff)] }
    return ~crc
  }

  private static let crcTable: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }

  /// Appends a signed number as a zigzag varint: seven bits a byte, low ones first.
  static func append(_ value: Int64, to out: inout [UInt8]) {
    var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
    while rest > 127 {
      out.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads what `append` wrote; nil where the bytes end or no number is that long.
  static func number(_ bytes: ArraySlice<UInt8>, _ position: inout Int) -> Int64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.endIndex, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 127) << shift
      if byte < 128 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
      shift += 7
    }
    return nil
  }

  static func unsigned32(_ bytes: [UInt8], at position: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
  }

  static func appendUnsigned32(_ value: UInt32, to out: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] {
      out.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
