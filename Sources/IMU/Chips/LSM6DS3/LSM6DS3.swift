import HingeCore

/// LSM6DS3 and LSM6DS3TR-C, and the LSM6DSL, which can't be told from the latter. Registers:
/// `LSM6DS3Registers.swift`.
package enum LSM6DS3 {
  package static let addresses = LSM6.addresses
  package static let identityRegister = LSM6.identityRegister

  /// The chip of an identity as Hinge runs it: 208 Hz, ±8 g, ±500 °/s. nil for another's identity.
  package static func chip(identity: UInt8) -> Chip? {
    chip(identity: identity, accel: .g8, gyro: .dps500, rate: .hz208)
  }

  /// The same in another range or at another rate: what tests sweep. The LSM6DS3's gyro has no rate
  /// above 1667 Hz; nil there.
  package static func chip(
    identity: UInt8, accel: LSM6.AccelRange, gyro: LSM6.GyroRange, rate: LSM6.Rate
  ) -> Chip? {
    guard let model = Model(identity: identity) else { return nil }
    if model == .ds3 && rate.rawValue > LSM6.Rate.hz1667.rawValue { return nil }
    typealias Register = LSM6DS3Register
    let control1 = RegisterValue(
      Register.control1, rate.rawValue << 4 | accel.rawValue << 2 | model.accelFilter)
    let control2 = RegisterValue(Register.control2, rate.rawValue << 4 | gyro.rawValue << 1)
    let control3 = RegisterValue(LSM6.control3, LSM6.control3Value)
    let batching = RegisterValue(Register.fifoControl3, Register.everySample)
    let empty = RegisterValue(Register.fifoControl5, rate.rawValue << 3 | Register.bypass)
    let run = RegisterValue(Register.fifoControl5, rate.rawValue << 3 | Register.continuous)
    return Chip(
      name: model.name, identity: identity, identityRegister: identityRegister,
      startUp: LSM6.reset(identity: identity) + [.configure(control3)] + model.filterSteps + [
        .configure(control2),
        .configure(control1),
        .configure(batching),
        .configure(empty),
        // Last: a FIFO that runs during configuration holds samples in units of before.
        .configure(run),
      ],
      scrubbed: [control1, control2, control3, batching, run],
      // FIFO_CTRL4; then the interrupt pins' controls and who it is.
      plain: [0x09...0x09, 0x0B...0x0F],
      sensor: LSM6.sensor(accel, gyro), interval: rate.interval, settling: rate.settling,
      fifo: FIFOLayout(
        statusRegister: Register.fifoStatus1, statusLength: 4, dataRegister: Register.fifoData,
        unitBytes: 2, unitsPerSample: UInt8(LSM6DS3Words.pattern), capacity: model.capacity,
        reset: [empty, run, nil, nil]),
      milliCelsius: model.milliCelsius,
      readStatus: LSM6DS3Words.readStatus, decode: LSM6DS3Words.decode)
  }
}

/// In what the two differ.
private enum Model {
  case ds3
  case ds3TRC

  init?(identity: UInt8) {
    switch identity {
    case 0x69: self = .ds3
    case 0x6A: self = .ds3TRC
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .ds3: "LSM6DS3"
    case .ds3TRC: "LSM6DS3TR-C"
    }
  }

  /// 8 and 4 kilobytes of 16-bit words.
  var capacity: Int32 {
    switch self {
    case .ds3: 4_096
    case .ds3TRC: 2_048
    }
  }

  /// The low bits of CTRL1_XL: 50 Hz, and 52 Hz at 208 Hz.
  var accelFilter: UInt8 {
    switch self {
    case .ds3: LSM6DS3Register.analog50Hz
    case .ds3TRC: LSM6DS3Register.quarterRate
    }
  }

  var filterSteps: [StartStep] {
    switch self {
    case .ds3:
      [.configure(RegisterValue(LSM6DS3Register.control4, LSM6DS3Register.analogByHand))]
    case .ds3TRC: []
    }
  }

  /// 16 counts a degree, or 256; 0 at 25 degrees.
  var milliCelsius: @Sendable (Int16) -> Int32 {
    switch self {
    case .ds3: { 25_000 + (Int32($0) * 1_000 + 8) >> 4 }
    case .ds3TRC: { 25_000 + (Int32($0) * 1_000 + 128) >> 8 }
    }
  }
}
