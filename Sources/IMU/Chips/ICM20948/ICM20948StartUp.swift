import HingeCore

extension ICM20948 {
  /// From any state to samples in the FIFO, in the order of the data sheet; it ends in bank 0.
  ///
  /// - Parameter divider: of both sensors' rate, 1125 Hz / (1 + divider).
  static func startUp(
    accel: InvenSense.AccelRange, gyro: InvenSense.GyroRange, divider: UInt8
  ) -> [StartStep] {
    [
      .wakeUpRead(Register.whoAmI),
      .wait(TimeSpan(milliseconds: 100)),
      // Before anything else: a process that died in bank 2 leaves WHO_AM_I unreadable, across reboots
      // of the computer too (ArduPilot/ardupilot#15328).
      select(bank0),
      .poll(
        RegisterValue(Register.whoAmI, identity, bank: bank0), within: TimeSpan(milliseconds: 50)),
      .command(RegisterValue(Register.power1, 0x80, bank: bank0)),
      .wait(TimeSpan(milliseconds: 100)),
      .poll(
        RegisterValue(Register.power1, 0, mask: 0x80, bank: bank0),
        within: TimeSpan(milliseconds: 100)),
      .poll(
        RegisterValue(Register.whoAmI, identity, bank: bank0), within: TimeSpan(milliseconds: 50)),
      // The best clock that is running.
      .configure(RegisterValue(Register.power1, 0x01, bank: bank0)),
      .wait(TimeSpan(milliseconds: 35)),
      .configure(RegisterValue(Register.power2, 0x00, bank: bank0)),
      // As it comes, the auxiliary bus sleeps between samples.
      .configure(RegisterValue(Register.lowPower, 0x00, mask: 0x70, bank: bank0)),
      select(bank2),
    ]
      + settings(accel: accel, gyro: gyro, divider: divider).map { .configure($0) }
      + [
        select(bank0),
        .configure(RegisterValue(Register.interruptPin, 0x00, bank: bank0)),
        .configure(RegisterValue(Register.interruptEnable1, 0x01, bank: bank0)),
        .configure(RegisterValue(Register.userControl, 0x00, mask: 0x40, bank: bank0)),
        .configure(RegisterValue(Register.fifoEnable2, 0x00, mask: 0x1F, bank: bank0)),
        .configure(RegisterValue(Register.fifoMode, 0x00, mask: 0x1F, bank: bank0)),
        .command(RegisterValue(Register.fifoReset, 0x1F, bank: bank0)),
        .wait(TimeSpan(milliseconds: 5)),
        .command(RegisterValue(Register.fifoReset, 0x00, bank: bank0)),
        .configure(RegisterValue(Register.userControl, 0x40, mask: 0x40, bank: bank0)),
        // Last, so that no record is made before its ranges stand.
        .configure(recording),
      ]
  }

  /// Bank 2: what a count means and how often there is one, in the order of writing.
  static func settings(
    accel: InvenSense.AccelRange, gyro: InvenSense.GyroRange, divider: UInt8
  ) -> [RegisterValue] {
    [
      RegisterValue(Register2.gyroDivider, divider, bank: bank2),
      // DLPFCFG 3 is 51 Hz; without FCHOICE there is neither filter nor divider.
      RegisterValue(Register2.gyroConfig1, filtered(gyro.rawValue), bank: bank2),
      RegisterValue(Register2.accelDividerHigh, 0x00, mask: 0x0F, bank: bank2),
      RegisterValue(Register2.accelDividerLow, divider, bank: bank2),
      // DLPFCFG 3 is 50 Hz.
      RegisterValue(Register2.accelConfig, filtered(accel.rawValue), bank: bank2),
      // Both sensors sample at the same time.
      RegisterValue(Register2.alignRates, 0x01, mask: 0x01, bank: bank2),
    ]
  }

  static let recording = RegisterValue(Register.fifoEnable2, 0x1F, mask: 0x1F, bank: bank0)

  private static func filtered(_ range: Int) -> UInt8 { 3 << 3 | UInt8(range) << 1 | 1 }

  private static func select(_ bank: UInt8) -> StartStep {
    .command(RegisterValue(Register.bank, bank))
  }
}
