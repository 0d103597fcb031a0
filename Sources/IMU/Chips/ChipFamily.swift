/// Chips that one driver runs, and where their identity is found.
package struct ChipFamily: Sendable {
  /// The addresses they can have, 7 bits.
  package let addresses: [UInt8]
  /// The register that says which they are.
  package let identityRegister: UInt8
  /// The chip of an identity; nil where it is none of the family.
  package let make: @Sendable (UInt8) -> Chip?

  package init(
    addresses: [UInt8], identityRegister: UInt8, make: @escaping @Sendable (UInt8) -> Chip?
  ) {
    self.addresses = addresses
    self.identityRegister = identityRegister
    self.make = make
  }
}

/// A chip that is known and can't be used, and why, in a sentence for the wearer.
struct UnusableChip: Sendable {
  let addresses: [UInt8]
  /// Register and value that tell it; nil: whatever answers at these addresses is one.
  let identity: RegisterValue?
  let name: String
  let reason: String
}
