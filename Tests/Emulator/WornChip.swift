package import HingeCore
package import IMU

/// Every kind of chip that differs to the driver, with the emulator of it.
package enum WornChip: String, CaseIterable, Sendable {
  case mpu6050, mpu6500, mpu9250, icm20689, icm20602, icm20690, icm20948, icm42688, icm42686
  case lsm6dso, lsm6ds3, lsm6ds3trc

  /// As an only or a first sensor; a second one of the same kind has the next address.
  package var address: UInt8 {
    switch self {
    case .lsm6dso, .lsm6ds3, .lsm6ds3trc: 0x6A
    default: 0x68
    }
  }

  package var isBanked: Bool { self == .icm20948 || self == .icm42688 || self == .icm42686 }

  /// Samples a second by the data sheet.
  package var hertz: Double {
    switch self {
    case .icm20948: 225
    case .lsm6dso, .lsm6ds3, .lsm6ds3trc: 6667.0 / 32
    default: 200
    }
  }

  /// What its FIFO holds, samples.
  package var depth: Int {
    switch self {
    case .mpu6050, .icm20690: 1024 / 14
    case .mpu6500, .mpu9250, .icm20948: 512 / 14
    case .icm20689: 4096 / 14
    case .icm20602: 1008 / 14
    case .icm42688, .icm42686: 2048 / 16
    case .lsm6dso: 256
    case .lsm6ds3: 4096 / 6
    case .lsm6ds3trc: 2048 / 6
    }
  }

  package var chip: Chip? {
    switch self {
    case .mpu6050: MPU6050.chip(identity: 0x68)
    case .mpu6500: MPU6050.chip(identity: 0x70)
    case .mpu9250: MPU6050.chip(identity: 0x71)
    case .icm20689: MPU6050.chip(identity: 0x98)
    case .icm20602: MPU6050.chip(identity: 0x12)
    case .icm20690: MPU6050.chip(identity: 0x20)
    case .icm20948: ICM20948.chip(identity: 0xEA)
    case .icm42688: ICM42688.chip(identity: 0x47)
    case .icm42686: ICM42688.chip(identity: 0x44)
    case .lsm6dso: LSM6DSO.chip(identity: 0x6C)
    case .lsm6ds3: LSM6DS3.chip(identity: 0x69)
    case .lsm6ds3trc: LSM6DS3.chip(identity: 0x6A)
    }
  }

  package func emulated(
    ppm: Double = 0, motion: @escaping @Sendable (Timestamp) -> Motion = Motion.clockwork
  ) -> any FallibleChip {
    switch self {
    case .mpu6050: EmulatedMPU(.mpu6050, ppm: ppm, motion: motion)
    case .mpu6500: EmulatedMPU(.mpu6500, ppm: ppm, motion: motion)
    case .mpu9250: EmulatedMPU(.mpu9250, ppm: ppm, motion: motion)
    case .icm20689: EmulatedMPU(.icm20689, ppm: ppm, motion: motion)
    case .icm20602: EmulatedMPU(.icm20602, ppm: ppm, motion: motion)
    case .icm20690: EmulatedMPU(.icm20690, ppm: ppm, motion: motion)
    case .icm20948: EmulatedICM20948(ppm: ppm, motion: motion)
    case .icm42688: EmulatedICM42688(ppm: ppm, motion: motion)
    case .icm42686: EmulatedICM42688(identity: 0x44, ppm: ppm, motion: motion)
    case .lsm6dso: EmulatedLSM6DSO(ppm: ppm, motion: motion)
    case .lsm6ds3: EmulatedLSM6DS3(identity: 0x69, ppm: ppm, motion: motion)
    case .lsm6ds3trc: EmulatedLSM6DS3(identity: 0x6A, ppm: ppm, motion: motion)
    }
  }
}
