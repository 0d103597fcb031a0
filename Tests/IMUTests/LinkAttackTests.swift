import Emulator
import HingeCore
import IMU
import Testing

/// Faults that once lost samples unseen, hung, or hammered the bus.
@Suite struct LinkAttackTests {
  private static let noAnswer = BusError(.noAnswer, errno: 121)

  /// F11: the FIFO says for ever that it is full. Emptying it does not help, a new start may.
  @Test func aCountThatStandsAtItsEndEndsInANewStart() throws {
    var worn = try Worn.running(Worn.Chips(.mpu6050))
    let bus = worn.bus
    let begun = bus.now
    bus.spoil = { [unowned bus] place, bytes in
      if bus.now.since(begun) < TimeSpan(milliseconds: 5000),
        case .read(_, 0x72, _) = bus.log[place]
      {
        bytes = [0x04, 0x00]
      }
    }
    worn.belt.run(milliseconds: 5000)
    #expect(!worn.belt.belt.isRunning)
    #expect(worn.belt.samples.isEmpty)
    let resets = bus.written.filter { $0 == [0x6B, 0x80] }.count
    #expect((4...20).contains(resets), "\(resets)")
    #expect(worn.belt.events.count < 60, "\(worn.belt.events.count)")
    worn.belt.run(milliseconds: 4000)
    worn.expectRunning()
    #expect(worn.wrong().isEmpty)
  }

