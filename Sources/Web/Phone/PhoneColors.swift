/// The colors of every page, light and dark, as 0xRRGGBB. What stands on what is listed, and a test computes its
/// contrast. What a color says a word and a sign say, too.
package enum PhoneColors {
  package struct Pair: Sendable {
    package let name: String
    package let light: UInt32
    package let dark: UInt32
  }

  package static let grounds = [
    Pair(name: "ground", light: 0xFFFFFF, dark: 0x101317),
    Pair(name: "well", light: 0xEEF0F3, dark: 0x1D2228),
  ]
  /// Of text, signs and edges of what is pressed, on either ground; text on a filled one is `ground`.
  package static let inks = [
    Pair(name: "ink", light: 0x16191D, dark: 0xF1F3F5),
    Pair(name: "soft", light: 0x4D5561, dark: 0xA9B2BD),
    Pair(name: "good", light: 0x0B6B2F, dark: 0x5BD68A),
    Pair(name: "care", light: 0x8A4B00, dark: 0xFFB454),
    Pair(name: "bad", light: 0xB3121D, dark: 0xFF8A85),
  ]
  /// Hair lines that carry nothing.
  package static let lines = [Pair(name: "line", light: 0xC3C9D1, dark: 0x3B434D)]

  static var sheet: String {
    let all = grounds + inks + lines
    let light = all.map { "--\($0.name):\(hex($0.light))" }.joined(separator: ";")
    let dark = all.map { "--\($0.name):\(hex($0.dark))" }.joined(separator: ";")
    return ":root{color-scheme:light dark;\(light)}\n"
      + "@media(prefers-color-scheme:dark){:root{\(dark)}}\n"
  }

  /// "#0b6b2f"
  package static func hex(_ color: UInt32) -> String {
    let digits = String(color & 0xFFFFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
