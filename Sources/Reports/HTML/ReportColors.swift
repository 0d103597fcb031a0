/// The colors of the page, light and dark, as 0xRRGGBB. Each ink has at least 4.5 to 1 on `ground` and on
/// `well`. What a color says, a word and a shape say, too.
enum ReportColors {
  struct Pair: Sendable {
    let name: String
    let light: UInt32
    let dark: UInt32
  }

  static let grounds = [
    Pair(name: "ground", light: 0xFFFFFF, dark: 0x101317),
    Pair(name: "well", light: 0xEEF0F3, dark: 0x1D2228),
  ]
  /// Of text and of whatever must be told from its ground.
  static let inks = [
    Pair(name: "ink", light: 0x16191D, dark: 0xF1F3F5),
    Pair(name: "soft", light: 0x4D5561, dark: 0xA9B2BD),
    Pair(name: "good", light: 0x0B6B2F, dark: 0x5BD68A),
    Pair(name: "care", light: 0x8A4B00, dark: 0xFFB454),
    Pair(name: "bad", light: 0xB3121D, dark: 0xFF8A85),
  ]
  /// Hair lines that carry nothing.
  static let lines = [Pair(name: "line", light: 0xC3C9D1, dark: 0x3B434D)]

  /// Paper is light, whatever the screen was.
  static var sheet: String {
    let all = grounds + inks + lines
    let light = all.map { "--\($0.name):\(hex($0.light))" }.joined(separator: ";")
    let dark = all.map { "--\($0.name):\(hex($0.dark))" }.joined(separator: ";")
    return ":root{color-scheme:light dark;\(light)}\n"
      + "@media screen and (prefers-color-scheme:dark){:root{\(dark)}}\n"
      + "@media print{:root{color-scheme:light}}\n"
  }

  private static func hex(_ color: UInt32) -> String {
    let digits = String(color & 0xFFFFFF, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }
}
