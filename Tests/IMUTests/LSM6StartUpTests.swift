import Emulator
import HingeCore
import IMU
import Testing

/// What is written to the chips, register by register.
@Suite struct LSM6StartUpTests {
  private static func chip(_ identity: UInt8) throws -> Chip {
    try #require(LSM6DSO.chip(identity: identity) ?? LSM6DS3.chip(identity: identity))
  }

  private static func emulated(_ identity: UInt8) -> any EmulatedChip {
    identity == 0x6C ? EmulatedLSM6DSO() : EmulatedLSM6DS3(identity: identity)
  }

  private static func core(_ bench: LSM6Bench) throws -> LSM6Core {
    let emulated = bench.bus.chips[bench.address]
    return try #require(
      (emulated as? EmulatedLSM6DSO)?.core ?? (emulated as? EmulatedLSM6DS3)?.core)
  }

  private static let golden: [UInt8: [(UInt8, UInt8)]] = [
    0x6C: [
      (0x12, 0x01), (0x18, 0xE2), (0x12, 0x44), (0x13, 0x02), (0x15, 0x05), (0x17, 0x00),
      (0x11, 0x54), (0x10, 0x5E), (0x09, 0x55), (0x0A, 0x00), (0x0A, 0x06),
    ],
    0x6A: [
      (0x12, 0x01), (0x12, 0x44), (0x11, 0x54), (0x10, 0x5E), (0x08, 0x09), (0x0A, 0x28),
      (0x0A, 0x2E),
    ],
    0x69: [
      (0x12, 0x01), (0x12, 0x44), (0x13, 0x80), (0x11, 0x54), (0x10, 0x5F), (0x08, 0x09),
      (0x0A, 0x28), (0x0A, 0x2E),
    ],
  ]

  /// Reset, its end, the identity, then each register written and read back. The FIFO starts last.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func theTraceIsExactly(identity: UInt8) throws {
    let bench = LSM6Bench(try Self.chip(identity), Self.emulated(identity))
    let begun = bench.bus.now
    var firstWrite: Timestamp?
    bench.bus.fail = { [bus = bench.bus] _, transaction in
      if case .write = transaction, firstWrite == nil { firstWrite = bus.now }
      return nil
    }
    try bench.start()

    typealias Transaction = FakeBus.Transaction
    func read(_ register: UInt8) -> Transaction {
      .read(address: 0x6B, register: register, count: 1)
    }
    func write(_ register: UInt8, _ value: UInt8) -> Transaction {
      .write(address: 0x6B, register: register, value: value)
    }
    let written = try #require(Self.golden[identity])
    var expected: [Transaction] = [read(0x0F), write(0x12, 0x01)]
    // Still 1, then 0 after a millisecond.
    expected += [read(0x12), read(0x12), read(0x0F)]
    for (register, value) in written.dropFirst() {
      expected += [write(register, value), read(register)]
    }
    #expect(bench.bus.log == expected)
    // Nothing is written while it boots, or resets.
    #expect(try #require(firstWrite).since(begun) >= TimeSpan(milliseconds: 10))
    #expect(try Self.core(bench).lostWrites.isEmpty)
  }

  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func onlyDocumentedBitsAreWritten(identity: UInt8) throws {
    var bench = LSM6Bench(try Self.chip(identity), Self.emulated(identity))
    try bench.start()
    bench.wait(20)
    try bench.emptyFIFO()
    #expect(try Self.core(bench).strayWrites == [])
    // And the emulator would have said so.
    try bench.bus.write(0x01, to: 0x11, of: bench.address)
    try bench.bus.write(0x00, to: 0x03, of: bench.address)
    #expect(
      try Self.core(bench).strayWrites == [RegisterValue(0x11, 0x01), RegisterValue(0x03, 0)])
  }

  /// A register that is written in vain fails by its name; one that takes at last does not.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func aWriteThatDoesNotTakeIsNamed(identity: UInt8) throws {
    let chip = try Self.chip(identity)
    for step in chip.startUp {
      guard case .configure(let value) = step, value.value != 0 else { continue }
      for (ignored, works) in [(2, true), (99, false)] {
        let bench = LSM6Bench(chip, Self.emulated(identity))
        try bench.changeFaults { $0.ignoredWrites = [value.register: ignored] }
        // The reset itself is a write to CTRL3_C, and nothing checks that it was one.
        if works {
          try bench.start()
        } else {
          #expect(throws: LSM6StartUpFailure(register: value.register)) { try bench.start() }
        }
      }
    }
  }

  /// Blind after reset: waited for, for a while.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func anIdentityThatComesLateIsWaitedFor(identity: UInt8) throws {
    let chip = try Self.chip(identity)
    for (blind, works) in [(30, true), (200, false)] {
      let bench = LSM6Bench(chip, Self.emulated(identity))
      try bench.changeFaults { $0.blindAfterReset = TimeSpan(milliseconds: Int64(blind)) }
      if works {
        try bench.start()
      } else {
        #expect(throws: LSM6StartUpFailure(register: 0x0F)) { try bench.start() }
      }
    }
  }

  /// Whatever a killed process left behind.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func aChipThatRunsAlreadyIsStartedTheSame(identity: UInt8) throws {
    var bench = LSM6Bench(try Self.chip(identity), Self.emulated(identity))
    try bench.start()
    bench.wait(200)
    // Half a word.
    _ = try bench.read(1, from: bench.chip.fifo.dataRegister)
    bench.bus.clearLog()
    try bench.start()
    bench.wait(50)
    let found = try bench.drain()
    #expect(found.fault == nil)
    #expect((9...11).contains(found.samples.count))
  }

  /// The first two samples after start-up are in the ranges after reset, ±2 g and ±250 °/s: within
  /// what is thrown away. All later ones are right.
  @Test(arguments: [UInt8(0x69), 0x6A, 0x6C])
  func whatIsThrownAwayCoversTheSamplesInOldRanges(identity: UInt8) throws {
    var bench = LSM6Bench(try Self.chip(identity), Self.emulated(identity))
    try bench.start()
    bench.wait(200)
    let samples = try bench.drain().samples
    try #require(samples.count > 30)
    // Four times as many counts for z, which is near 1 g.
    #expect(samples[..<2].allSatisfy { $0.counts.az > 15_000 })
    #expect(samples[2].counts.az < 4_200)
    #expect(bench.chip.settling >= 2)
    bench.expectTruth(Array(samples.dropFirst(Int(bench.chip.settling))))
  }
}

extension LSM6Bench {
  /// Of whichever emulated chip it is.
  func changeFaults(_ body: (inout LSM6Faults) -> Void) throws {
    if bus.chips[address] is EmulatedLSM6DSO {
      try change { (emulated: inout EmulatedLSM6DSO) in body(&emulated.core.faults) }
    } else {
      try change { (emulated: inout EmulatedLSM6DS3) in body(&emulated.core.faults) }
    }
  }
}