  /// F4, F15: records come and none is a sample: all axes zero, or marked as missing.
  @Test(arguments: [WornChip.mpu6050, .icm42688, .lsm6dso]) func recordsWithoutASample(
    _ kind: WornChip
  ) throws {
    var worn = try Worn.running(Worn.Chips(kind))
    let bus = worn.bus
    let chip = try #require(kind.chip)
    let begun = bus.now
    bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.faults.markedAxes = [4] }
    if kind != .icm42688 {
      bus.spoil = { [unowned bus] place, bytes in
        guard bus.now.since(begun) < TimeSpan(milliseconds: 3000),
          case .read(_, chip.fifo.dataRegister, _) = bus.log[place]
        else { return }
        // The force alone: what is around it stays right.
        for start in stride(from: 0, to: bytes.count, by: Int(chip.fifo.unitBytes)) {
          if kind == .mpu6050 {
            bytes.replaceSubrange(start..<start + 6, with: repeatElement(0, count: 6))
          }
          if kind == .lsm6dso && bytes[start] >> 3 == 2 {
            bytes.replaceSubrange(start + 1..<start + 7, with: repeatElement(0, count: 6))
          }
        }
      }
    }
    worn.belt.run(milliseconds: 3000)
    #expect(worn.belt.events.contains { $0.kind == .silent })
    #expect(!worn.belt.belt.isRunning)
    #expect(worn.belt.samples.count < 40)
    bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.faults.markedAxes = [] }
    let ended = bus.now
    worn.belt.run(milliseconds: 4000)
    worn.expectRunning()
    #expect(try #require(worn.back(after: ended)) < TimeSpan(milliseconds: 3500))
  }

  /// F7: short transfers work and long ones never do, or one register never answers.
  @Test(arguments: Worn.alone, [true, false]) func oneKindOfTransferNeverWorks(
    _ chips: Worn.Chips, _ isData: Bool
  ) throws {
    var worn = try Worn.running(chips)
    let bus = worn.bus
    bus.clearLog()
    let chip = try #require(chips.kinds[0].chip)
    let bad = isData ? chip.fifo.dataRegister : chip.scrubbed[1].register
    bus.fail = { _, transaction in
      guard case .read(_, let first, let length) = transaction else { return nil }
      if isData || first == chip.fifo.dataRegister { return first == bad ? Self.noAnswer : nil }
      // Alone or among its neighbours.
      return (Int(first)..<Int(first) + length).contains(Int(bad)) ? Self.noAnswer : nil
    }
    worn.belt.run(milliseconds: 5000)
    #expect(worn.belt.events.contains { $0.kind == .busFailed })
    #expect(!worn.belt.belt.isRunning)
    // A thousand a second it was.
    #expect(bus.log.count < 2500, "\(bus.log.count)")
    bus.fail = { _, _ in nil }
    let ended = bus.now
    worn.belt.run(milliseconds: 4000)
    worn.expectRunning()
    worn.expectOrder()
    #expect(try #require(worn.back(after: ended)) < TimeSpan(milliseconds: 3500))
  }

  /// What the first round could not read of a part's own trims is not taken for their value.
  @Test(arguments: [WornChip.mpu6050, .mpu6500]) func trimsAreLearntThroughNoise(
    _ kind: WornChip
  ) throws {
    let trims = try #require(kind.chip).trims
    for trim in trims {
      var worn = try Worn(Worn.Chips(kind))
      var failures = 1
      var flips = 1
      worn.bus.fail = { _, transaction in
        guard case .read(_, trim, _) = transaction, failures > 0 else { return nil }
        failures -= 1
        return Self.noAnswer
      }
      let bus = worn.bus
      bus.spoil = { [unowned bus] place, bytes in
        guard case .read(_, trim, _) = bus.log[place], flips > 0 else { return }
        flips -= 1
        bytes[0] ^= 0x80
      }
      worn.belt.run(milliseconds: 6000)
      #expect(failures == 0 && flips == 0)
      #expect(worn.belt.events.isEmpty, "\(worn.belt.events)")
    }
  }

  /// A bank that could not be put back: the next thing is to put it back, not to read the FIFO there.
  @Test func aBankThatCouldNotBePutBack() throws {
    var worn = try Worn.running(Worn.Chips(.icm20948))
    var number = 0
    worn.bus.fail = { _, transaction in
      guard case .write(_, 0x7F, 0x00) = transaction else { return nil }
      number += 1
      return number % 3 == 1 ? Self.noAnswer : nil
    }
    worn.belt.run(milliseconds: 5000)
    #expect(number > 20)
    #expect(worn.belt.events.allSatisfy { $0.kind == .unsteady }, "\(worn.belt.events)")
    #expect(worn.belt.gaps(longerThan: TimeSpan(microseconds: 7000)).isEmpty)
    #expect(worn.wrong().isEmpty)
  }

  /// A chip that is cut while its filters settle goes on settling: the emulated gyro is 90 °/s off
  /// until it is ready.
  @Test(arguments: [WornChip.mpu6050, .mpu6500, .icm20602, .icm20948]) func aCutDoesNotEndSettling(
    _ kind: WornChip
  ) throws {
    var worn = try Worn(Worn.Chips(kind))
    let recorder: UInt8 = kind == .icm20948 ? 0x67 : 0x23
    while !worn.bus.written.contains(where: { $0[0] == recorder && $0[1] != 0 }) {
      worn.belt.run(milliseconds: 1)
    }
    worn.belt.run(milliseconds: 5)
    worn.bus.suffer(.flood, at: 0x68)
    worn.belt.run(milliseconds: 1000)
    #expect(worn.belt.events.contains { $0.kind == .streamCut })
    worn.expectRunning()
    #expect(worn.wrong().isEmpty, "\(worn.wrong().prefix(3))")
  }

  /// Its first sample comes late: nothing is missing.
  @Test func aChipThatTakesItsTimeHasLostNothing() throws {
    var worn = try Worn(Worn.Chips(.lsm6dso))
    worn.bus.suffer(.stalled(true), at: 0x6A)
    worn.belt.run(milliseconds: 90)
    worn.bus.suffer(.stalled(false), at: 0x6A)
    worn.belt.run(milliseconds: 1000)
    #expect(worn.belt.events.isEmpty, "\(worn.belt.events)")
    worn.expectRunning()
  }

  /// F9: the line is held low. No call of two sensors blocks for three timeouts, at any bus speed.
  @Test(arguments: [100_000, 400_000] as [Int64], 0..<12) func timeoutsDoNotAddUp(
    _ bitsPerSecond: Int64, _ place: Int
  ) throws {
    var worn = try Worn.running(
      Worn.Chips(.icm20948, .icm42688), bitsPerSecond: bitsPerSecond)
    let bus = worn.bus
    // A long pause first, so that there is much to read; the line falls in the middle of it.
    bus.wait(milliseconds: 150)
    let first = bus.log.count + place
    bus.fail = { number, _ in
      number >= first && number < first + 40 ? BusError(.timedOut, errno: 110) : nil
    }
    worn.belt.run(milliseconds: 20_000)
    worn.expectRunning()
    worn.expectOrder("\(place)")
  }
}
