import Emulator
import HingeCore
import IMU
import TestSupport
import Testing

/// Field failures of running chips, through the belt: silent resets, banks, frozen outputs.
@Suite struct RowChipTests {
  /// F4, F19: a dip of the supply. What it measured before it was seen is not delivered in wrong
  /// units, and it comes back.
  @Test(arguments: Worn.all) func aDipOfTheSupply(_ chips: Worn.Chips) throws {
    for sensor in chips.kinds.indices {
      var worn = try Worn.running(chips)
      worn.bus.suffer(.supplyDip, at: worn.addresses[sensor])
      let begun = worn.bus.now
      worn.belt.run(milliseconds: 4000)
      worn.expectRunning()
      worn.expectOrder()
      #expect(worn.wrong().isEmpty, "\(worn.wrong().prefix(3))")
      #expect(try #require(worn.back(after: begun)) < TimeSpan(milliseconds: 1500))
      #expect(worn.belt.events.contains { $0.kind == .recovered })
    }
  }

  /// F19: only the ranges fall back, at any time within a round of checks: noticed within a second,
  /// also with a host that is late and wires that fail, and right from then on.
  @Test(arguments: Worn.alone) func theRangesFallBack(_ chips: Worn.Chips) throws {
    var random = SystemlessRandom(seed: 19)
    for (jitter, percent) in [(0.0, 0.0), (60, 0), (0, 1)] {
      for _ in 0..<fuzzRounds(1) {
        var worn = try Worn.running(chips, milliseconds: 2000 + Int64(random.next() * 1000))
        worn.belt.lateness = { TimeSpan(microseconds: Int64(random.next() * jitter * 1000)) }
        worn.bus.fail = { _, _ in
          random.next() * 100 < percent ? BusError(.noAnswer, errno: 121) : nil
        }
        worn.belt.run(milliseconds: 200)
        worn.bus.suffer(.rangesLost, at: worn.addresses[0])
        let begun = worn.bus.now
        worn.belt.run(milliseconds: 4000)
        worn.expectRunning()
        worn.expectOrder()
        let noticed = try #require(worn.belt.events.first { $0.kind == .registerChanged })
        #expect(noticed.time.since(begun) <= TimeSpan(milliseconds: 1000), "\(jitter) \(percent)")
        #expect(worn.wrong().allSatisfy { $0.time < noticed.time })
        #expect(try #require(worn.back(after: noticed.time)) < TimeSpan(milliseconds: 2000))
      }
    }
  }

  /// F20: a trim that moves while it runs reads as a force that jumps.
  @Test func aTrimThatMoves() throws {
    var worn = try Worn.running(Worn.Chips(.icm20602))
    worn.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in chip[0x7A] ^= 0x10 }
    worn.belt.run(milliseconds: 3000)
    #expect(worn.belt.events.contains { $0.kind == .registerChanged && $0.detail == 0x7A })
    worn.expectRunning()
    worn.expectOrder()
  }

  /// F21: another bank is selected in the middle of it.
  @Test(arguments: [WornChip.icm20948, .icm42688, .icm42686], [UInt8(1), 2, 3]) func theBankFlips(
    _ kind: WornChip, _ bank: UInt8
  ) throws {
    for offset in Int64(0)..<3 {
      var worn = try Worn.running(Worn.Chips(kind))
      worn.belt.run(milliseconds: 31 + offset * 17)
      worn.belt.forget()
      worn.bus.suffer(.bankFlip(bank), at: 0x68)
      let begun = worn.bus.now
      worn.belt.run(milliseconds: 3000)
      worn.expectRunning()
      worn.expectOrder()
      #expect(worn.wrong().isEmpty)
      #expect(try #require(worn.back(after: begun)) < TimeSpan(milliseconds: 2000))
    }
  }

  /// F33: the same reading for ever, and none at all.
  @Test(arguments: Worn.all) func frozenAndStalled(_ chips: Worn.Chips) throws {
    for (begin, end, kind) in [
      (Mishap.frozen(true), Mishap.frozen(false), LinkEvent.Kind.frozen),
      (.stalled(true), .stalled(false), .silent),
    ] {
      var worn = try Worn.running(chips)
      let last = worn.addresses.count - 1
      worn.bus.suffer(begin, at: worn.addresses[last])
      let begun = worn.bus.now
      worn.belt.run(milliseconds: 4000)
      #expect(!worn.belt.belt.isRunning)
      #expect(worn.belt.events.contains { $0.kind == kind && $0.sensor == Int32(last + 1) })
      // Eight alike: seven are not known to be.
      let late = worn.belt.samples.filter { $0.time.since(begun) > TimeSpan(milliseconds: 50) }
      #expect(late.isEmpty, "\(late.count)")
      worn.bus.suffer(end, at: worn.addresses[last])
      let ended = worn.bus.now
      worn.belt.run(milliseconds: 4000)
      worn.expectRunning()
      worn.expectOrder()
      #expect(try #require(worn.back(after: ended)) < TimeSpan(milliseconds: 3500))
    }
  }
}
