import HingeCore
import IMU
import Testing

/// Bytes and what they mean, by the data sheets: figures that no code of ours made.
@Suite struct DecodeVectorTests {
  /// ±4 g and ±500 °/s: 1 g, 0, -1 g, and a gyro at both ends.
  static let burst: [UInt8] = [
    0x20, 0x00, 0x00, 0x00, 0xE0, 0x00, 0xF2, 0xC0, 0x10, 0x00, 0x80, 0x00, 0x7F, 0xFF,
  ]

  @Test(arguments: [
    (UInt8(0x68), Int32(26_553)), (0x70, 10_840), (0x71, 10_840), (0x98, 14_620), (0x12, 14_620),
    (0xAF, 14_620),
  ])
  func thePublishedBurstOfTheMPU6050(identity: UInt8, milliCelsius: Int32) throws {
    let chip = try #require(MPU6050.chip(identity: identity, accel: .g4, gyro: .dps500))
    let batch = chip.decoding(Self.burst)
    #expect(batch.count == 1)
    #expect(batch.fault == nil)
    #expect(batch[0].isValid)
    #expect(
      batch[0].counts == RawSample(ax: 8192, ay: 0, az: -8192, gx: 4096, gy: -32768, gz: 32767))
    let raw = try #require(batch[0].temperature)
    #expect(raw == -3392)
    #expect((chip.milliCelsius(raw) - milliCelsius).magnitude <= 1)

    let model = chip.sensor.model
    let force = model.accel.apply(batch[0].counts.ax, batch[0].counts.ay, batch[0].counts.az)
    #expect(abs(force.x.double - 1) < 1e-6)
    #expect(force.y == .zero)
    #expect(abs(force.z.double + 1) < 1e-6)
    let rate = model.gyro.apply(batch[0].counts.gx, batch[0].counts.gy, batch[0].counts.gz)
    #expect(abs(rate.x.double - 62.534) < 1e-3)
    #expect(abs(rate.y.double + 500.275) < 1e-3)
    #expect(abs(rate.z.double - 500.260) < 1e-3)
    #expect(model.saturation(of: batch[0].counts) == Saturation(gyro: true, accel: false))
  }

  /// The same words in the ICM-20948's order, temperature last: 21 °C - 3392 / 333.87.
  @Test func theICM20948HasItsTemperatureLast() throws {
    let chip = try #require(ICM20948.chip(identity: 0xEA, accel: .g4))
    let bytes: [UInt8] = [
      0x20, 0x00, 0x00, 0x00, 0xE0, 0x00, 0x10, 0x00, 0x80, 0x00, 0x7F, 0xFF, 0xF2, 0xC0,
    ]
    let batch = chip.decoding(bytes)
    #expect(batch.count == 1)
    #expect(
      batch[0].counts == RawSample(ax: 8192, ay: 0, az: -8192, gx: 4096, gy: -32768, gz: 32767))
    #expect(batch[0].temperature == -3392)
    #expect(chip.milliCelsius(-3392) == 10_841)
  }

  /// Packet 3: header, force, rate, 8 bits of temperature (2.07 counts a degree, 25 °C), time.
  @Test func theICM42688HasAHeader() throws {
    let chip = try #require(ICM42688.chip(identity: 0x47, accel: .g4))
    let bytes: [UInt8] = [
      0x68, 0x20, 0x00, 0x00, 0x00, 0xE0, 0x00, 0x10, 0x00, 0x80, 0x02, 0x7F, 0xFF, 0xEB, 0x12,
      0x34,
    ]
    let batch = chip.decoding(bytes)
    #expect(batch.count == 1)
    #expect(batch.fault == nil)
    #expect(
      batch[0].counts == RawSample(ax: 8192, ay: 0, az: -8192, gx: 4096, gy: -32766, gz: 32767))
    #expect(batch[0].temperature == -21)
    #expect(chip.milliCelsius(-21) == 14_856)
    #expect(chip.milliCelsius(0) == 25_000)
    #expect(chip.milliCelsius(21) == 35_144)
    // Both ends of what it can read are seen as such.
    let model = chip.sensor.model
    for axis in 0..<6 {
      for value: Int16 in [-32766, Int16.max] {
        var axes = [Int16](repeating: 100, count: 6)
        axes[axis] = value
        let saturation = model.saturation(of: RawSample.axes(axes))
        #expect(saturation == Saturation(gyro: axis >= 3, accel: axis < 3))
      }
    }
  }

  /// What a chip that sleeps says it has: the zero of each formula.
  @Test(arguments: [(UInt8(0x68), Int32(36_530)), (0x70, 21_000), (0x98, 25_000)])
  func zeroCountsOfTemperature(identity: UInt8, milliCelsius: Int32) throws {
    let chip = try #require(MPU6050.chip(identity: identity))
    #expect(chip.milliCelsius(0) == milliCelsius)
    // Nothing overflows at the ends.
    #expect(chip.milliCelsius(Int16.min) < 0)
    #expect(chip.milliCelsius(Int16.max) > 100_000)
  }
}

extension FixedPointQuantity {
  /// In the quantity's own unit: g, or degrees a second.
  var double: Double { Double(raw) / Double(1 << Self.fractionBits) }
}
