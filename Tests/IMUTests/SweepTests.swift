import Emulator
import HingeCore
import IMU
import Testing

/// Every range with every rate, from one end to the other, through registers, FIFO and decoder:
/// drivers that were only ever tested at their default had the others wrong.
@Suite struct SweepTests {
  /// What is asked for, in units of its own: the sensitivities are not asked of the driver.
  struct Setting: Sendable, CustomTestStringConvertible {
    let name: String
    let chip: Chip?
    let emulated: @Sendable (@escaping @Sendable (Timestamp) -> Motion) -> any EmulatedChip
    /// Ends of the ranges, g and degrees a second.
    let g: Double
    let dps: Double
    /// Samples a second.
    let hertz: Double

    var testDescription: String { "\(name) \(g) g \(dps) dps \(hertz) Hz" }
  }

  static let accel: [(InvenSense.AccelRange, Double)] = [(.g2, 2), (.g4, 4), (.g8, 8), (.g16, 16)]
  static let gyro: [(InvenSense.GyroRange, Double)] = [
    (.dps250, 250), (.dps500, 500), (.dps1000, 1000), (.dps2000, 2000),
  ]

  static let mpu: [Setting] = [EmulatedMPU.Model.mpu6050, .mpu6500, .icm20689, .icm20690].flatMap {
    model in
    ranges.flatMap { a, g in
      (model.identity == 0x68 ? [UInt8(0), 1, 4, 9, 19] : [4]).map { divider in
        Setting(
          name: "MPU \(model.identity)",
          chip: MPU6050.chip(identity: model.identity, accel: a.0, gyro: g.0, divider: divider),
          emulated: { EmulatedMPU(model, motion: $0) }, g: a.1, dps: g.1,
          hertz: 1000 / Double(divider + 1))
      }
    }
  }

  static let icm20948: [Setting] = ranges.flatMap { a, g in
    [UInt8(0), 1, 4, 8, 44].map { divider in
      Setting(
        name: "ICM-20948",
        chip: ICM20948.chip(identity: 0xEA, accel: a.0, gyro: g.0, divider: divider),
        emulated: { EmulatedICM20948(motion: $0) }, g: a.1, dps: g.1,
        hertz: 1125 / Double(divider + 1))
    }
  }

  static let icm42688: [Setting] = [UInt8(0x47), 0x44].flatMap { identity in
    ranges.flatMap { a, g in
      rates.prefix(identity == 0x47 ? 6 : 1).map { rate, hertz in
        Setting(
          name: "ICM-4268x \(identity)",
          chip: ICM42688.chip(identity: identity, accel: a.0, gyro: g.0, rate: rate),
          emulated: { EmulatedICM42688(identity: identity, motion: $0) }, g: a.1, dps: g.1,
          hertz: hertz)
      }
    }
  }

  static let rates: [(ICM42688.DataRate, Double)] = [
    (.hz200, 200), (.hz1000, 1000), (.hz500, 500), (.hz100, 100), (.hz50, 50), (.hz25, 25),
  ]

  private static var ranges: [((InvenSense.AccelRange, Double), (InvenSense.GyroRange, Double))] {
    accel.flatMap { a in gyro.map { (a, $0) } }
  }

  /// Parts of a range; what one axis has, the next has in the next round.
  static let parts: [Double] = [-0.99, 0.5, -0.1, 0.99, -0.5, 0.1]

  @Test(arguments: mpu) func everySettingOfTheMPU6050(setting: Setting) throws {
    try sweep(setting)
  }

  @Test(arguments: icm20948) func everySettingOfTheICM20948(setting: Setting) throws {
    try sweep(setting)
  }

  @Test(arguments: icm42688) func everySettingOfTheICM42688(setting: Setting) throws {
    try sweep(setting)
  }

  private func sweep(_ setting: Setting) throws {
    let chip = try #require(setting.chip)
    for round in 0..<6 {
      let p = (0..<6).map { Self.parts[($0 + round) % 6] }
      let motion = Motion(
        force: (p[0] * setting.g, p[1] * setting.g, p[2] * setting.g),
        rate: (p[3] * setting.dps, p[4] * setting.dps, p[5] * setting.dps), celsius: 31.5)
      var bench = Bench(chip, setting.emulated { _ in motion })
      #expect(try bench.start() == .ready(runs: 1))
      let samples = try bench.samples(
        milliseconds: 250 + Int64(Double(chip.settling) * 1000 / setting.hertz))
      #expect(samples.count > 4)
      #expect(samples.areValid)
      // One issue a setting, not one a sample.
      let wrong = samples.filter { !isWithin($0, motion, setting, chip) }.count
      try #require(wrong == 0)
      if round == 0 { try checkRate(&bench, setting) }
    }
  }

  /// 1.5 counts: half for the rounding, one for the data sheet's rounding of the sensitivity at the
  /// end of a range.
  private func isWithin(
    _ sample: ChipSample, _ motion: Motion, _ setting: Setting, _ chip: Chip
  ) -> Bool {
    let perG = Double(chip.sensor.microCountsPerG) / 1e6
    let perDPS = Double(chip.sensor.microCountsPerDPS) / 1e6
    let expected = [
      motion.force.x * perG, motion.force.y * perG, motion.force.z * perG, motion.rate.x * perDPS,
      motion.rate.y * perDPS, motion.rate.z * perDPS,
    ]
    let isNear = zip(sample.counts.axes, expected).allSatisfy { abs(Double($0) - $1) <= 1.5 }
    // The sensitivity itself, by the end of the range that was asked for: 0.2 % is the data sheets'
    // rounding, a wrong range would be a factor of two.
    let isScaled =
      abs(perG * setting.g / 32768 - 1) < 0.002 && abs(perDPS * setting.dps / 32768 - 1) < 0.002
    guard let raw = sample.temperature else { return false }
    return isNear && isScaled && abs(Double(chip.milliCelsius(raw)) - 31_500) < 300
  }

  private func checkRate(_ bench: inout Bench, _ setting: Setting) throws {
    let begun = bench.bus.now
    let count = try bench.samples(milliseconds: 400).count
    let passed = Double(bench.bus.now.since(begun).microseconds) / 1e6
    #expect(abs(Double(count) - passed * setting.hertz) <= 1.5)
    #expect(abs(Double(bench.chip.interval.microseconds) * setting.hertz / 1e6 - 1) < 1e-3)
  }
}
