import HingeCore

extension MPU6050 {
  /// From any state to samples in the FIFO. The order is the register map's, the waits are the
  /// longest that any of the family needs.
  ///
  /// - Parameters:
  ///   - identity: what WHO_AM_I must say, before anything is written.
  ///   - divider: of the sample rate, 1 kHz / (1 + divider).
  static func startUp(
    _ profile: Profile, identity: UInt8, accel: InvenSense.AccelRange, gyro: InvenSense.GyroRange,
    divider: UInt8
  ) -> [StartStep] {
    [
      // A process that was killed in the midst of a transfer leaves the chip waiting for its end.
      .wakeUpRead(Register.whoAmI),
      // The supply may take so long to rise (MPU-6050 specification 6.3).
      .wait(TimeSpan(milliseconds: 100)),
      .poll(RegisterValue(Register.whoAmI, identity), within: TimeSpan(milliseconds: 50)),
      // The reset sets SLEEP again: a driver that ends here reads zeros.
      .command(RegisterValue(Register.power1, 0x80)),
      .wait(TimeSpan(milliseconds: 100)),
      .poll(
        RegisterValue(Register.power1, 0, mask: 0x80), within: TimeSpan(milliseconds: 100)),
      .poll(RegisterValue(Register.whoAmI, identity), within: TimeSpan(milliseconds: 50)),
      // The register map, at PWR_MGMT_1: the signal paths are reset next, 100 ms later. Writes in between
      // have been lost (betaflight/betaflight#12371).
      .command(RegisterValue(Register.signalPathReset, 0x07)),
      .wait(TimeSpan(milliseconds: 100)),
      // The X gyro's PLL as clock: ±1 %, where the RC oscillator is worse.
      .configure(RegisterValue(Register.power1, 0x01)),
      .wait(TimeSpan(milliseconds: 10)),
    ]
      + settings(profile, accel: accel, gyro: gyro, divider: divider).map { .configure($0) }
      + [
        // Pulses, not levels: an edge that was missed can't wedge it.
        .configure(RegisterValue(Register.interruptPin, 0x00)),
        .configure(RegisterValue(Register.interruptEnable, 0x11)),
        .configure(RegisterValue(Register.userControl, 0x00, mask: 0x40)),
        .configure(RegisterValue(Register.fifoEnable, 0x00)),
        // FIFO_RESET works only with FIFO_EN off in the same write.
        .command(RegisterValue(Register.userControl, 0x04)),
        .wait(TimeSpan(milliseconds: 5)),
        .configure(RegisterValue(Register.userControl, 0x40, mask: 0x40)),
        // Last, so that no record is made before its ranges stand.
        .configure(recording(profile)),
      ]
  }

  /// What decides what a count means and how often there is one, in the order of writing.
  static func settings(
    _ profile: Profile, accel: InvenSense.AccelRange, gyro: InvenSense.GyroRange, divider: UInt8
  ) -> [RegisterValue] {
    var values = [
      RegisterValue(Register.power2, 0x00),
      RegisterValue(Register.sampleRateDivider, divider),
      // 42 Hz for the gyro, 44 Hz for the accelerometer. With DLPF_CFG 0 or 7 the rate before the divider
      // would be 8 kHz.
      RegisterValue(Register.config, 0x03),
      RegisterValue(Register.gyroConfig, UInt8(gyro.rawValue << profile.gyroRangeShift)),
      RegisterValue(Register.accelConfig, UInt8(accel.rawValue << 3)),
    ]
    if profile.filtersAccelApart {
      // 41 to 45 Hz, by the chip.
      values.append(RegisterValue(Register.accelConfig2, 0x03 | profile.accelFilterExtra))
    }
    return values
  }

  static func recording(_ profile: Profile) -> RegisterValue {
    RegisterValue(Register.fifoEnable, 0xF8, mask: profile.fifoEnableBits)
  }
}
