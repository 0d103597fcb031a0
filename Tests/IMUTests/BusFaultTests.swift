import Emulator
import HingeCore
import IMU
import Testing

/// What wires and power banks do, at the bus: the belt comes back by itself, and soon.
@Suite struct BusFaultTests {
  private static func error(_ kind: BusError.Kind) -> BusError {
    switch kind {
    case .noAnswer: BusError(kind, errno: 121)
    case .timedOut: BusError(kind, errno: 110)
    case .arbitrationLost: BusError(kind, errno: 11)
    default: BusError(kind, errno: 5)
    }
  }

  /// Runs well, then fails for a while, then is well again. What came after the fault.
  private static func run(
    _ kind: BusError.Kind, milliseconds: Int64, address: UInt8? = nil
  ) throws -> (EmulatedBelt, begun: Timestamp, ended: Timestamp) {
    var belt = try BeltTests.belt()
    belt.run(milliseconds: 3000)
    belt.forget()
    belt.bus.clearLog()
    let begun = belt.bus.now
    let ended = begun.advanced(by: TimeSpan(milliseconds: milliseconds))
    let bus = belt.bus
    bus.fail = { [unowned bus] _, transaction in
      guard bus.now < ended else { return nil }
      if let address {
        switch transaction {
        case .read(let to, _, _) where to != address: return nil
        case .write(let to, _, _) where to != address: return nil
        default: break
        }
      }
      return error(kind)
    }
    belt.run(milliseconds: milliseconds + 7000)
    return (belt, begun, ended)
  }

  /// The part's trims are read once after a start, to be compared with ever after: one that could not be
  /// read is read again, and not taken for zero.
  @Test(arguments: [UInt8(0x06), 0x08, 0x0B]) func aTrimThatWasNotReadIsReadAgain(
    _ register: UInt8
  ) throws {
    let bus = FakeBus()
    bus.put(EmulatedMPU(.mpu6050), at: 0x68)
    var failures = 0
    bus.fail = { _, transaction in
      // Alone or with its neighbours, and no read of the FIFO.
      guard case .read(_, let first, let length) = transaction, length <= 8, failures == 0,
        (Int(first)..<Int(first) + length).contains(Int(register))
      else { return nil }
      failures += 1
      return Self.error(.noAnswer)
    }
    var belt = EmulatedBelt(
      bus, sacrum: (try #require(MPU6050.chip(identity: 0x68)), 0x68))
    belt.run(milliseconds: 5000)
    #expect(failures == 1)
    #expect(belt.events.isEmpty, "\(belt.events)")
    #expect(belt.gaps(longerThan: TimeSpan(microseconds: 7500)).isEmpty)
  }

  @Test(
    arguments: [BusError.Kind.noAnswer, .timedOut, .failed, .arbitrationLost],
    [40, 300, 5000, 45_000])
  func comesBackWithinTwoSeconds(_ kind: BusError.Kind, _ milliseconds: Int64) throws {
    let (belt, begun, ended) = try Self.run(kind, milliseconds: milliseconds)
    let back = try #require(belt.samples.first { $0.time > ended })
    #expect(back.time.since(ended) < TimeSpan(milliseconds: 2000))
    // A gap, not a bridge: nothing is told of the time of the fault once the FIFO had run full.
    if milliseconds > 1500 {
      #expect(
        !belt.samples.contains {
          $0.time > begun.advanced(by: TimeSpan(milliseconds: 100)) && $0.time < ended
        })
      #expect(belt.events.contains { $0.kind == .recovered })
    }
    #expect(belt.belt.isRunning)
  }

  @Test(arguments: [BusError.Kind.noAnswer, .timedOut])
  func afterMinutesWithinSixSeconds(_ kind: BusError.Kind) throws {
    let (belt, _, ended) = try Self.run(kind, milliseconds: 200_000)
    let back = try #require(belt.samples.first { $0.time > ended })
    #expect(back.time.since(ended) < TimeSpan(milliseconds: 6000))
    // At most one try a second and sensor, each of a few transactions.
    #expect(belt.bus.log.count < 200 * 2 * 6 + 3000)
  }

  @Test func anUnpluggedSensorLeavesTheOtherAlone() throws {
    let (belt, _, ended) = try Self.run(.noAnswer, milliseconds: 5000, address: 0x6B)
    // The first one's FIFO is drained all along: it is not even restarted.
    #expect(!belt.events.contains { $0.sensor == 1 })
    #expect(belt.events.contains { $0.sensor == 2 && $0.kind == .busFailed })
    let back = try #require(belt.samples.first { $0.time > ended })
    #expect(back.time.since(ended) < TimeSpan(milliseconds: 2000))
  }

  /// Each transaction of a run fails once, in turn: the start-up's and those of the steady state.
  @Test func anErrorAtEverySingleTransaction() throws {
    var clean = try BeltTests.belt()
    clean.run(milliseconds: 1500)
    let count = clean.bus.log.count
    #expect(count > 100)
    for kind in [BusError.Kind.noAnswer, .failed, .timedOut, .arbitrationLost] {
      for place in 0..<count {
        var belt = try BeltTests.belt()
        let bus = belt.bus
        bus.fail = { number, _ in number == place ? Self.error(kind) : nil }
        belt.run(milliseconds: 4000)
        #expect(belt.belt.isRunning, "\(kind) at \(place)")
        let last = try #require(belt.samples.last)
        #expect(bus.now.since(last.time) < TimeSpan(milliseconds: 100), "\(kind) at \(place)")
        // One error costs at most a restart.
        #expect(
          belt.gaps(longerThan: TimeSpan(milliseconds: 1200)).isEmpty, "\(kind) at \(place)")
        for (a, b) in zip(belt.samples, belt.samples.dropFirst()) where b.time <= a.time {
          Issue.record("time stands or steps back, \(kind) at \(place)")
        }
      }
    }
  }

  /// Wires that fail now and then: no restart, hardly a gap.
  @Test(arguments: [1, 10, 30]) func aFlakyWire(_ percent: Int) throws {
    var belt = try BeltTests.belt()
    belt.run(milliseconds: 3000)
    belt.forget()
    var random = SystemlessRandom(seed: UInt64(percent))
    belt.bus.fail = { _, _ in
      random.next() * 100 < Double(percent) ? Self.error(.noAnswer) : nil
    }
    belt.run(milliseconds: 30_000)
    belt.bus.fail = { _, _ in nil }
    belt.run(milliseconds: 3000)
    #expect(belt.belt.isRunning)
    let whole = 33.0 * 208
    let share = Double(belt.samples.count) / whole
    #expect(share > (percent <= 10 ? 0.97 : 0.3), "\(percent) %: \(share)")
    // Made good, and told.
    let told = belt.events.filter { $0.kind == .unsteady }
    #expect(
      told.count >= 2
        && told.allSatisfy {
          abs(Double($0.detail) / 10 - Double(percent)) < 3 + Double(percent) / 4
        })
  }

  @Test func aDeadBusIsNotHammered() throws {
    var belt = try BeltTests.belt()
    belt.bus.fail = { _, _ in Self.error(.timedOut) }
    belt.run(milliseconds: 60_000)
    // Each try blocks for 50 ms: two sensors, at most every 0.8 s.
    #expect(belt.bus.log.count < 500, "\(belt.bus.log.count)")
    #expect(belt.samples.isEmpty)
  }
}
