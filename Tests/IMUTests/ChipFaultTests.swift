import Emulator
import HingeCore
import IMU
import Testing

/// What chips do behind the driver's back.
@Suite struct ChipFaultTests {
  private static func run(
    _ event: LSM6Faults.Event, for milliseconds: Int64 = 0
  ) throws -> (EmulatedBelt, begun: Timestamp, ended: Timestamp) {
    var belt = try BeltTests.belt()
    belt.run(milliseconds: 3000)
    belt.forget()
    // Not at once: what is left out shows between samples.
    let begun = belt.bus.now.advanced(by: TimeSpan(milliseconds: 500))
    guard var chip = belt.bus.chips[0x6A] as? EmulatedLSM6DSO else {
      throw BusError(.unavailable)
    }
    chip.core.faults.schedule = [.init(event, at: begun)]
    belt.bus.chips[0x6A] = chip
    belt.run(milliseconds: milliseconds + 6500)
    return (belt, begun, begun.advanced(by: TimeSpan(milliseconds: milliseconds)))
  }

  private static func isBack(_ belt: EmulatedBelt, after ended: Timestamp) throws {
    #expect(belt.belt.isRunning)
    let back = try #require(belt.samples.first { $0.time > ended })
    #expect(back.time.since(ended) < TimeSpan(milliseconds: 2000))
    let last = try #require(belt.samples.last)
    #expect(belt.bus.now.since(last.time) < TimeSpan(milliseconds: 100))
  }

  @Test func aDipOfTheSupply() throws {
    let (belt, begun, ended) = try Self.run(.supplyDip)
    try Self.isBack(belt, after: ended)
    #expect(!belt.gaps(longerThan: TimeSpan(milliseconds: 20)).isEmpty)
    // No sample in other units: the force stays near 1 g.
    for sample in belt.samples where sample.time > begun {
      let z = Double(sample.sacrum.az) * 0.000244
      #expect(abs(z - 0.97) < 0.05, "\(z) g")
    }
  }

  @Test func rangesThatFellBackAreNoticedWithinASecond() throws {
    let (belt, begun, ended) = try Self.run(.rangesLost)
    try Self.isBack(belt, after: ended)
    let noticed = try #require(belt.events.first { $0.kind == .registerChanged })
    #expect(noticed.time.since(begun) <= TimeSpan(milliseconds: 1000))
    // From then on again in the right units.
    for sample in belt.samples where sample.time > noticed.time {
      #expect(abs(Double(sample.sacrum.az) * 0.000244 - 0.97) < 0.05)
    }
  }

