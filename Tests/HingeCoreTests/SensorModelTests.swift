import HingeCore
import IMU
import Testing

@Suite struct SensorModelTests {
  /// Counts a g of every full scale of the supported families, and the ends of what is allowed.
  private static let accel: [Double] = [
    16, 17.3, 31.9, 32, 64, 256, 1024, 2048, 4096, 8192, 8196.7, 16384, 131_072,
  ]
  private static let gyro: [Double] = [
    1, 3.3, 16.384, 16.4, 28.571, 32.8, 57.143, 65.5, 114.286, 131, 262.4, 2000,
  ]
  private static let counts: [Int16] = [.min, -32767, -20_000, -4096, -1, 0, 1, 77, 16384, .max]

  @Test(arguments: accel)
  func accelerationWithinOneAndAHalfCounts(_ perG: Double) {
    let model = SensorModel(
      microCountsPerG: Int64((perG * 1e6).rounded()), microCountsPerDPS: 65_500_000)
    for count in Self.counts {
      let value = model.accel.apply(0, count, 0).y
      let truth = min(max(Double(count) / perG, -128), 128)
      let error = abs(Double(value.raw) / 0x1p24 - truth)
      #expect(error <= 1.5 / perG + 0x1p-23, "\(count) counts at \(perG) a g: \(error) g")
    }
  }

  @Test(arguments: gyro)
  func rateWithinOneAndAHalfCounts(_ perDPS: Double) {
    let model = SensorModel(
      microCountsPerG: 4_096_000_000, microCountsPerDPS: Int64((perDPS * 1e6).rounded()))
    for count in Self.counts {
      let value = model.gyro.apply(0, 0, count).z
      let error = abs(Double(value.raw) / 65536 - Double(count) / perDPS)
      #expect(error <= 1.5 / perDPS + 0x1p-15, "\(count) counts at \(perDPS): \(error) °/s")
    }
  }

  @Test func correctionMixesAxes() {
    var model = TriadModel<Acceleration>(microCountsPerUnit: 4_096_000_000, matrixFractionBits: 34)
    model.correct(by: .alongY, .alongZ, .alongX)
    let value = model.apply(4096, 8192, 12288)
    #expect(value.x.milligravities == 2000)
    #expect(value.y.milligravities == 3000)
    #expect(value.z.milligravities == 1000)
    model.bias = Vector3(Acceleration(milligravities: 100), .zero, .zero)
    #expect(model.apply(0, 4096, 0).x.milligravities == 900)
  }

  @Test func readingsAtTheEndOfTheRangeAreKnown() {
    let model = SensorModel(
      microCountsPerG: 4_096_000_000, microCountsPerDPS: 65_500_000, accelLimitCounts: 30_000,
      gyroLimitCounts: 20_000)
    var sample = RawSample.zero
    #expect(!model.saturation(of: sample).isAny)
    for (count, saturated) in [(19_999, false), (20_000, true), (-20_000, true), (-32_768, true)]
      as [(Int16, Bool)]
    {
      sample.gy = count
      #expect(model.saturation(of: sample).isAny == saturated, "\(count)")
    }
    sample.gy = 0
    sample.az = -30_000
    #expect(model.saturation(of: sample).isAny)
    sample.az = 29_999
    #expect(!model.saturation(of: sample).isAny)
  }
}
