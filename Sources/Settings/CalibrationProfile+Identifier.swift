extension CalibrationProfile {
  /// Which calibration this is: 16 hexadecimal digits that tell one profile's content from another's.
  ///
  /// FNV-1a, 64 bits, over the UTF-8 of `jsonText()`, so that blanks and the order of keys in the
  /// file do not matter and every value does. It is for recognizing a profile that was worn
  /// before: whoever wants to can make two profiles with the same number, and would gain nothing.
  /// Throws what the encoder throws.
  package func identifier() throws -> String {
    Self.identifier(of: try jsonText())
  }

  static func identifier(of text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
