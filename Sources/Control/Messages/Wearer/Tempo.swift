/// A tempo as lifters write it: seconds down, held at the bottom, up, and standing. `3-1-1-1` is three
/// seconds down, one held, one up, one at the top.
package struct Tempo: Equatable, Sendable, CustomStringConvertible {
  package let eccentricS: Int
  package let pauseS: Int
  package let concentricS: Int
  package let topS: Int

  /// Of one part; a rep of 80 s is longer than anybody lifts.
  package static let longestS = 20

  /// Nil where it is no tempo: four whole numbers from 0 to 20 with hyphens between, not all of them 0.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var seconds: [Int] = []
    for part in parts {
      // No sign and no space, which Int would take.
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(part),
        value <= Self.longestS
      else { return nil }
      seconds.append(value)
    }
    guard seconds.contains(where: { $0 > 0 }) else { return nil }
    eccentricS = seconds[0]
    pauseS = seconds[1]
    concentricS = seconds[2]
    topS = seconds[3]
  }

  package var partsS: [Int] { [eccentricS, pauseS, concentricS, topS] }

  package var description: String { partsS.map(String.init).joined(separator: "-") }
}
