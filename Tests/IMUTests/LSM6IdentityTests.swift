import HingeCore
import IMU
import Testing

/// The identities of the table that the community and ST's drivers agree on, written out here once
/// more: a driver whose constants test themselves has shipped a wrong one before.
@Suite struct LSM6IdentityTests {
  @Test(arguments: [(UInt8(0x69), "LSM6DS3"), (0x6A, "LSM6DS3TR-C"), (0x6C, "LSM6DSO")])
  func knownOnesAreTaken(identity: UInt8, name: String) throws {
    let found = LSM6DSO.chip(identity: identity) ?? LSM6DS3.chip(identity: identity)
    #expect(found?.name == name)
    #expect(found?.identity == identity)
  }

  @Test func allOthersAreNot() {
    let taken = (UInt8.min...UInt8.max).filter { LSM6DSO.chip(identity: $0) != nil }
    #expect(taken == [0x6C])
    let takenToo = (UInt8.min...UInt8.max).filter { LSM6DS3.chip(identity: $0) != nil }
    #expect(takenToo == [0x69, 0x6A])
  }

  @Test func theyAnswerAtTwoAddresses() {
    #expect(LSM6DSO.addresses == [0x6A, 0x6B])
    #expect(LSM6DS3.addresses == [0x6A, 0x6B])
    #expect(LSM6DSO.identityRegister == 0x0F)
    #expect(LSM6DS3.identityRegister == 0x0F)
  }

  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func countsMeanWhatSTSays(identity: UInt8) throws {
    let chip = try #require(LSM6DSO.chip(identity: identity) ?? LSM6DS3.chip(identity: identity))
    // 0.244 mg and 17.50 mdps a count.
    #expect(chip.sensor.microCountsPerG == 4_098_360_656)
    #expect(chip.sensor.microCountsPerDPS == 57_142_857)
    #expect(chip.sensor.accelLimitCounts == 32_767)
    #expect(chip.sensor.gyroLimitCounts == 32_767)
    #expect(SensorDescription.accelSensitivityRange.contains(chip.sensor.microCountsPerG))
    #expect(SensorDescription.gyroSensitivityRange.contains(chip.sensor.microCountsPerDPS))
    // 6667 Hz / 32.
    #expect(chip.interval.microseconds == 4_800)
    // 100 ms and two.
    #expect(chip.settling == 23)
  }

  /// The same raw temperature: 16 counts a degree in the first of them, 256 in the others.
  @Test func temperaturesDiffer() throws {
    let first = try #require(LSM6DS3.chip(identity: 0x69))
    let second = try #require(LSM6DS3.chip(identity: 0x6A))
    let third = try #require(LSM6DSO.chip(identity: 0x6C))
    for chip in [first, second, third] { #expect(chip.milliCelsius(0) == 25_000) }
    #expect(first.milliCelsius(16) == 26_000)
    #expect(second.milliCelsius(0x0100) == 26_000)
    #expect(third.milliCelsius(0x0100) == 26_000)
    #expect(first.milliCelsius(-400) == 0)
    #expect(third.milliCelsius(-6_400) == 0)
    #expect(first.milliCelsius(.min) == -2_023_000)
    #expect(third.milliCelsius(.max) == 152_996)
  }

  @Test func fifosAreLaidOutAsTheChipsAre() throws {
    let first = try #require(LSM6DS3.chip(identity: 0x69))
    let second = try #require(LSM6DS3.chip(identity: 0x6A))
    let third = try #require(LSM6DSO.chip(identity: 0x6C))
    #expect([first.fifo.capacity, second.fifo.capacity, third.fifo.capacity] == [4096, 2048, 512])
    #expect([first.fifo.unitBytes, second.fifo.unitBytes, third.fifo.unitBytes] == [2, 2, 7])
    #expect(
      [first.fifo.unitsPerSample, second.fifo.unitsPerSample, third.fifo.unitsPerSample]
        == [6, 6, 2])
  }
}
