import HingeCore

/// LSM6DSO and LSM6DSOX, which answer with the same identity. Registers: `LSM6DSORegisters.swift`.
package enum LSM6DSO {
  package static let addresses = LSM6.addresses
  package static let identityRegister = LSM6.identityRegister

  /// The chip of an identity as Hinge runs it: 208 Hz, ±8 g, ±500 °/s. nil for another's identity.
  package static func chip(identity: UInt8) -> Chip? {
    chip(identity: identity, accel: .g8, gyro: .dps500, rate: .hz208)
  }

  /// The same in another range or at another rate: what tests sweep.
  package static func chip(
    identity: UInt8, accel: LSM6.AccelRange, gyro: LSM6.GyroRange, rate: LSM6.Rate
  ) -> Chip? {
    guard identity == 0x6C else { return nil }
    typealias Register = LSM6DSORegister
    let control1 = RegisterValue(
      Register.control1, rate.rawValue << 4 | accel.rawValue << 2 | Register.lowPass2)
    let control2 = RegisterValue(Register.control2, rate.rawValue << 4 | gyro.rawValue << 1)
    let control3 = RegisterValue(LSM6.control3, LSM6.control3Value)
    let batching = RegisterValue(Register.fifoControl3, rate.rawValue << 4 | rate.rawValue)
    let empty = RegisterValue(Register.fifoControl4, Register.bypass)
    let run = RegisterValue(Register.fifoControl4, Register.continuous)
    return Chip(
      name: "LSM6DSO", identity: identity, identityRegister: identityRegister,
      startUp: LSM6.reset(identity: identity) + [
        .configure(RegisterValue(Register.control9, Register.i3cOff)),
        .configure(control3),
        .configure(RegisterValue(Register.control4, Register.lowPass1)),
        .configure(RegisterValue(Register.control6, Register.gyroLowPass)),
        .configure(RegisterValue(Register.control8, 0)),
        .configure(control2),
        .configure(control1),
        .configure(batching),
        .configure(empty),
        // Last: a FIFO that runs during configuration holds samples in units of before.
        .configure(run),
      ],
      scrubbed: [control1, control2, control3, batching, run],
      // The batch counter's and the interrupt pins' controls, and who it is.
      plain: [0x0B...0x0F],
      sensor: LSM6.sensor(accel, gyro), interval: rate.interval, settling: rate.settling,
      fifo: FIFOLayout(
        statusRegister: Register.fifoStatus1, statusLength: 2, dataRegister: Register.fifoTag,
        unitBytes: UInt8(LSM6DSOWords.length), unitsPerSample: 2, capacity: 512,
        reset: [empty, run, nil, nil]),
      // 256 counts a degree, 0 at 25 degrees.
      milliCelsius: { 25_000 + (Int32($0) * 1_000 + 128) >> 8 },
      readStatus: LSM6DSOWords.readStatus, decode: LSM6DSOWords.decode)
  }
}
