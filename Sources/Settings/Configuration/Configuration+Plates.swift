package import Training

extension Configuration {
  /// What the lifter can load.
  package struct Plates: Equatable, Sendable {
    package var bar = Weight(thousandths: 20_000, unit: .kg)
    package var trapBar = Weight(thousandths: 25_000, unit: .kg)
    /// One for each pair.
    package var pairs = [20_000, 20_000, 20_000, 15_000, 10_000, 5000, 2500, 1250].map {
      Weight(thousandths: $0, unit: .kg)
    }
    package var kettlebells = [8000, 12_000, 16_000, 20_000, 24_000, 28_000, 32_000].map {
      Weight(thousandths: $0, unit: .kg)
    }
  }
}

/// A weight as somebody wrote it: "20kg", "2.5kg", "45lb".
package struct Weight: Equatable, Sendable {
  package var thousandths: Int64
  package var unit: LoadUnit

  package var grams: Int64 { unit.grams(thousandths: thousandths) }

  /// As the settings file says it.
  var text: String {
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    if rest == 0 { return "\(whole)\(unit.rawValue)" }
    var digits = "\(1000 + rest)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)\(unit.rawValue)"
  }

  init(thousandths: Int64, unit: LoadUnit) {
    self.thousandths = thousandths
    self.unit = unit
  }

  static let grams: ClosedRange<Int64> = 100...200_000

  /// Nil without a unit, and for what is no weight from 0.1 to 200 kg.
  package init?(_ text: String) {
    let word = text.filter { $0 != " " }
    guard let unit = LoadUnit.allCases.first(where: { word.hasSuffix($0.rawValue) }),
      let thousandths = LoadText.thousandths(String(word.dropLast(2)))
    else { return nil }
    self.init(thousandths: thousandths, unit: unit)
    guard Self.grams.contains(grams) else { return nil }
  }
}
