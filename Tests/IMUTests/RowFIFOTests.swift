import Emulator
import HingeCore
import IMU
import Testing

/// Field failures of the FIFO, through the belt.
@Suite struct RowFIFOTests {
  /// F11: it overflows by itself, or is flooded: one cut, a gap, and true samples again.
  @Test(arguments: Worn.all) func overflows(_ chips: Worn.Chips) throws {
    for sensor in chips.kinds.indices {
      var worn = try Worn.running(chips)
      worn.bus.suffer(.flood, at: worn.addresses[sensor])
      let begun = worn.bus.now
      worn.belt.run(milliseconds: 3000)
      worn.expectRunning()
      worn.expectOrder()
      #expect(worn.belt.events.map(\.kind) == [.streamCut], "\(worn.belt.events)")
      #expect(worn.wrong().isEmpty, "\(worn.wrong().prefix(3))")
      #expect(try #require(worn.back(after: begun)) < TimeSpan(milliseconds: 150))
    }
  }

  /// F11: what the status says is no count of this FIFO: asked again, and not acted on if that was
  /// all; F17: the same with counts that it might have.
  @Test(arguments: Worn.all) func aWrongCountOnce(_ chips: Worn.Chips) throws {
    var worn = try Worn.running(chips)
    let bus = worn.bus
    var random = SystemlessRandom(seed: 17)
    let registers = chips.kinds.compactMap { $0.chip?.fifo.statusRegister }
    var spoilt = -10
    var number = 0
    bus.spoil = { [unowned bus] place, bytes in
      guard case .read(_, let register, let count) = bus.log[place], count >= 2,
        registers.contains(register), place > spoilt + 60
      else { return }
      spoilt = place
      number += 1
      // The low byte of a count, by more than a late sample would, and the high one where no flags are
      // beside it.
      bytes[0] &+= UInt8(64 + random.next() * 127)
      if count == 2 && bytes[1] & 0xF8 == 0 && register != 0x3A {
        bytes[1] = UInt8(random.next() * 255)
      }
    }
    worn.belt.run(milliseconds: 8000)
    #expect(number > 2)
    #expect(worn.belt.events.isEmpty, "\(worn.belt.events)")
    #expect(worn.belt.gaps(longerThan: TimeSpan(microseconds: 7500)).isEmpty)
    #expect(worn.wrong().isEmpty)
    worn.expectOrder()
  }

  /// F11: the stream is shifted by bytes. Not one sample of it is delivered.
  @Test(arguments: [1, 2, 5, 8, 13]) func aShiftedStream(_ bytes: Int) throws {
    for kind in [WornChip.mpu6050, .mpu6500, .icm20689] {
      var worn = try Worn.running(Worn.Chips(kind))
      worn.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in
        chip.shift(by: bytes, at: time)
      }
      worn.belt.run(milliseconds: 2000)
      worn.expectRunning()
      #expect(worn.belt.events.map(\.kind) == [.streamCut], "\(worn.belt.events)")
      #expect(worn.wrong().isEmpty)
      #expect(worn.belt.gaps(longerThan: TimeSpan(milliseconds: 150)).isEmpty)
    }
  }

  /// F12: what waits beyond the 32nd record is noise; a stall brings it there.
  @Test(arguments: [WornChip.mpu6050, .icm20689, .icm42688]) func noiseBehindThe32nd(
    _ kind: WornChip
  ) throws {
    var worn = try Worn.running(Worn.Chips(kind))
    for noise in [32, nil] {
      worn.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in chip.faults.noiseBeyond = noise }
      worn.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in
        chip.faults.noiseBeyond = noise
      }
      if noise != nil { worn.bus.wait(milliseconds: 220) }
      worn.belt.run(milliseconds: 1000)
    }
    worn.expectRunning()
    #expect(worn.belt.events.contains { $0.kind == .streamCut })
    #expect(worn.wrong().isEmpty, "\(worn.wrong().prefix(3))")
  }

  /// F13: a FIFO is read in single transactions with a repeated start, whole units each, and within
  /// what an adapter's timeout allows.
  @Test(arguments: Worn.all) func oneTransactionARead(_ chips: Worn.Chips) throws {
    var worn = try Worn.running(chips)
    worn.bus.clearLog()
    worn.bus.wait(milliseconds: 120)
    worn.belt.run(milliseconds: 1000)
    for (address, kind) in zip(worn.addresses, chips.kinds) {
      let chip = try #require(kind.chip)
      var reads = 0
      for case .read(address, chip.fifo.dataRegister, let count) in worn.bus.log {
        #expect(count % Int(chip.fifo.unitBytes) == 0 && count <= 256)
        reads += 1
      }
      #expect(reads > 15)
    }
  }

  /// F15: records marked as no sample are gaps, not readings; a header of new rates is a new start.
  @Test func marksAndHeadersOfTheICM42688() throws {
    for axes: Set<Int> in [[0], [5], [0, 1, 2, 3, 4, 5]] {
      var worn = try Worn.running(Worn.Chips(.icm42688))
      // So that there is something before the gap.
      worn.belt.run(milliseconds: 100)
      worn.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.faults.markedAxes = axes }
      worn.belt.run(milliseconds: 60)
      worn.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.faults.markedAxes = [] }
      worn.belt.run(milliseconds: 1000)
      #expect(worn.wrong().isEmpty)
      #expect(worn.belt.events.isEmpty, "\(worn.belt.events)")
      let gaps = worn.belt.gaps(longerThan: TimeSpan(microseconds: 7500))
      #expect(gaps.count == 1 && abs(gaps[0].span.milliseconds - 60) < 50, "\(gaps)")
    }
    for header: UInt8 in [0x7B, 0x6A, 0x00] {
      var worn = try Worn.running(Worn.Chips(.icm42688))
      worn.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in
        chip.faults.nextHeaders = [header]
      }
      let begun = worn.bus.now
      worn.belt.run(milliseconds: 2000)
      worn.expectRunning()
      #expect(worn.belt.events.contains { $0.kind == .streamCut })
      #expect(worn.wrong().isEmpty)
      #expect(try #require(worn.back(after: begun)) < TimeSpan(milliseconds: 500))
    }
  }

  /// F32: tags that name another sensor or none, wrong parity, a count that jumps, words lost.
  @Test(arguments: [
    LSM6Faults.Word.sensor(2), .sensor(1), .sensor(3), .sensor(4), .sensor(0x19), .parity,
    .count(1), .count(2), .lost,
  ]) func tagsOfTheLSM6DSO(_ fault: LSM6Faults.Word) throws {
    for offset in 0..<2 {
      var worn = try Worn.running(Worn.Chips(.lsm6dso))
      worn.bus.alter(EmulatedLSM6DSO.self, at: 0x6A) { chip, _ in
        let next = chip.fifo.pushed
        chip.core.faults.words[next + 20 + offset] = fault
      }
      worn.belt.run(milliseconds: 2000)
      worn.expectRunning()
      #expect(worn.wrong().isEmpty)
      // A word that names its own sensor is a true one.
      let isTrue = fault == .sensor(offset == 0 ? 1 : 2)
      #expect(worn.belt.events.isEmpty == isTrue, "\(worn.belt.events)")
      #expect(worn.belt.gaps(longerThan: TimeSpan(microseconds: 7500)).isEmpty == isTrue)
      #expect(worn.belt.gaps(longerThan: TimeSpan(milliseconds: 150)).isEmpty)
    }
  }
}
