/// The belt sits as others' calibrations say and not as the wearer's: whether one of them wears it is asked, and
/// nothing is changed.
package struct LiveDoubt: Codable, Equatable, Sendable {
  /// By name; empty: the question is settled.
  package var lifters: [String]

  package init(lifters: [String]) { self.lifters = lifters }

  /// For people.
  package static func question(_ lifters: [String]) -> String {
    let names = lifters.joined(separator: " or ")
    return "The belt sits as \(names) would wear it: is it \(names)? 'hinge lifter NAME' switches; "
      + "'hinge tare' says that it is not, and that standing as now is upright."
  }
}
