import HingeCore

extension ICM42688 {
  /// The chip that answers WHO_AM_I with this, or nil where it is none of these.
  package static func chip(
    identity: UInt8, accel: InvenSense.AccelRange = .g8, gyro: InvenSense.GyroRange = .dps500,
    rate: DataRate = .hz200
  ) -> Chip? {
    guard let model = Model.all.first(where: { $0.identity == identity }) else { return nil }
    let count = ByteCount(recordBytes: Int32(recordLength), capacity: 2048 / Int32(recordLength))
    return Chip(
      name: model.name, identity: identity, identityRegister: 0x75,
      startUp: startUp(model, accel: accel, gyro: gyro, rate: rate),
      scrubbed: [
        RegisterValue(Register.bank, 0, mask: 0x07), RegisterValue(Register.power, 0x0F),
      ] + settings(model, accel: accel, gyro: gyro, rate: rate) + [
        recording, RegisterValue(Register.fifoConfig1, 0x0F, mask: 0x7F), byteOrder,
      ],
      // INTF_CONFIG1 and GYRO_CONFIG1.
      plain: [0x4D...0x4D, 0x51...0x51], bankRegister: Register.bank, homeBank: 0,
      // The marks of a missing sample leave -32766 as the lowest reading.
      sensor: SensorDescription(
        microCountsPerG: accel.microCountsPerG, microCountsPerDPS: gyro.microCountsPerDPS,
        accelLimitCounts: 32766, gyroLimitCounts: 32766),
      interval: TimeSpan(microseconds: rate.interval),
      // Gyro 30 ms, accelerometer 10 ms by the data sheet.
      settling: InvenSense.settling(milliseconds: 50, interval: rate.interval),
      fifo: FIFOLayout(
        statusRegister: Register.fifoCount, statusLength: 2, dataRegister: Register.fifoData,
        unitBytes: UInt8(recordLength), unitsPerSample: 1, capacity: count.capacity,
        reset: [
          RegisterValue(Register.fifoConfig, 0x00, mask: 0xC0),
          RegisterValue(Register.signalPathReset, 0x02), recording, nil,
        ]),
      milliCelsius: { milliCelsius($0) },
      readStatus: { count.status($0) },
      decode: { decode($0, &$1, &$2) })
  }

  /// Degrees Celsius times 1000 of the FIFO's 8-bit count: 2.07 counts a degree, 25 °C at zero (data
  /// sheet, temperature sensor). Rounded towards zero before the offset.
  /// Any count is taken, though the FIFO gives none beyond 8 bits.
  static func milliCelsius(_ count: Int16) -> Int32 {
    Int32(truncatingIfNeeded: Int64(count) * 100_000 / 207 + 25_000)
  }
}
