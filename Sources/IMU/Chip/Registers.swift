/// A register and what is to stand in it.
package struct RegisterValue: Equatable, BitwiseCopyable, Sendable {
  package var register: UInt8
  package var value: UInt8
  /// The bits that count when it is read back.
  package var mask: UInt8
  /// What the chip's bank register must hold to reach it; nil where the chip has no banks.
  package var bank: UInt8?

  package init(_ register: UInt8, _ value: UInt8, mask: UInt8 = 0xFF, bank: UInt8? = nil) {
    self.register = register
    self.value = value
    self.mask = mask
    self.bank = bank
  }

  package func matches(_ read: UInt8) -> Bool { (read ^ value) & mask == 0 }
}
