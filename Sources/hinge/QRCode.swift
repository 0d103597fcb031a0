import CQREncode

/// A QR code (ISO/IEC 18004) of a text, by libqrencode.
enum QRCode {
  /// Rows of modules, true where dark; nil where the text is too long for one, or memory is short.
  static func modules(_ text: String) -> [[Bool]]? {
    // The smallest that holds it; a seventh of it may be hidden by a reflection.
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard width > 0, let data = code.pointee.data else { return nil }
    // The lowest bit of a byte says that it is dark; the others say what it is for.
    return (0..<width).map { row in (0..<width).map { data[row * width + $0] & 1 == 1 } }
  }
}
