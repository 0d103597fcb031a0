package import Training

/// A load that is offered as one button: the last one, and what is near it with the plates of a gym.
package struct LoadOffer: Codable, Equatable, Sendable {
  package var grams: Int64
  /// "102.5", in the unit that it is offered in.
  package var text: String
  /// "same", "+2.5"; empty where there is no last one.
  package var step: String

  /// What the smallest plates add on both sides, in thousandths of the unit.
  private static func small(_ unit: LoadUnit) -> Int64 { unit == .kg ? 2500 : 5000 }

  /// - Parameter last: grams; nil: no load is known, and usual ones are offered.
  package static func all(last: Int64?, unit: LoadUnit) -> [LoadOffer] {
    guard let last, (0...EntryField.mostGrams).contains(last) else {
      let usual: [Int64] = unit == .kg ? [60, 80, 100, 120, 140] : [135, 185, 225, 275, 315]
      return usual.map { offer(unit.grams(thousandths: $0 * 1000), unit, "") }
    }
    let small = small(unit)
    let own = unit.thousandths(grams: last)
    // 100 kg are 220.46 lb: what is added to that lands on what the plates make.
    let isOnGrid = abs(own - nearest(own, small / 2)) <= 50
    let (below, above): (Int64, Int64)
    if isOnGrid {
      let base = nearest(own, small / 2)
      (below, above) = (base, base)
    } else {
      below = own / small * small + small
      above = own / small * small
    }
    var found = [LoadOffer(grams: last, text: unit.text(grams: last), step: "same")]
    for count: Int64 in [1, 2, 4, -1, -2] {
      let thousandths = (count > 0 ? above : below) + count * small
      let grams = unit.grams(thousandths: thousandths)
      guard thousandths >= 0, grams <= EntryField.mostGrams else { continue }
      let step = isOnGrid ? sign(count * small) : count > 0 ? "more" : "less"
      found.append(offer(grams, unit, step))
    }
    return found
  }

  private static func offer(_ grams: Int64, _ unit: LoadUnit, _ step: String) -> LoadOffer {
    LoadOffer(grams: grams, text: unit.text(grams: grams), step: step)
  }

  private static func nearest(_ value: Int64, _ step: Int64) -> Int64 {
    (value + step / 2) / step * step
  }

  /// "+2.5", "−5".
  private static func sign(_ thousandths: Int64) -> String {
    let size = abs(thousandths)
    let rest = size % 1000 == 0 ? "" : ".\(size % 1000 / 100)"
    return (thousandths < 0 ? "\u{2212}" : "+") + "\(size / 1000)\(rest)"
  }

  enum CodingKeys: String, CodingKey {
    case grams = "g"
    case text, step
  }
}
