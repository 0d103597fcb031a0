/// The chips that are known. Supporting a family is a folder beside this file and a line in `all`.
package enum ChipCatalogue {
  /// In the order of being asked: where two families share an address and a register, the first that
  /// knows the identity has it.
  package static let all: [ChipFamily] = [
    ChipFamily(addresses: [0x68, 0x69], identityRegister: 0x75) { MPU6050.chip(identity: $0) },
    ChipFamily(addresses: [0x68, 0x69], identityRegister: 0x75) { ICM42688.chip(identity: $0) },
    ChipFamily(addresses: [0x68, 0x69], identityRegister: 0x00) { ICM20948.chip(identity: $0) },
    ChipFamily(addresses: LSM6DSO.addresses, identityRegister: LSM6DSO.identityRegister) {
      LSM6DSO.chip(identity: $0)
    },
    ChipFamily(addresses: LSM6DS3.addresses, identityRegister: LSM6DS3.identityRegister) {
      LSM6DS3.chip(identity: $0)
    },
  ]

  /// Names that `ChipProbe.identify` may be told to take an unknown chip for.
  package static var assumable: [String] { MPU6050.profiles.map { $0.name.lowercased() } }

  static let unusable: [UnusableChip] = [
    UnusableChip(
      addresses: [0x68, 0x69], identity: RegisterValue(0x00, 0xD1), name: "BMI160",
      reason: "The BMI160 is not supported: its registers and its FIFO are of another kind."),
    UnusableChip(
      addresses: [0x68, 0x69], identity: RegisterValue(0x00, 0x24), name: "BMI270",
      reason: "The BMI270 is not supported: it measures only after the maker's firmware was loaded."
    ),
    UnusableChip(
      addresses: [0x68, 0x69], identity: RegisterValue(0x00, 0x27), name: "BMI260",
      reason: "The BMI260 is not supported: it measures only after the maker's firmware was loaded."
    ),
    UnusableChip(
      addresses: [0x28, 0x29], identity: RegisterValue(0x00, 0xA0), name: "BNO055",
      reason: """
        The BNO055 is not supported: it stretches the clock, which the Raspberry Pi's I2C can't \
        follow, and hides what its sensors measured.
        """),
    UnusableChip(
      addresses: [0x4A, 0x4B], identity: nil, name: "BNO08x",
      reason: """
        The BNO08x is not supported: it stretches the clock, which the Raspberry Pi's I2C can't \
        follow, and hides what its sensors measured.
        """),
  ]
}