  /// Nothing is delivered in the wrong units: the force gives them away before the registers' turn comes.
  @Test(arguments: [0.0, 0.13, 0.31, 0.47, 0.62, 0.85]) func noSampleInOtherUnits(
    _ moment: Double
  ) throws {
    let chip = try #require(MPU6050.chip(identity: 0x68))
    let bus = FakeBus()
    bus.put(EmulatedMPU(.mpu6050), at: 0x68)
    var belt = EmulatedBelt(bus, sacrum: (chip, 0x68))
    belt.run(milliseconds: 3000 + Int64(moment * 1000))
    belt.forget()
    bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in chip.resetRanges(at: time) }
    belt.run(milliseconds: 3000)
    #expect(
      belt.events.contains {
        $0.kind == .registerChanged && ($0.detail == 0x1B || $0.detail == 0x1C)
      })
    #expect(belt.samples.count > 300)
    for sample in belt.samples { #expect(abs(Double(sample.sacrum.az) / 4096 - 0.97) < 0.05) }
  }

  /// A fall is not taken for it: the registers are looked at, the chip is left alone.
  @Test func aFallIsMeasured() throws {
    let chip = try #require(MPU6050.chip(identity: 0x68))
    let bus = FakeBus()
    bus.put(
      EmulatedMPU(.mpu6050) { time in
        var motion = Motion.wobble(time)
        if time.microseconds > 4_000_000 && time.microseconds < 4_400_000 {
          motion.force = (0.01, 0.02, motion.force.z / 50)
        }
        return motion
      }, at: 0x68)
    var belt = EmulatedBelt(bus, sacrum: (chip, 0x68))
    belt.run(milliseconds: 2500)
    belt.forget()
    belt.run(milliseconds: 2500)
    #expect(belt.events.isEmpty, "\(belt.events)")
    #expect(belt.samples.count { abs($0.sacrum.az) < 200 } > 70)
    #expect(belt.gaps(longerThan: TimeSpan(microseconds: 7500)).isEmpty)
  }

  @Test func aFlood() throws {
    let (belt, _, ended) = try Self.run(.flood)
    try Self.isBack(belt, after: ended)
    #expect(belt.events.contains { $0.kind == .streamCut })
    #expect(!belt.gaps(longerThan: TimeSpan(milliseconds: 7)).isEmpty)
  }

  @Test(arguments: [300, 5000]) func aFrozenSensor(_ milliseconds: Int64) throws {
    let span = TimeSpan(milliseconds: milliseconds)
    let (belt, begun, ended) = try Self.run(.freeze(for: span), for: milliseconds)
    try Self.isBack(belt, after: ended)
    #expect(belt.events.contains { $0.kind == .frozen })
    // Seven alike are not known to be frozen; not one more is delivered.
    #expect(
      belt.samples.count {
        $0.time > begun.advanced(by: TimeSpan(milliseconds: 60)) && $0.time < ended
      }
        == 0)
  }

  @Test(arguments: [300, 5000]) func aChipThatStandsStill(_ milliseconds: Int64) throws {
    let span = TimeSpan(milliseconds: milliseconds)
    let (belt, _, ended) = try Self.run(.stall(for: span), for: milliseconds)
    try Self.isBack(belt, after: ended)
    #expect(belt.events.contains { $0.kind == .silent })
    #expect(!belt.gaps(longerThan: TimeSpan(milliseconds: 90)).isEmpty)
  }

  @Test func anotherIdentityIsNotReadOn() throws {
    var belt = try BeltTests.belt()
    belt.run(milliseconds: 3000)
    belt.forget()
    let honest = belt.bus.spoil
    let bus = belt.bus
    let begun = bus.now
    let ended = begun.advanced(by: TimeSpan(milliseconds: 4000))
    bus.spoil = { [unowned bus] place, bytes in
      if bus.now < ended, case .read(0x6A, 0x0F, _) = bus.log[place] { bytes[0] = 0x44 }
    }
    belt.run(milliseconds: 4000)
    let noticed = try #require(belt.events.first { $0.kind == .otherIdentity })
    #expect(noticed.detail == 0x44)
    #expect(noticed.time.since(begun) <= TimeSpan(milliseconds: 1000))
    bus.clearLog()
    bus.spoil = honest
    belt.run(milliseconds: 4000)
    try Self.isBack(belt, after: ended)
  }

  /// Ten seconds good, ten dead, over and over: it comes back each time, and is not believed at once
  /// any more.
  @Test func aFlappingSensor() throws {
    var belt = try BeltTests.belt()
    let bus = belt.bus
    let begun = bus.now
    bus.fail = { [unowned bus] _, _ in
      bus.now.since(begun).milliseconds / 4000 % 2 == 1 ? BusError(.noAnswer, errno: 121) : nil
    }
    belt.run(milliseconds: 80_000)
    let recovered = belt.events.count { $0.kind == .recovered && $0.sensor == 1 }
    #expect(recovered >= 8)
    // The later returns are proven for a while.
    let last = belt.gaps(longerThan: TimeSpan(milliseconds: 3000)).suffix(3)
    #expect(last.count == 3)
    for gap in last { #expect(gap.span > TimeSpan(milliseconds: 5500), "\(gap.span)") }
  }
}
