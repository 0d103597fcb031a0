/// What a Raspberry Pi says of its supply and its heat. nil: it does not say.
package struct PowerEvidence: Equatable, Sendable {
  package var isLow: Bool?
  /// Since it started.
  package var wasLow: Bool?
  /// Held back by heat.
  package var isSlowed: Bool?
  package var wasSlowed: Bool?
  package var celsius: Double?

  package init(
    isLow: Bool? = nil, wasLow: Bool? = nil, isSlowed: Bool? = nil, wasSlowed: Bool? = nil,
    celsius: Double? = nil
  ) {
    self.isLow = isLow
    self.wasLow = wasLow
    self.isSlowed = isSlowed
    self.wasSlowed = wasSlowed
    self.celsius = celsius
  }
}
