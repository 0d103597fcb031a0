import Emulator
import HingeCore
import IMU
import Testing

/// That the emulated chips are as strict as their data sheets: a driver's test is worth no more.
@Suite struct EmulatorTests {
  static func bus(_ model: EmulatedMPU.Model, ppm: Double = 0) -> FakeBus {
    let bus = FakeBus()
    bus.put(EmulatedMPU(model, ppm: ppm), at: 0x68)
    return bus
  }

  static func read(_ bus: FakeBus, from register: UInt8, _ count: Int) throws -> [UInt8] {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    defer { bytes.deallocate() }
    bytes.initialize(repeating: 0)
    try bus.read(from: register, of: 0x68, into: bytes)
    return Array(bytes)
  }

  @Test func itSleepsAndIsAllZero() throws {
    let bus = Self.bus(.mpu6050)
    bus.wait(milliseconds: 500)
    #expect(try bus.read(0x6B, of: 0x68) == 0x40)
    #expect(try Self.read(bus, from: 0x3B, 14) == [UInt8](repeating: 0, count: 14))
    try bus.write(0x01, to: 0x6B, of: 0x68)
    bus.wait(milliseconds: 100)
    #expect(try Self.read(bus, from: 0x3B, 14) != [UInt8](repeating: 0, count: 14))
    // The reset puts it to sleep again.
    try bus.write(0x80, to: 0x6B, of: 0x68)
    bus.wait(milliseconds: 500)
    #expect(try bus.read(0x6B, of: 0x68) == 0x40)
    #expect(try Self.read(bus, from: 0x3B, 14) == [UInt8](repeating: 0, count: 14))
  }

