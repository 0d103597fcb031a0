/// The checksum of FIT files: CRC-16 with the polynomial 8005h, reflected, from 0.
enum FITChecksum {
  static func of(_ bytes: some Sequence<UInt8>) -> UInt16 {
    var sum: UInt16 = 0
    for byte in bytes {
      sum ^= UInt16(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xA001 }
    }
    return sum
  }
}
