import Emulator
import HingeCore
import IMU
import Testing

/// The emulated chips themselves, against their data sheets: by registers alone, without the driver.
@Suite struct LSM6EmulatorTests {
  private struct Desk {
    let bus = FakeBus()

    init(_ chip: any EmulatedChip) {
      bus.put(chip, at: 0x6A)
      bus.now = bus.now.advanced(by: TimeSpan(milliseconds: 20))
    }
    func write(_ register: UInt8, _ value: UInt8) throws {
      try bus.write(value, to: register, of: 0x6A)
    }
    func read(_ register: UInt8, _ count: Int = 1) throws -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      try bytes.withUnsafeMutableBufferPointer { buffer in
        try bus.read(from: register, of: 0x6A, into: buffer)
      }
      return bytes
    }
    func wait(_ milliseconds: Int64) {
      bus.now = bus.now.advanced(by: TimeSpan(milliseconds: milliseconds))
    }
  }

  private static let still: @Sendable (Timestamp) -> Motion = { _ in
    Motion(force: (1, -2, 0.5), rate: (70, -70, 0.0175), celsius: 26)
  }

  @Test func itMeasuresNothingUntilARateIsSet() throws {
    let desk = Desk(EmulatedLSM6DSO(motion: Self.still))
    desk.wait(100)
    #expect(try desk.read(0x20, 14) == [UInt8](repeating: 0, count: 14))
    #expect(try desk.read(0x1E) == [0])
  }

  /// ±4 g and ±500 °/s: temperature, gyro, accelerometer as two's complement, low byte first.
  @Test func aBurstGivesAllOutputsInOrder() throws {
    let desk = Desk(EmulatedLSM6DSO(motion: Self.still))
    try desk.write(0x11, 0x54)
    try desk.write(0x10, 0x58)
    desk.wait(50)
    #expect(
      try desk.read(0x20, 14) == [
        0x00, 0x01, 0xA0, 0x0F, 0x60, 0xF0, 0x01, 0x00, 0x05, 0x20, 0xF7, 0xBF, 0x02, 0x10,
      ])
    // And in the first LSM6DS3 a degree is 16 counts.
    let other = Desk(EmulatedLSM6DS3(identity: 0x69, motion: Self.still))
    try other.write(0x10, 0x58)
    other.wait(50)
    #expect(try other.read(0x20, 2) == [0x10, 0x00])
  }

  @Test func withoutCountingUpABurstIsOneRegister() throws {
    let desk = Desk(EmulatedLSM6DSO(motion: Self.still))
    try desk.write(0x12, 0x00)
    #expect(try desk.read(0x0F, 3) == [0x6C, 0x6C, 0x6C])
    try desk.write(0x12, 0x04)
    #expect(try desk.read(0x0F, 3) == [0x6C, 0, 0])
  }

  /// The low byte before a new sample, the high byte after it: of one value with BDU, of two without.
  @Test func blockedOutputsStayTogether() throws {
    let steps: @Sendable (Timestamp) -> Motion = {
      Motion(force: (0, 0, Double($0.microseconds % 7 + 1) * 0.2), rate: (0, 0, 0))
    }
    for (control3, expected) in [(UInt8(0x44), 0), (0x04, 20)] {
      let desk = Desk(EmulatedLSM6DSO(motion: steps))
      try desk.write(0x12, control3)
      try desk.write(0x10, 0x50)
      desk.wait(20)
      var torn = 0
      for _ in 0..<60 {
        let low = Int(try desk.read(0x2C)[0])
        desk.wait(5)
        let value = low | Int(try desk.read(0x2D)[0]) << 8
        let known = (1...7).map { Int((Double($0) * 0.2 / 0.000_061).rounded()) }
        if !known.contains(value) { torn += 1 }
      }
      #expect(control3 == 0x44 ? torn == expected : torn >= expected, "\(torn)")
    }
  }

  @Test func resetIsDeafForAWhileAndThenOver() throws {
    let desk = Desk(EmulatedLSM6DSO(motion: Self.still))
    try desk.write(0x10, 0x50)
    try desk.write(0x12, 0x01)
    try desk.write(0x10, 0x5C)
    #expect(try desk.read(0x12) == [0x05])
    desk.wait(2)
    #expect(try desk.read(0x12) == [0x04])
    #expect(try desk.read(0x10) == [0x00])
  }

  @Test(arguments: zip([-30_000.0, -1_500, 0, 700, 1_500, 45_000], [Int8(-20), -1, 0, 0, 1, 30]))
  func theClocksErrorCanBeRead(ppm: Double, steps: Int8) throws {
    let desk = Desk(EmulatedLSM6DSO(ppm: ppm, motion: Self.still))
    #expect(try desk.read(0x63) == [UInt8(bitPattern: steps)])
  }

  /// The address goes from the last byte of a word to the tag of the next; each sensor at its rate.
  @Test func taggedWordsFollowEachOther() throws {
    let desk = Desk(EmulatedLSM6DSO(motion: Self.still))
    try desk.write(0x11, 0x64)
    try desk.write(0x10, 0x58)
    // Gyro at 417 Hz, every second slot; accelerometer at 208 Hz.
    try desk.write(0x09, 0x56)
    try desk.write(0x0A, 0x06)
    desk.wait(22)
    let level = Int(try desk.read(0x3A)[0])
    #expect((8...11).contains(level))
    let tags = stride(from: 0, to: 7 * level, by: 7)
    let bytes = try desk.read(0x78, 7 * level)
    #expect(tags.allSatisfy { bytes[$0].nonzeroBitCount % 2 == 0 })
    #expect(tags.contains { bytes[$0] >> 3 == 1 } && tags.contains { bytes[$0] >> 3 == 2 })
    #expect(tags.filter { bytes[$0] >> 3 == 1 }.count <= 6)
    #expect(try desk.read(0x78, 7) == [UInt8](repeating: 0, count: 7))
  }

  @Test func anOverrunStaysToldUntilRead() throws {
    let desk = Desk(EmulatedLSM6DSO(motion: Self.still))
    try desk.write(0x11, 0x84)
    try desk.write(0x10, 0x88)
    try desk.write(0x09, 0x88)
    try desk.write(0x0A, 0x06)
    desk.wait(200)
    #expect(try desk.read(0x3A, 2) == [0x00, 0x6A])
    // The level is what it was; words lost since are few or none.
    #expect(try desk.read(0x3B)[0] & 0x63 == 0x62)
    try desk.write(0x0A, 0x00)
    #expect(try desk.read(0x3A, 2) == [0x00, 0x00])
  }

  @Test func theSensorsAtDifferentRatesMakeALongerPattern() throws {
    let desk = Desk(EmulatedLSM6DS3(identity: 0x6A, motion: Self.still))
    try desk.write(0x11, 0x54)
    try desk.write(0x10, 0x58)
    // Every gyro sample, every second of the accelerometer's: GA, G, and again.
    try desk.write(0x08, 0x0A)
    try desk.write(0x0A, 0x2E)
    desk.wait(60)
    var places: [UInt8] = []
    for _ in 0..<20 {
      places.append(try desk.read(0x3C)[0])
      _ = try desk.read(0x3E, 2)
    }
    #expect(places == (0..<20).map { $0 % 9 })
  }

  @Test func aFrozenChipGoesOnWithoutMeasuring() throws {
    let desk = Desk(EmulatedLSM6DSO())
    try desk.write(0x11, 0x54)
    try desk.write(0x10, 0x5C)
    try desk.write(0x09, 0x55)
    desk.wait(50)
    var chip = try #require(desk.bus.chips[0x6A] as? EmulatedLSM6DSO)
    chip.core.faults.schedule = [
      .init(.freeze(for: TimeSpan(milliseconds: 100)), at: desk.bus.now),
      .init(
        .stall(for: TimeSpan(milliseconds: 100)),
        at: desk.bus.now.advanced(by: TimeSpan(milliseconds: 100))),
    ]
    desk.bus.chips[0x6A] = chip
    try desk.write(0x0A, 0x06)
    desk.wait(90)
    let level = Int(try desk.read(0x3A)[0])
    #expect((36...38).contains(level))
    let bytes = try desk.read(0x78, 7 * level)
    for word in stride(from: 14, to: bytes.count, by: 7) {
      #expect(bytes[word + 1..<word + 7] == bytes[word - 13..<word - 7])
    }
    desk.wait(15)
    _ = try desk.read(0x78, 7 * 8)
    desk.wait(80)
    #expect(try desk.read(0x3A) == [0])
    desk.wait(100)
    #expect(try desk.read(0x3A)[0] > 20)
  }
}