  @Test func itIsDeafWhileItResets() throws {
    let bus = Self.bus(.mpu6050)
    try bus.write(0x80, to: 0x6B, of: 0x68)
    #expect(try bus.read(0x6B, of: 0x68) & 0x80 != 0)
    bus.wait(milliseconds: 99)
    try bus.write(0x04, to: 0x19, of: 0x68)
    #expect(try bus.read(0x19, of: 0x68) == 0)
    bus.wait(milliseconds: 2)
    #expect(try bus.read(0x6B, of: 0x68) & 0x80 == 0)
    // Too early still: the signal paths are next.
    try bus.write(0x04, to: 0x19, of: 0x68)
    try bus.write(0x07, to: 0x68, of: 0x68)
    try bus.write(0x05, to: 0x19, of: 0x68)
    bus.wait(milliseconds: 100)
    try bus.write(0x06, to: 0x19, of: 0x68)
    #expect(try bus.read(0x19, of: 0x68) == 0x06)
    try bus.write(0x00, to: 0x70, of: 0x68)
    #expect(
      bus.look(EmulatedMPU.self, at: 0x68, \.misuses) == [
        .writeWhileDeaf(register: 0x19, value: 0x04),
        .writeBeforePathReset(register: 0x19, value: 0x04),
        .writeWhileDeaf(register: 0x19, value: 0x05),
        .strayWrite(bank: 0, register: 0x70, value: 0x00),
      ])
  }

  @Test func theCountIsHeldByItsHighByte() throws {
    var bench = try FIFOFaultTests.mpu()
    _ = try bench.samples(milliseconds: 100)
    bench.bus.wait(milliseconds: 100)
    let high = try bench.bus.read(0x72, of: 0x68)
    bench.bus.wait(milliseconds: 100)
    let low = try bench.bus.read(0x73, of: 0x68)
    let later = try Self.read(bench.bus, from: 0x72, 2)
    let first = Int(high) << 8 | Int(low)
    #expect(first > 0 && first % 14 == 0)
    #expect(Int(later[0]) << 8 | Int(later[1]) >= first + 19 * 14)
  }

  /// A burst at the FIFO stays there; elsewhere it goes on.
  @Test func whereABurstGoes() throws {
    var bench = try FIFOFaultTests.mpu()
    bench.bus.wait(milliseconds: 100)
    let before = try Self.read(bench.bus, from: 0x72, 2)
    _ = try Self.read(bench.bus, from: 0x74, 28)
    let after = try Self.read(bench.bus, from: 0x72, 2)
    let taken = Int(before[1]) - Int(after[1]) + (Int(before[0]) - Int(after[0])) * 256
    #expect(taken == 28 || taken == 14)
    #expect(try Self.read(bench.bus, from: 0x19, 4) == [0x04, 0x03, 0x08, 0x10])
    _ = try bench.drain()
  }

  /// Its clock is its own: 1 % fast is 1 % more samples.
  @Test(arguments: [-100_000.0, -10_000, 0, 10_000, 100_000]) func theClock(ppm: Double) throws {
    let chips: [(Chip?, any EmulatedChip, Double)] = [
      (MPU6050.chip(identity: 0x68), EmulatedMPU(.mpu6050, ppm: ppm), 200),
      (ICM20948.chip(identity: 0xEA), EmulatedICM20948(ppm: ppm), 225),
      (ICM42688.chip(identity: 0x47), EmulatedICM42688(ppm: ppm), 200),
    ]
    for (chip, emulated, hertz) in chips {
      var bench = Bench(try #require(chip), emulated)
      _ = try bench.start()
      _ = try bench.samples(milliseconds: 300)
      let begun = bench.bus.now
      let count = try bench.samples(milliseconds: 5000).count
      let seconds = Double(bench.bus.now.since(begun).microseconds) / 1e6
      #expect(abs(Double(count) - seconds * hertz * (1 + ppm * 1e-6)) <= 2)
    }
  }

  /// The first two records are in the ranges of power-up, and look like any other
  /// (zephyrproject-rtos/zephyr#119830): a driver that keeps them is off by a factor of four.
  @Test func theFirstTwoRecordsAreStale() throws {
    let still = Motion(force: (0.1, -0.2, 0.9), rate: (10, 20, 30), celsius: 25)
    let chips: [(Chip?, any EmulatedChip)] = [
      (MPU6050.chip(identity: 0x70), EmulatedMPU(.mpu6500) { _ in still }),
      (ICM20948.chip(identity: 0xEA), EmulatedICM20948 { _ in still }),
    ]
    for (chip, emulated) in chips {
      let chip = try #require(chip)
      var bench = Bench(chip, emulated)
      _ = try bench.start()
      bench.bus.wait(milliseconds: 20)
      let raw = try Self.read(bench.bus, from: chip.fifo.dataRegister, 14 * 3)
      let batch = chip.decoding(raw)
      #expect(batch.count == 3)
      // Of 1 g along z 0.9, at 16384 and at 4096 counts a g.
      #expect(batch.samples.map(\.counts.az).prefix(2).allSatisfy { $0 == 0 || $0 == 14746 })
      #expect(batch[2].counts.az == 0 || batch[2].counts.az == 3686)
      let kept = try bench.samples(milliseconds: 300)
      #expect(kept.count > 20 && kept.allSatisfy { $0.counts.az == 3686 })
    }
  }

  @Test func frozenAndStalled() throws {
    var bench = try FIFOFaultTests.mpu()
    _ = try bench.samples(milliseconds: 300)
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in
      chip.advance(to: time)
      chip.faults.isFrozen = true
    }
    _ = try bench.drain()
    let frozen = try bench.samples(milliseconds: 100)
    #expect(frozen.count >= 19 && Set(frozen.map(\.counts.axes)).count == 1)
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in
      chip.advance(to: time)
      chip.faults.isFrozen = false
      chip.faults.isStalled = true
    }
    _ = try bench.drain()
    #expect(try bench.samples(milliseconds: 100).isEmpty)
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in
      chip.advance(to: time)
      chip.faults.isStalled = false
    }
    let moving = try bench.samples(milliseconds: 100)
    #expect(moving.count >= 19 && Set(moving.map(\.counts.axes)).count > 15)
  }

  /// Beyond a range's end the reading stands at the end.
  @Test func saturation() throws {
    let far = Motion(force: (20, -20, 1), rate: (9000, -9000, 1), celsius: 25)
    var bench = Bench(
      try #require(MPU6050.chip(identity: 0x68)), EmulatedMPU(.mpu6050) { _ in far })
    _ = try bench.start()
    let sample = try #require(try bench.samples(milliseconds: 300).last)
    #expect(sample.counts.axes == [Int16.max, Int16.min, 4096, Int16.max, Int16.min, 66])
    bench = Bench(try #require(ICM42688.chip(identity: 0x47)), EmulatedICM42688 { _ in far })
    _ = try bench.start()
    let newest = try #require(try bench.samples(milliseconds: 300).last)
    #expect(newest.isValid)
    #expect(newest.counts.axes == [Int16.max, -32766, 4096, Int16.max, -32766, 66])
    let saturation = bench.chip.sensor.model.saturation(of: newest.counts)
    #expect(saturation == Saturation(gyro: true, accel: true))
  }
}
