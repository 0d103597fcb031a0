/// Tells what is at an address by reading. To write to a chip that is not known may ruin it
/// (betaflight#11584), so that there is one exception, and it is named below.
package enum ChipProbe {
  /// - Parameters:
  ///   - address: 7 bits. What answers where no known chip can be is unknown.
  ///   - assumed: a name of `ChipCatalogue.assumable`: what an unknown identity in register 0x75 is run
  ///     as. It changes nothing for a chip that is known, nor for what only echoes the bus.
  package static func identify(
    at address: UInt8, on bus: inout some RegisterBus, assume assumed: String? = nil
  ) throws(BusError) -> Recognition {
    let first = firstRegister(at: address)
    let value = try bus.read(first, of: address)
    // Supply or ground on the data line, or nothing behind it: some adapters acknowledge every
    // address (elixir-circuits/circuits_i2c#136). No identity is one of these two.
    let isEcho = value == 0x00 || value == 0xFF
    if !isEcho, let chip = known(value, in: first, at: address) { return .chip(chip) }
    if let refused = unusable(value, in: first, at: address) { return refused }
    guard isInvenSense(address) else { return .unknown(value) }

    let second = try bus.read(0x00, of: address)
    if let refused = unusable(second, in: 0x00, at: address) { return refused }
    if let chip = try bankedChip(who: value, second: second, at: address, on: &bus) {
      return .chip(chip)
    }
    if let assumed, !isEcho, let chip = MPU6050.chip(unknown: value, as: assumed) {
      return .chip(chip)
    }
    return .unknown(value)
  }

  /// The identity register that the chips of an address have, or most of them.
  private static func firstRegister(at address: UInt8) -> UInt8 {
    switch address {
    case 0x6A, 0x6B: 0x0F
    case 0x28, 0x29, 0x4A, 0x4B: 0x00
    default: 0x75
    }
  }

  private static func isInvenSense(_ address: UInt8) -> Bool { address == 0x68 || address == 0x69 }

  private static func known(_ value: UInt8, in register: UInt8, at address: UInt8) -> Chip? {
    for family in ChipCatalogue.all
    where family.identityRegister == register && family.addresses.contains(address) {
      if let chip = family.make(value) { return chip }
    }
    return nil
  }

  private static func unusable(
    _ value: UInt8, in register: UInt8, at address: UInt8
  ) -> Recognition? {
    for chip in ChipCatalogue.unusable where chip.addresses.contains(address) {
      if let identity = chip.identity {
        if identity.register != register || !identity.matches(value) { continue }
      }
      return .refused(name: chip.name, reason: chip.reason)
    }
    return nil
  }

  /// A chip whose identity is in register 0 of bank 0, so that it can't be read while another bank is
  /// selected; a process that died may have left it so (ArduPilot/ardupilot#15328).
  ///
  /// The exception: where REG_BANK_SEL reads as one of the three other banks exactly, bank 0 is
  /// selected, and only then is asked again. What answers every register alike is left alone.
  private static func bankedChip(
    who: UInt8, second: UInt8, at address: UInt8, on bus: inout some RegisterBus
  ) throws(BusError) -> Chip? {
    let bank = try bus.read(0x7F, of: address)
    if bank == 0x00 { return known(second, in: 0x00, at: address) }
    guard bank == 0x10 || bank == 0x20 || bank == 0x30 else { return nil }
    if who == bank && second == bank { return nil }
    try bus.write(0x00, to: 0x7F, of: address)
    return known(try bus.read(0x00, of: address), in: 0x00, at: address)
  }
}
