/// Decimal text to scaled integers without a float in between, so that "65.5" means the same on
/// every processor.
enum Decimal {
  /// `text` times 10^`places`, nearest, ties away from zero; nil for anything but digits with at
  /// most one point and a leading minus, or beyond 10^15.
  static func scaled(_ text: some StringProtocol, places: Int) -> Int64? {
    var value: Int64 = 0
    var fraction: Int? = nil
    var digits = 0
    var roundUp = false
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where fraction == nil: fraction = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if let seen = fraction {
          fraction = seen + 1
          if seen == places { roundUp = byte >= UInt8(ascii: "5") }
          if seen >= places { continue }
        }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        if value > 1_000_000_000_000_000 { return nil }
      default: return nil
      }
    }
    if digits == 0 { return nil }
    var missing = places - min(fraction ?? 0, places)
    while missing > 0 {
      value *= 10
      if value > 1_000_000_000_000_000 { return nil }
      missing -= 1
    }
    if roundUp { value += 1 }
    return negative ? -value : value
  }

  /// The shortest text of `value` / 10^`places`.
  static func text(_ value: Int64, places: Int) -> String {
    var power: Int64 = 1
    for _ in 0..<places { power *= 10 }
    let magnitude = Int64(value.magnitude)
    var fraction = String(magnitude % power)
    fraction = String(repeating: "0", count: places - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return sign + String(magnitude / power) + (fraction.isEmpty ? "" : "." + fraction)
  }
}
