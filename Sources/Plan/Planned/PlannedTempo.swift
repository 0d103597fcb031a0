/// A tempo as it is planned, in whole seconds: down, held at the bottom, up, at the top. The same form that
/// `hinge pace` takes, `3-1-1-0`.
package struct PlannedTempo: Hashable, Sendable, CustomStringConvertible {
  package let seconds: [Int]

  package static let longestS = 20

  /// Four whole numbers from 0 to 20 with hyphens between, not all of them 0; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    // No sign and no space, which Int would take.
    let isFormed = parts.allSatisfy { part in
      (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let values = parts.compactMap { Int($0) }
    guard isFormed, values.count == 4, values.allSatisfy({ $0 <= Self.longestS }),
      values.contains(where: { $0 > 0 })
    else { return nil }
    seconds = values
  }

  package var description: String { seconds.map { "\($0)" }.joined(separator: "-") }
}
