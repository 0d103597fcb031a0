import Emulator
import HingeCore
import IMU
import Testing

/// Field failures at the start, through the belt. The rows are those of FIELD-FAILURES.md.
@Suite struct RowStartTests {
  /// F1, F3, F6, F14, F20, F38: every chip and mix starts, measures in its own units from the first
  /// sample on, and is written to nowhere else. The emulators lose what is written too early, and
  /// make their first two records in the ranges of power-up.
  @Test(arguments: Worn.all) func startsAndMeasures(_ chips: Worn.Chips) throws {
    var worn = try Worn(chips)
    worn.belt.run(milliseconds: 10_000)
    worn.expectRunning()
    worn.expectOrder()
    #expect(worn.belt.events.isEmpty, "\(worn.belt.events)")
    #expect(worn.wrong().isEmpty, "\(worn.wrong().prefix(3))")
    let first = try #require(worn.belt.arrivals.first)
    #expect(first.since(Timestamp(microseconds: 1_000_000)) < TimeSpan(milliseconds: 700))
    #expect(
      worn.belt.gaps(longerThan: TimeSpan(microseconds: 7200)).isEmpty,
      "\(worn.belt.gaps(longerThan: TimeSpan(microseconds: 7200)))")
    #expect(Double(worn.belt.samples.count) > 9.2 * worn.kinds[0].hertz)
  }

  /// F6: who it is reads FFh for 45 ms after every reset.
  @Test(arguments: [WornChip.mpu6050, .icm20948, .icm42688])
  func itsNameIsHiddenAfterReset(_ kind: WornChip) throws {
    var worn = try Worn(Worn.Chips(kind))
    let faults = StartUpFaultTests.faults { $0.hiddenIdentity = TimeSpan(milliseconds: 45) }
    worn.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in chip.faults = faults }
    worn.bus.alter(EmulatedICM20948.self, at: 0x68) { chip, _ in chip.faults = faults }
    worn.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.faults = faults }
    worn.belt.run(milliseconds: 3000)
    worn.expectRunning()
    #expect(worn.belt.events.isEmpty, "\(worn.belt.events)")
  }

  /// F5: the wake-up does not take, a few times or ever.
  @Test(arguments: [WornChip.mpu6050, .icm20948, .icm42688], [2, 100_000])
  func theWakeUpDoesNotTake(_ kind: WornChip, _ times: Int) throws {
    var worn = try Worn(Worn.Chips(kind))
    let faults = StartUpFaultTests.faults { $0.ignoredWakings = times }
    worn.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in chip.faults = faults }
    worn.bus.alter(EmulatedICM20948.self, at: 0x68) { chip, _ in chip.faults = faults }
    worn.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.faults = faults }
    worn.belt.run(milliseconds: 5000)
    if times < 10 {
      worn.expectRunning()
    } else {
      // Named, and tried again without haste.
      let power: [WornChip: Int32] = [.mpu6050: 0x6B, .icm20948: 0x06, .icm42688: 0x4E]
      let told = worn.belt.events.filter { $0.kind == .notTaken }
      #expect(told.count >= 2 && told.allSatisfy { $0.detail == power[kind] })
      #expect(worn.belt.samples.isEmpty && !worn.belt.belt.isRunning)
      #expect(worn.bus.log.count < 800)
    }
    worn.expectOrder()
  }

  /// F8: a killed process left the chip running, its FIFO read in part, in the middle of a record,
  /// or its supply at another bank. The next one starts as on any day.
  @Test(arguments: Worn.alone, [1, 2]) func theProcessBeforeWasKilled(
    _ chips: Worn.Chips, _ bank: UInt8
  ) throws {
    var first = try Worn.running(chips)
    let chip = try #require(chips.kinds[0].chip)
    first.bus.wait(milliseconds: 60)
    var half = [UInt8](repeating: 0, count: 9)
    let bus = first.bus
    try half.withUnsafeMutableBufferPointer { bytes in
      try bus.read(from: chip.fifo.dataRegister, of: first.addresses[0], into: bytes)
    }
    first.bus.suffer(.bankFlip(bank), at: first.addresses[0])
    first.bus.wait(milliseconds: 500)
    // Another belt on the same chip.
    let begun = first.bus.now
    first.belt = EmulatedBelt(first.bus, sacrum: (chip, first.addresses[0]))
    first.belt.run(milliseconds: 3000)
    first.expectRunning()
    first.expectOrder()
    #expect(first.wrong().isEmpty)
    #expect(first.belt.events.isEmpty, "\(first.belt.events)")
    let arrival = try #require(first.belt.arrivals.first)
    #expect(arrival.since(begun) < TimeSpan(milliseconds: 700))
  }

  /// F2, F27: who is not the one that was recognised is not written to, however long it is there.
  @Test(arguments: [UInt8(0x00), 0xFF, 0x72, 0x5D]) func anotherIsLeftAlone(_ value: UInt8) throws {
    for kind in WornChip.allCases {
      var worn = try Worn(Worn.Chips(kind))
      worn.bus.put(SilentChip([:], rest: value), at: worn.addresses[0])
      worn.belt.run(milliseconds: 5000)
      // A chip with banks hides who it is in all but one of them, and the driver was told that
      // this one has banks: so that one write it is.
      let chip = try #require(kind.chip)
      #expect(worn.bus.written.allSatisfy { $0 == [chip.bankRegister ?? 0, 0] }, "\(kind)")
      #expect(kind.isBanked || worn.bus.written.isEmpty, "\(kind)")
      #expect(worn.belt.samples.isEmpty)
      #expect(worn.belt.events.contains { $0.kind == .otherIdentity && $0.detail == Int32(value) })
    }
  }
}
