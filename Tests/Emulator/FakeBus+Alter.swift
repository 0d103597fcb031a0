package import HingeCore

extension FakeBus {
  /// Changes an emulated chip, at the bus's time; nothing where there is none of this kind.
  package func alter<Kind: EmulatedChip>(
    _ kind: Kind.Type, at address: UInt8, _ change: (inout Kind, Timestamp) -> Void
  ) {
    guard var chip = chips[address] as? Kind else { return }
    change(&chip, now)
    chips[address] = chip
  }

  /// Something of an emulated chip; nil where there is none of this kind.
  package func look<Kind: EmulatedChip, Value>(
    _ kind: Kind.Type, at address: UInt8, _ value: (Kind) -> Value
  ) -> Value? { (chips[address] as? Kind).map(value) }

  /// Time passes.
  package func wait(milliseconds: Int64) {
    now = now.advanced(by: TimeSpan(milliseconds: milliseconds))
  }
}
