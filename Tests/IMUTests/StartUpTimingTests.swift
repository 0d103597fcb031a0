import Emulator
import HingeCore
import IMU
import Testing

/// When things are written: resets leave a chip deaf, and its FIFO must not record before its ranges
/// stand.
@Suite struct StartUpTimingTests {
  /// The time that passes between two neighbouring writes, waits only.
  static func wait(in chip: Chip, after first: [UInt8], before second: [UInt8]) -> Int64? {
    var waited: Int64?
    for step in chip.startUp {
      switch step {
      case .command(let value), .configure(let value):
        let bytes = [value.register, value.value]
        if let waited, bytes == second { return waited }
        waited = bytes == first ? 0 : nil
      case .wait(let span): waited = waited.map { $0 + span.microseconds }
      case .poll, .wakeUpRead: break
      }
    }
    return nil
  }

  @Test(arguments: [UInt8(0x68), 0x70, 0x98, 0x12])
  func theMPU6050IsGivenItsTime(identity: UInt8) throws {
    let chip = try #require(MPU6050.chip(identity: identity))
    #expect(Self.wait(in: chip, after: [0x6B, 0x80], before: [0x68, 0x07]) == 100_000)
    #expect(Self.wait(in: chip, after: [0x68, 0x07], before: [0x6B, 0x01]) == 100_000)
    #expect(Self.wait(in: chip, after: [0x6B, 0x01], before: [0x6C, 0x00]) == 10_000)
    #expect(chip.startUp.first == .wakeUpRead(0x75))
    #expect(chip.startUp[1] == .wait(TimeSpan(milliseconds: 100)))
  }

  @Test func theICM20948IsGivenItsTime() throws {
    let chip = try #require(ICM20948.chip(identity: 0xEA))
    #expect(Self.wait(in: chip, after: [0x06, 0x80], before: [0x06, 0x01]) == 100_000)
    #expect(Self.wait(in: chip, after: [0x06, 0x01], before: [0x07, 0x00]) == 35_000)
  }

  @Test func theICM42688IsGivenItsTime() throws {
    let chip = try #require(ICM42688.chip(identity: 0x47))
    #expect(Self.wait(in: chip, after: [0x11, 0x01], before: [0x4F, 0x47]) == 10_000)
    #expect((Self.wait(in: chip, after: [0x4E, 0x0F], before: [0x16, 0x00]) ?? 0) >= 200)
    #expect((Self.wait(in: chip, after: [0x4B, 0x02], before: [0x16, 0x40]) ?? 0) > 0)
  }

  /// With any one wait left out the emulated chip is deaf to what follows, and says so.
  @Test func everyWaitOfTheMPU6050IsNeeded() throws {
    let chip = try #require(MPU6050.chip(identity: 0x68))
    let waits = chip.startUp.indices.filter {
      if case .wait(let span) = chip.startUp[$0] { span.microseconds >= 10_000 } else { false }
    }
    #expect(waits.count == 4)
    // The first is for the supply, which a bus that stands up already has.
    for place in waits.dropFirst() {
      var steps = chip.startUp
      steps.remove(at: place)
      // The poll for the end of the reset would wait as well.
      steps.removeAll { if case .poll = $0 { true } else { false } }
      var bench = Bench(chip.starting(with: steps), EmulatedMPU(.mpu6050))
      _ = try bench.start(runs: 1)
      let misuses = try #require(bench.bus.look(EmulatedMPU.self, at: 0x68, \.misuses))
      let deaf = misuses.contains { if case .writeWhileDeaf = $0 { true } else { false } }
      #expect(deaf, "without step \(place)")
    }
  }

  @Test(arguments: Family.all) func theFIFOIsSwitchedOnLast(family: Family) throws {
    let writes: [[UInt8]] = family.chip.startUp.compactMap {
      switch $0 {
      case .command(let value), .configure(let value): [value.register, value.value]
      default: nil
      }
    }
    let recording = try #require(writes.last)
    #expect(writes.filter { $0 == recording }.count == 1)
    // Off and emptied before.
    let off = try #require(writes.firstIndex(of: [recording[0], 0x00]))
    #expect(off < writes.count - 1)
  }

  /// All that decides what a count means is read back when written, and scrubbed ever after.
  @Test(arguments: Family.all) func whatIsScrubbedWasConfigured(family: Family) {
    let configured: [RegisterValue] = family.chip.startUp.compactMap {
      if case .configure(let value) = $0 { value } else { nil }
    }
    for value in family.chip.scrubbed {
      let isBank = value.register == family.chip.bankRegister
      let isLookedAt = family.chip.startUp.contains {
        if case .poll(value, _) = $0 { true } else { false }
      }
      #expect(configured.contains(value) || isBank || isLookedAt, "\(value)")
    }
    #expect((4...12).contains(family.chip.scrubbed.count))
  }

  /// 100 ms at 200 Hz and the FIFO's first two.
  @Test func samplesAreThrownAwayUntilTheChipHasSettled() throws {
    #expect(MPU6050.chip(identity: 0x68)?.settling == 22)
    #expect(MPU6050.chip(identity: 0x70)?.settling == 22)
    #expect(MPU6050.chip(identity: 0x12)?.settling == 28)
    #expect(ICM20948.chip(identity: 0xEA)?.settling == 25)
    #expect(ICM42688.chip(identity: 0x47)?.settling == 12)
  }
}

extension Chip {
  /// The same with another start-up.
  func starting(with steps: [StartStep]) -> Chip {
    Chip(
      name: name, identity: identity, identityRegister: identityRegister, startUp: steps,
      scrubbed: scrubbed, trims: trims, plain: plain,
      bankRegister: bankRegister, homeBank: homeBank, sensor: sensor, interval: interval,
      settling: settling, fifo: fifo, milliCelsius: milliCelsius, readStatus: readStatus,
      decode: decode)
  }
}
