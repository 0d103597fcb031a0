import Emulator
import HingeCore
import IMU
import Testing

/// How the FIFO is read, and what happens when it was not read for long.
@Suite struct LSM6ReadTests {
  private static func bench(_ identity: UInt8, ppm: Double = 0) throws -> LSM6Bench {
    let chip = try #require(LSM6DSO.chip(identity: identity) ?? LSM6DS3.chip(identity: identity))
    let emulated: any EmulatedChip =
      identity == 0x6C
      ? EmulatedLSM6DSO(ppm: ppm) : EmulatedLSM6DS3(identity: identity, ppm: ppm)
    var bench = LSM6Bench(chip, emulated)
    try bench.start()
    bench.wait(120)
    try bench.emptyFIFO()
    return bench
  }

  /// A status, then whole samples: each a single transaction, at most 32 samples long. A register
  /// number sent by itself and read afterwards has lost the FIFO's place.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func aReadIsOneTransactionOfWholeSamples(identity: UInt8) throws {
    var bench = try Self.bench(identity)
    bench.wait(4 * 48 + 3)
    bench.bus.clearLog()
    let found = try bench.drain()
    #expect(found.samples.count == 40)
    bench.expectTruth(found.samples)
    let sampleBytes = identity == 0x6C ? 14 : 12
    let dataRegister: UInt8 = identity == 0x6C ? 0x78 : 0x3E
    #expect(
      bench.bus.log == [
        .read(address: 0x6B, register: 0x3A, count: identity == 0x6C ? 2 : 4),
        .read(address: 0x6B, register: dataRegister, count: 32 * sampleBytes),
        .read(address: 0x6B, register: dataRegister, count: 8 * sampleBytes),
      ])
  }

  /// Not read for longer than it can hold: said so, and right again once emptied.
  @Test(arguments: zip([UInt8(0x69), 0x6A, 0x6C], [Int64(3_300), 1_650, 1_240]))
  func anOverflowIsToldAndMended(identity: UInt8, milliseconds: Int64) throws {
    var bench = try Self.bench(identity)
    bench.wait(milliseconds - 90)
    #expect(try bench.readStatus().isOverflowed == false)
    bench.wait(90)
    #expect(try bench.readStatus().isOverflowed)
    try bench.emptyFIFO()
    #expect(try bench.readStatus() == FIFOStatus(units: 0, place: identity == 0x6C ? nil : 0))
    bench.wait(50)
    let found = try bench.drain()
    #expect(found.fault == nil)
    #expect((10...11).contains(found.samples.count))
    bench.expectTruth(found.samples)
  }

  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func aFloodIsTold(identity: UInt8) throws {
    let bench = try Self.bench(identity)
    let time = bench.bus.now.advanced(by: TimeSpan(milliseconds: 5))
    try bench.changeFaults { $0.schedule = [.init(.flood, at: time)] }
    #expect(try bench.readStatus().isOverflowed == false)
    bench.wait(10)
    #expect(try bench.readStatus().isOverflowed)
  }

  /// After a dip of the supply it answers as before, and measures in other units or not at all:
  /// only what is read back shows it.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func readingBackFindsASilentReset(identity: UInt8) throws {
    for event in [LSM6Faults.Event.supplyDip, .rangesLost] {
      let bench = try Self.bench(identity)
      func changed() throws -> [UInt8] {
        try bench.chip.scrubbed.filter {
          !$0.matches(try bench.bus.read($0.register, of: bench.address))
        }.map(\.register)
      }
      #expect(try changed() == [])
      try bench.changeFaults { [now = bench.bus.now] in $0.schedule = [.init(event, at: now)] }
      #expect(try bench.bus.read(0x0F, of: bench.address) == identity)
      let expected: [UInt8] =
        event == .rangesLost
        ? [0x10, 0x11]
        : identity == 0x6C ? [0x10, 0x11, 0x12, 0x09, 0x0A] : [0x10, 0x11, 0x12, 0x08, 0x0A]
      #expect(try changed() == expected)
    }
  }

  /// A part's own clock is off, and its samples come faster or slower for it.
  @Test(arguments: [-100_000.0, -30_000, 0, 30_000, 100_000])
  func samplesComeAtThePartsOwnRate(ppm: Double) throws {
    for identity: UInt8 in [0x69, 0x6A, 0x6C] {
      var bench = try Self.bench(identity, ppm: ppm)
      let begun = bench.bus.now
      var total = 0
      for _ in 0..<40 {
        bench.wait(50)
        let found = try bench.drain()
        #expect(found.fault == nil)
        total += found.samples.count
      }
      let elapsed = Double(bench.bus.now.since(begun).microseconds) / 1e6
      let due = elapsed * 6_667 / 32 * (1 + ppm / 1e6)
      #expect(abs(Double(total) - due) < 2.5)
    }
  }
}
