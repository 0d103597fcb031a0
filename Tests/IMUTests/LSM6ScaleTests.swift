import Emulator
import HingeCore
import IMU
import Testing

/// Every range at every rate, from the motion through the chip, the bus and the decoder, to within
/// one and a half counts: 1 for both roundings, the rest for the sensitivity's.
@Suite struct LSM6ScaleTests {
  /// Range of the accelerometer in g and mg for a count, from the data sheets' tables.
  private static let accel: [(LSM6.AccelRange, range: Double, count: Double)] = [
    (.g2, 2, 0.061), (.g4, 4, 0.122), (.g8, 8, 0.244), (.g16, 16, 0.488),
  ]
  /// Degrees a second and mdps for a count.
  private static let gyro: [(LSM6.GyroRange, range: Double, count: Double)] = [
    (.dps125, 125, 4.375), (.dps250, 250, 8.75), (.dps500, 500, 17.5), (.dps1000, 1_000, 35),
    (.dps2000, 2_000, 70),
  ]
  /// Hz by code, from the data sheets' tables.
  private static let rates: [(LSM6.Rate, Double)] = [
    (.hz12, 12.5), (.hz26, 26), (.hz52, 52), (.hz104, 104), (.hz208, 208), (.hz417, 416),
    (.hz833, 833), (.hz1667, 1_667), (.hz3333, 3_333), (.hz6667, 6_667),
  ]

  private static func chip(
    _ identity: UInt8, _ accel: LSM6.AccelRange, _ gyro: LSM6.GyroRange, _ rate: LSM6.Rate
  ) -> Chip? {
    LSM6DSO.chip(identity: identity, accel: accel, gyro: gyro, rate: rate)
      ?? LSM6DS3.chip(identity: identity, accel: accel, gyro: gyro, rate: rate)
  }

  private static func emulated(
    _ identity: UInt8, _ motion: @escaping @Sendable (Timestamp) -> Motion
  ) -> any EmulatedChip {
    identity == 0x6C
      ? EmulatedLSM6DSO(motion: motion) : EmulatedLSM6DS3(identity: identity, motion: motion)
  }

  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func countsMeanTheMotion(identity: UInt8) throws {
    var swept = 0
    for accel in Self.accel {
      for gyro in Self.gyro {
        for (rate, hertz) in Self.rates {
          // The first of them has no gyro that fast.
          if identity == 0x69 && hertz > 1_700 {
            #expect(Self.chip(identity, accel.0, gyro.0, rate) == nil)
            continue
          }
          let force = (0.61 * accel.range, -0.37 * accel.range, 0.13 * accel.range)
          let turn = (-0.71 * gyro.range, 0.29 * gyro.range, 0.17 * gyro.range)
          let chip = try #require(Self.chip(identity, accel.0, gyro.0, rate))
          var bench = LSM6Bench(
            chip, Self.emulated(identity) { _ in Motion(force: force, rate: turn) })
          try bench.start()
          let period = Int64(1e6 / hertz)
          bench.bus.now = bench.bus.now.advanced(by: TimeSpan(microseconds: 4 * period))
          try bench.emptyFIFO()
          bench.bus.now = bench.bus.now.advanced(by: TimeSpan(microseconds: 4 * period))
          let found = try bench.drain()
          #expect(found.fault == nil)
          // The rate is the one that was asked for, or the read took long enough for more.
          #expect(found.samples.count >= 3 && (hertz > 900 || found.samples.count <= 5))
          for sample in found.samples {
            let counts = sample.counts
            for (count, truth) in [
              (counts.ax, force.0), (counts.ay, force.1), (counts.az, force.2),
            ] {
              #expect(abs(Double(count) * accel.count / 1_000 - truth) <= 1.5 * accel.count / 1_000)
              let told = Double(count) * 1e6 / Double(chip.sensor.microCountsPerG)
              #expect(abs(told - truth) <= 1.5 * accel.count / 1_000)
            }
            for (count, truth) in [
              (counts.gx, turn.0), (counts.gy, turn.1), (counts.gz, turn.2),
            ] {
              #expect(abs(Double(count) * gyro.count / 1_000 - truth) <= 1.5 * gyro.count / 1_000)
              let told = Double(count) * 1e6 / Double(chip.sensor.microCountsPerDPS)
              #expect(abs(told - truth) <= 1.5 * gyro.count / 1_000)
            }
          }
          swept += 1
        }
      }
    }
    #expect(swept == (identity == 0x69 ? 160 : 200))
  }

  /// Beyond a range the count stays at its end, where the description says that it does.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func beyondTheRangeIsItsEnd(identity: UInt8) throws {
    let chip = try #require(LSM6DSO.chip(identity: identity) ?? LSM6DS3.chip(identity: identity))
    let hard = Motion(force: (9, -9, 20), rate: (600, -600, 3_000))
    var bench = LSM6Bench(chip, Self.emulated(identity) { _ in hard })
    try bench.start()
    bench.wait(120)
    try bench.emptyFIFO()
    bench.wait(10)
    let sample = try #require(try bench.drain().samples.last)
    #expect(
      sample.counts
        == RawSample(ax: .max, ay: .min, az: .max, gx: .max, gy: .min, gz: .max))
    #expect(sample.counts.ax == chip.sensor.accelLimitCounts)
    #expect(sample.counts.gx == chip.sensor.gyroLimitCounts)
  }

  /// The interval that a chip states is the emulated clock's, at every rate.
  @Test func intervalsAreTheDataSheets() {
    for (rate, hertz) in Self.rates {
      let stated = 1e6 / Double(rate.interval.microseconds)
      #expect(abs(stated / hertz - 1) < 0.05, "\(hertz)")
    }
  }
}
