import HingeCore

extension ICM42688 {
  /// From any state to samples in the FIFO, in the order of the data sheet.
  static func startUp(
    _ model: Model, accel: InvenSense.AccelRange, gyro: InvenSense.GyroRange, rate: DataRate
  ) -> [StartStep] {
    [
      .wakeUpRead(Register.whoAmI),
      // Supply ramp 3 ms, power-on reset 1 ms.
      .wait(TimeSpan(milliseconds: 4)),
      .command(RegisterValue(Register.bank, 0)),
      .poll(RegisterValue(Register.whoAmI, model.identity), within: TimeSpan(milliseconds: 50)),
      .command(RegisterValue(Register.deviceConfig, 0x01)),
      // 1 ms by the data sheet; users have read 0xFF for longer (finani/ICM42688#11). Who it is comes
      // before whether it is done: 0xFF would pass for that.
      .wait(TimeSpan(milliseconds: 10)),
      .poll(RegisterValue(Register.whoAmI, model.identity), within: TimeSpan(milliseconds: 50)),
      .poll(
        RegisterValue(Register.interruptStatus, 0x10, mask: 0x10),
        within: TimeSpan(milliseconds: 10)),
    ]
      + settings(model, accel: accel, gyro: gyro, rate: rate).map { .configure($0) }
      + [
        // Count and data high byte first, the count in bytes, and no holding of the last value, which would
        // hide a missing sample: so it comes, and is only looked at.
        .poll(byteOrder, within: TimeSpan(milliseconds: 10)),
        .configure(RegisterValue(Register.interface1, 0x91)),
        // ASYNC_RESET as it comes keeps the interrupt pins from working.
        .configure(RegisterValue(Register.interruptConfig1, 0x00, mask: 0x10)),
        .configure(RegisterValue(Register.power, 0x0F)),
        // No writes for 200 us; the FIFO comes once the sensors have begun.
        .wait(TimeSpan(milliseconds: 1)),
        .configure(RegisterValue(Register.fifoConfig, 0x00, mask: 0xC0)),
        .configure(RegisterValue(Register.fifoConfig1, 0x0F, mask: 0x7F)),
        .command(RegisterValue(Register.signalPathReset, 0x02)),
        // Without a pause here one part in twenty began with a record of other settings
        // (PX4/PX4-Autopilot#20181).
        .wait(TimeSpan(milliseconds: 5)),
        // Last, so that no record is made before its ranges stand.
        .configure(recording),
      ]
  }

  /// What decides what a count means and how often there is one, in the order of writing.
  static func settings(
    _ model: Model, accel: InvenSense.AccelRange, gyro: InvenSense.GyroRange, rate: DataRate
  ) -> [RegisterValue] {
    [
      RegisterValue(Register.gyroConfig, model.code(gyro) << 5 | rate.rawValue, mask: 0xEF),
      RegisterValue(Register.accelConfig, model.code(accel) << 5 | rate.rawValue, mask: 0xEF),
      // max(400 Hz, rate) / 8: 50 Hz for both.
      RegisterValue(Register.filters, 0x33),
    ]
  }

  static let byteOrder = RegisterValue(Register.interface0, 0x30, mask: 0xF0)
  static let recording = RegisterValue(Register.fifoConfig, 0x40, mask: 0xC0)
}
