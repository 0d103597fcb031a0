/// Kilograms or pounds; the log keeps grams.
package enum LoadUnit: String, CaseIterable, Sendable {
  case kg
  case lb

  /// Exactly 453.59237 g (international avoirdupois pound, 1959).
  private static let poundHundredthsOfMG: Int64 = 45_359_237

  /// Grams of `thousandths` of the unit, to the nearest.
  package func grams(thousandths: Int64) -> Int64 {
    switch self {
    case .kg: thousandths
    case .lb: (thousandths * Self.poundHundredthsOfMG + 50_000_000) / 100_000_000
    }
  }

  /// Thousandths of the unit in `grams`, to the nearest.
  package func thousandths(grams: Int64) -> Int64 {
    switch self {
    case .kg: grams
    case .lb:
      (grams * 100_000_000 + Self.poundHundredthsOfMG / 2) / Self.poundHundredthsOfMG
    }
  }

  /// "140", "102.5": as many decimals as are needed, two at most.
  package func text(grams: Int64) -> String {
    let bounded = min(max(grams, 0), 100_000_000)
    let hundredths = (thousandths(grams: bounded) + 5) / 10
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// A load as people type it: "140", "140 kg", "315lb", "102,5".
package enum LoadText {
  /// Grams, or nil for what is no load from 0 to 1000 kg. Without a unit it is `unit`.
  package static func grams(_ text: String, unit: LoadUnit) -> Int64? {
    var digits = text.lowercased().filter { !$0.isWhitespace }
    var unit = unit
    for (word, meant) in [("kgs", LoadUnit.kg), ("kg", .kg), ("lbs", .lb), ("lb", .lb)]
    where digits.hasSuffix(word) {
      digits.removeLast(word.count)
      unit = meant
      break
    }
    guard let thousandths = thousandths(digits) else { return nil }
    let grams = unit.grams(thousandths: thousandths)
    return grams <= EntryField.mostGrams ? grams : nil
  }

  /// A plain decimal number with a point or a comma and at most three places.
  package static func thousandths(_ text: String) -> Int64? {
    let parts = text.split(
      separator: text.contains(",") ? "," : ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = digits(parts[0]), parts[0].count <= 6 else {
      return nil
    }
    guard parts.count == 2 else { return whole * 1000 }
    guard parts[1].count <= 3, let rest = digits(parts[1]) else { return nil }
    return whole * 1000 + rest * [1, 100, 10, 1][parts[1].count]
  }

  private static func digits(_ text: some StringProtocol) -> Int64? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(text) : nil
  }
}
