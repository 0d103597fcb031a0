import HingeCore
import IMU
import Testing

@Suite struct LSM6DSODecodeTests {
  private static func words(_ bytes: [UInt8], at range: LSM6.AccelRange = .g8) throws
    -> (batch: SampleBatch, state: FIFOState)
  {
    let chip = try #require(
      LSM6DSO.chip(identity: 0x6C, accel: range, gyro: .dps500, rate: .hz208))
    var state = FIFOState()
    var batch = SampleBatch()
    bytes.withUnsafeBufferPointer { chip.decode($0, &state, &batch) }
    return (batch, state)
  }

  /// Of an LSM6DSOX at ±4 g and ±500 °/s: +70, -70, +0.0175 °/s and +1.000034, 0, -1.000034 g.
  @Test func aPublishedVectorIsDecoded() throws {
    let found = try Self.words(
      [0x09, 0xA0, 0x0F, 0x60, 0xF0, 0x01, 0x00, 0x11, 0x05, 0x20, 0x00, 0x00, 0xFB, 0xDF],
      at: .g4)
    #expect(found.batch.fault == nil)
    try #require(found.batch.count == 1)
    let counts = found.batch[0].counts
    #expect(counts == RawSample(ax: 8_197, ay: 0, az: -8_197, gx: 4_000, gy: -4_000, gz: 1))
    let chip = try #require(
      LSM6DSO.chip(identity: 0x6C, accel: .g4, gyro: .dps500, rate: .hz208))
    let g = Double(counts.ax) * 1e6 / Double(chip.sensor.microCountsPerG)
    #expect(abs(g - 1.000034) < 1e-6)
    let dps = Double(counts.gy) * 1e6 / Double(chip.sensor.microCountsPerDPS)
    #expect(abs(dps + 70) < 1e-5)
  }

  /// Signs and ends, on each axis in turn; all others stay at a count of their own.
  @Test(
    arguments: zip(
      [[0x00, 0x80], [0xFF, 0xFF], [0xFF, 0x7F], [0x01, 0x00]], [Int16.min, -1, .max, 1]))
  func eachAxisHasItsPlaceAndSign(bytes: [UInt8], count: Int16) throws {
    for axis in 0..<6 {
      var gyro: [UInt8] = [0x11, 0x01, 0x22, 0x02, 0x33, 0x03]
      var accel: [UInt8] = [0x44, 0x04, 0x55, 0x05, 0x66, 0x06]
      var expected: [Int16] = [0x0111, 0x0222, 0x0333, 0x0444, 0x0555, 0x0666]
      expected[axis] = count
      if axis < 3 {
        gyro.replaceSubrange(axis * 2..<axis * 2 + 2, with: bytes)
      } else {
        accel.replaceSubrange(axis * 2 - 6..<axis * 2 - 4, with: bytes)
      }
      let found = try Self.words([0x09] + gyro + [0x11] + accel)
      try #require(found.batch.count == 1)
      let counts = found.batch[0].counts
      #expect(
        [counts.gx, counts.gy, counts.gz, counts.ax, counts.ay, counts.az] == expected,
        "axis \(axis)")
      #expect(found.batch[0].isValid)
      #expect(found.batch[0].temperature == nil)
    }
  }

  /// Count 0 to 3 with even parity, for gyro and accelerometer: and no other first byte.
  @Test func eightFirstBytesAreLegal() throws {
    let gyro: Set<UInt8> = [0x09, 0x0A, 0x0C, 0x0F]
    let accel: Set<UInt8> = [0x11, 0x12, 0x14, 0x17]
    for tag in UInt8.min...UInt8.max {
      let found = try Self.words([tag, 1, 0, 2, 0, 3, 0])
      let isLegal = gyro.contains(tag) || accel.contains(tag)
      #expect((found.batch.fault == nil) == isLegal, "\(tag)")
      #expect(found.state.hasGyro == gyro.contains(tag), "\(tag)")
      #expect(found.state.hasAccel == accel.contains(tag), "\(tag)")
      #expect(found.batch.count == 0)
    }
  }

  @Test func anAccelerometerOfZerosIsASlotWithoutASample() throws {
    let zero: [UInt8] = [0, 0, 0, 0, 0, 0]
    let found = try Self.words([0x09, 1, 0, 2, 0, 3, 0, 0x11] + zero)
    try #require(found.batch.count == 1)
    #expect(found.batch[0] == ChipSample(counts: .zero, isValid: false))
    // One count on one axis is a measurement.
    let near = try Self.words([0x09] + zero + [0x11, 0, 0, 0, 0, 1, 0])
    #expect(near.batch.list.map(\.isValid) == [true])
  }

  @Test func eitherSensorMayComeFirst() throws {
    let found = try Self.words(
      [0x11, 1, 0, 2, 0, 3, 0, 0x09, 4, 0, 5, 0, 6, 0, 0x12, 7, 0, 8, 0, 9, 0, 0x0A, 10, 0, 11, 0]
        + [12, 0])
    #expect(found.batch.fault == nil)
    #expect(
      found.batch.list.map(\.counts) == [
        RawSample(ax: 1, ay: 2, az: 3, gx: 4, gy: 5, gz: 6),
        RawSample(ax: 7, ay: 8, az: 9, gx: 10, gy: 11, gz: 12),
      ])
  }

  /// Level: ten bits. Each of full, full next and lost words is a loss; the watermark is none.
  @Test func theStatusTellsLevelAndLoss() throws {
    let chip = try #require(LSM6DSO.chip(identity: 0x6C))
    func status(_ bytes: [UInt8]) -> FIFOStatus {
      bytes.withUnsafeBufferPointer { chip.readStatus($0) }
    }
    #expect(status([0x00, 0x00]) == FIFOStatus(units: 0))
    #expect(status([0xFF, 0x03]) == FIFOStatus(units: 1_023))
    #expect(status([0x20, 0x81]) == FIFOStatus(units: 288))
    #expect(status([0x02, 0x94]) == FIFOStatus(units: 2))
    for flag: UInt8 in [0x40, 0x20, 0x08] {
      #expect(status([0x02, flag]) == FIFOStatus(units: 2, isOverflowed: true))
    }
    #expect(status([]) == FIFOStatus(units: 0))
  }
}
