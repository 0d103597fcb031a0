import Training

/// Decimal numbers from integers and back: a file's numbers never go through floating point.
enum Decimals {
  /// `thousandths / 1000`, without trailing zeros.
  static func text(thousandths: Int64) -> String {
    let sign = thousandths < 0 ? "-" : ""
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return "\(sign)\(whole)" }
    var digits = "\(1000 + rest)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  /// "8.5"; values that no rating has are cut to what the sum holds.
  static func text(tenths: Int64) -> String {
    text(thousandths: min(max(tenths, -1_000_000), 1_000_000) * 100)
  }

  /// Kilograms to the gram; pounds to the hundredth, as the apps have them.
  static func load(grams: Int64, unit: LoadUnit) -> String {
    let bounded = min(max(grams, 0), EntryField.mostGrams)
    switch unit {
    case .kg: return text(thousandths: bounded)
    case .lb: return text(thousandths: (unit.thousandths(grams: bounded) + 5) / 10 * 10)
    }
  }

  /// A decimal number with a point or a comma and any number of places, to the nearest thousandth; nil for
  /// any other text. Groups of thousands are no such number: "1,234" is one and a bit.
  static func thousandths(_ text: String) -> Int64? {
    var bytes = Array(text.utf8)[...]
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    let parts = bytes.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    guard (1...2).contains(parts.count), let whole = digits(parts[0]), parts[0].count <= 9 else {
      return nil
    }
    var rest: Int64 = 0
    if parts.count == 2 {
      // One digit beyond decides the rounding; the others can't change it.
      let shown = parts[1].prefix(4)
      guard parts[1].allSatisfy(isDigit), let value = digits(shown) else { return nil }
      rest = (value * [1, 1000, 100, 10, 1][shown.count] + 5) / 10
    }
    let size = whole * 1000 + rest
    return isNegative ? -size : size
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Nil for none, and for what is no digit.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int64? {
    guard !bytes.isEmpty, bytes.allSatisfy(isDigit) else { return nil }
    return bytes.prefix(18).reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }
}
