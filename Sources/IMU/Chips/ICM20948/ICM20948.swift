import HingeCore

extension ICM20948 {
  /// The chip that answers WHO_AM_I (bank 0) with this, or nil where it is none of these.
  ///
  /// - Parameter divider: of the sample rate, 1125 Hz / (1 + divider); 4 is 225 Hz. The base is not
  ///   1100 Hz: a driver that took it for that asked for 125 Hz and got 140.
  package static func chip(
    identity: UInt8, accel: InvenSense.AccelRange = .g8, gyro: InvenSense.GyroRange = .dps500,
    divider: UInt8 = 4
  ) -> Chip? {
    guard identity == Self.identity else { return nil }
    // Nearest; the remainder is 1e-4, a hundredth of what a part's own clock may be off.
    let interval = ((Int64(divider) + 1) * 1_000_000 + 562) / 1125
    let count = ByteCount(
      recordBytes: Int32(WordRecord.length), capacity: 512 / Int32(WordRecord.length))
    return Chip(
      name: "ICM-20948", identity: identity, identityRegister: 0x00,
      startUp: startUp(accel: accel, gyro: gyro, divider: divider),
      // The bank first: with another one selected nothing else can be read at all.
      scrubbed: [
        RegisterValue(Register.bank, bank0, mask: 0x30),
        RegisterValue(Register.power1, 0x01, bank: bank0),
        RegisterValue(Register.power2, 0x00, bank: bank0),
      ] + settings(accel: accel, gyro: gyro, divider: divider) + [
        recording, RegisterValue(Register.userControl, 0x40, mask: 0x40, bank: bank0),
      ],
      // A reserved one and LP_CONFIG.
      plain: [0x04...0x05], bankRegister: Register.bank, homeBank: bank0,
      sensor: SensorDescription(
        microCountsPerG: accel.microCountsPerG, microCountsPerDPS: gyro.microCountsPerDPS),
      interval: TimeSpan(microseconds: interval),
      // 35 ms for the gyro, from memory, not verified; the filter and the offset take longer.
      settling: InvenSense.settling(milliseconds: 100, interval: interval),
      fifo: FIFOLayout(
        statusRegister: Register.fifoCount, statusLength: 2, dataRegister: Register.fifoData,
        unitBytes: UInt8(WordRecord.length), unitsPerSample: 1, capacity: count.capacity,
        reset: [
          RegisterValue(Register.fifoEnable2, 0x00, mask: 0x1F, bank: bank0),
          RegisterValue(Register.fifoReset, 0x1F, bank: bank0),
          RegisterValue(Register.fifoReset, 0x00, bank: bank0), recording,
        ]),
      milliCelsius: { MPU6050.Heat.mpu6500.milliCelsius($0) },
      readStatus: { count.status($0) },
      decode: { record.decode($0, &$1, &$2) })
  }
}
