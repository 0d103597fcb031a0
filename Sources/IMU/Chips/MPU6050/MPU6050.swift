import HingeCore

extension MPU6050 {
  /// The chip that answers WHO_AM_I with this, or nil where none of the family does.
  ///
  /// - Parameter divider: of the sample rate, 1 kHz / (1 + divider); 4 is 200 Hz.
  package static func chip(
    identity: UInt8, accel: InvenSense.AccelRange = .g8, gyro: InvenSense.GyroRange = .dps500,
    divider: UInt8 = 4
  ) -> Chip? {
    profile(of: identity).map {
      chip($0, name: $0.name, identity: identity, accel: accel, gyro: gyro, divider: divider)
    }
  }

  /// A chip of an identity that no one knows, run as the one named, such as "mpu-6500": what the
  /// wearer asked for, and must check by its gravity and its temperature.
  package static func chip(unknown identity: UInt8, as name: String) -> Chip? {
    profile(named: name).map {
      chip(
        $0, name: "unknown chip run as \($0.name)", identity: identity, accel: .g8, gyro: .dps500,
        divider: 4)
    }
  }

  private static func chip(
    _ profile: Profile, name: String, identity: UInt8, accel: InvenSense.AccelRange,
    gyro: InvenSense.GyroRange, divider: UInt8
  ) -> Chip {
    let interval = (Int64(divider) + 1) * 1000
    let count = ByteCount(
      recordBytes: Int32(WordRecord.length), capacity: profile.fifoBytes / Int32(WordRecord.length))
    let heat = profile.heat
    return Chip(
      name: name, identity: identity, identityRegister: 0x75,
      startUp: startUp(profile, identity: identity, accel: accel, gyro: gyro, divider: divider),
      // SLEEP first: after a dip of the supply it is set, and all that follows is zero.
      scrubbed: [RegisterValue(Register.power1, 0x01)]
        + settings(profile, accel: accel, gyro: gyro, divider: divider)
        + [recording(profile), RegisterValue(Register.userControl, 0x40, mask: 0x40)],
      trims: profile.filtersAccelApart ? trims6500 : trims6050,
      plain: plain,
      sensor: SensorDescription(
        microCountsPerG: accel.microCountsPerG, microCountsPerDPS: gyro.microCountsPerDPS),
      interval: TimeSpan(microseconds: interval),
      settling: InvenSense.settling(milliseconds: profile.settle, interval: interval),
      fifo: FIFOLayout(
        statusRegister: Register.fifoCount, statusLength: 2, dataRegister: Register.fifoData,
        unitBytes: UInt8(WordRecord.length), unitsPerSample: 1, capacity: count.capacity,
        reset: [
          RegisterValue(Register.fifoEnable, 0x00), RegisterValue(Register.userControl, 0x04),
          RegisterValue(Register.userControl, 0x40, mask: 0x40), recording(profile),
        ]),
      milliCelsius: { heat.milliCelsius($0) },
      readStatus: { count.status($0) },
      decode: { record.decode($0, &$1, &$2) })
  }
}
