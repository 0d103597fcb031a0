import Emulator
import HingeCore
import IMU
import TestSupport
import Testing

/// Field failures of wires and adapters, through the belt, for every family and mix.
@Suite struct RowBusTests {
  static func error(_ kind: BusError.Kind) -> BusError {
    switch kind {
    case .noAnswer: BusError(kind, errno: 121)
    case .timedOut: BusError(kind, errno: 110)
    case .arbitrationLost: BusError(kind, errno: 11)
    default: BusError(kind, errno: 5)
    }
  }

  /// F7: now and then nobody answers: no restart up to a tenth, hardly a gap, all true.
  @Test(arguments: Worn.mixes, [0.1, 1, 10, 30])
  func wiresThatFailNowAndThen(_ chips: Worn.Chips, _ percent: Double) throws {
    var worn = try Worn.running(chips)
    var random = SystemlessRandom(seed: UInt64(percent * 10))
    worn.bus.fail = { _, _ in random.next() * 100 < percent ? Self.error(.noAnswer) : nil }
    worn.belt.run(milliseconds: 13_000)
    let share = Double(worn.belt.samples.count) / 13 / worn.kinds[0].hertz
    #expect(share > (percent <= 10 ? 0.97 : 0.3), "\(percent) %: \(share)")
    worn.bus.fail = { _, _ in nil }
    worn.belt.run(milliseconds: 3500)
    worn.expectRunning()
    worn.expectOrder("\(percent)")
    #expect(worn.wrong().isEmpty)
    // Of 1 % there are about as many in a window as are worth telling.
    #expect(percent < 5 || worn.belt.events.contains { $0.kind == .unsteady })
  }

  /// F7: bursts, of all lengths.
  @Test(arguments: Worn.mixes) func burstsOfErrors(_ chips: Worn.Chips) throws {
    var worn = try Worn.running(chips)
    var random = SystemlessRandom(seed: 20)
    for kind in [BusError.Kind.noAnswer, .failed, .arbitrationLost] {
      for length in fuzzRounds(1) > 1 ? Array(1...20) : [1, 2, 6, 7, 13, 20] {
        let first = worn.bus.log.count + Int(random.next() * 30)
        worn.bus.fail = { number, _ in
          number >= first && number < first + length ? Self.error(kind) : nil
        }
        // Of transactions: where each waits longer for the next, it takes its time.
        while worn.bus.log.count < first + length { worn.belt.run(milliseconds: 100) }
        worn.belt.run(milliseconds: 3600)
        worn.expectRunning("\(kind) \(length)")
      }
    }
    worn.expectOrder()
    #expect(worn.wrong().isEmpty)
  }

  /// F9, F10: nothing works until the bus was let go, or for a long time; F35 is `aFlappingSensor`.
  @Test(arguments: Worn.mixes, [BusError.Kind.timedOut, .failed, .noAnswer])
  func aWedgedAdapter(_ chips: Worn.Chips, _ kind: BusError.Kind) throws {
    var worn = try Worn.running(chips)
    let bus = worn.bus
    let begun = bus.now
    bus.clearLog()
    bus.fail = { [unowned bus] _, _ in
      bus.now.since(begun) < TimeSpan(milliseconds: 40_000) ? Self.error(kind) : nil
    }
    worn.belt.run(milliseconds: 40_000)
    // Not hammered; and where a try may block, the bus is let go.
    #expect(bus.log.count < 2000, "\(bus.log.count)")
    #expect(kind == .noAnswer || bus.log.contains(.reopen))
    #expect(!worn.belt.belt.isRunning)
    let ended = bus.now
    worn.belt.run(milliseconds: 4000)
    worn.expectRunning()
    worn.expectOrder()
    #expect(try #require(worn.back(after: ended)) < TimeSpan(milliseconds: 2000))
    #expect(worn.wrong().isEmpty)
  }

  /// F31: arbitration is lost in one transfer of twenty.
  @Test(arguments: Worn.mixes) func anOverclockedBus(_ chips: Worn.Chips) throws {
    var worn = try Worn.running(chips)
    var random = SystemlessRandom(seed: 31)
    worn.bus.fail = { _, _ in random.next() < 0.05 ? Self.error(.arbitrationLost) : nil }
    worn.belt.run(milliseconds: 15_000)
    worn.bus.fail = { _, _ in nil }
    worn.belt.run(milliseconds: 3500)
    worn.expectRunning()
    worn.expectOrder()
    #expect(worn.wrong().isEmpty)
    #expect(worn.belt.events.contains { $0.kind == .unsteady && $0.detail >= 20 })
    let share = Double(worn.belt.samples.count) / 18.5 / worn.kinds[0].hertz
    #expect(share > 0.6, "\(share)")
  }
}
