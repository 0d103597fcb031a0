import Emulator
import HingeCore
import IMU
import Testing

/// The belt on two emulated LSM6DSO without faults: what comes out is what the chips measured, when
/// they did.
@Suite struct BeltTests {
  static let nominal = TimeSpan(microseconds: 4807)

  static func chip() throws -> Chip { try #require(LSM6DSO.chip(identity: 0x6C)) }

  static func belt(ppm: (Double, Double) = (0, 0), sensors: Int = 2) throws -> EmulatedBelt {
    let bus = FakeBus()
    bus.put(EmulatedLSM6DSO(ppm: ppm.0), at: 0x6A)
    if sensors == 2 { bus.put(EmulatedLSM6DSO(ppm: ppm.1), at: 0x6B) }
    return EmulatedBelt(
      bus, sacrum: (try chip(), 0x6A), thorax: sensors == 2 ? (try chip(), 0x6B) : nil)
  }

  @Test(arguments: [1, 2]) func samplesComeWithoutAGap(_ sensors: Int) throws {
    var belt = try Self.belt(sensors: sensors)
    belt.run(milliseconds: 10_000)
    // Start-up and settling take less than half a second.
    #expect(belt.samples.count > Int(9.5 * 208))
    #expect(belt.gaps(longerThan: TimeSpan(microseconds: 4807 * 3 / 2)).isEmpty)
    #expect(belt.events.isEmpty, "\(belt.events)")
  }

  /// Emulated motion is a function of time: a sample tells when it was taken.
  @Test(arguments: [(0.0, 0.0), (9_000, -9_000), (-15_000, 400)])
  func timesAreTheChips(_ ppm: (Double, Double)) throws {
    var belt = try Self.belt(ppm: ppm)
    belt.isLifting = true
    belt.run(milliseconds: 40_000)
    var worst = 0.0
    var apart = 0.0
    for sample in belt.samples where sample.time.microseconds > 31_000_000 {
      // wobble: a ramp of 7 /s between -1 and 1 on every axis.
      let told = (Double(sample.time.microseconds) / 1e6 * 7).truncatingRemainder(dividingBy: 2) - 1
      let first = (Double(sample.sacrum.gx) * 0.0175 - 3) / 2
      let second = (Double(sample.thorax.gx) * 0.0175 - 3) / 2
      func distance(_ a: Double, _ b: Double) -> Double {
        let d = abs(a - b).truncatingRemainder(dividingBy: 2)
        return min(d, 2 - d) / 7
      }
      worst = max(worst, distance(told, first))
      apart = max(apart, distance(first, second))
    }
    // Half a sample is 2.4 ms; a count is worth 1.3 ms here.
    #expect(worst < 0.004, "\(worst) s")
    #expect(apart < 0.0024 + 0.0013 + 0.001, "\(apart) s")
  }

  @Test func aLiftIsReadAtOnce() throws {
    var belt = try Self.belt()
    belt.run(milliseconds: 3000)
    belt.forget()
    belt.isLifting = true
    belt.run(milliseconds: 3000)
    let delays = zip(belt.samples, belt.arrivals).map { $1.since($0.time).milliseconds }
    // A round, a sample's age, and for some a round more until the other sensor's sample is there.
    #expect((delays.max() ?? 99) <= 20, "\(delays.max() ?? 0) ms")
    #expect(delays.sorted()[delays.count / 2] <= 9, "\(delays.sorted()[delays.count / 2]) ms")
  }

  @Test(arguments: [60, 200, 500, 2000])
  func aStalledReaderLosesNothingThatTheFIFOHolds(_ milliseconds: Int64) throws {
    var belt = try Self.belt()
    belt.run(milliseconds: 5000)
    belt.forget()
    belt.bus.now = belt.bus.now.advanced(by: TimeSpan(milliseconds: milliseconds))
    belt.run(milliseconds: 3000)
    let gaps = belt.gaps(longerThan: TimeSpan(microseconds: 4807 * 3 / 2))
    // 256 samples, 1.2 s.
    if milliseconds < 1000 {
      #expect(gaps.isEmpty, "\(gaps)")
    } else {
      #expect(gaps.count + (belt.events.isEmpty ? 0 : 1) > 0)
      #expect(belt.events.contains { $0.kind == .streamCut })
    }
  }

  /// One read is one transaction of whole units, and nothing else goes on the bus meanwhile.
  @Test func fifosAreReadInWholeUnits() throws {
    var belt = try Self.belt()
    belt.run(milliseconds: 2000)
    belt.bus.clearLog()
    belt.run(milliseconds: 2000)
    var reads = 0
    for case .read(_, 0x78, let count) in belt.bus.log {
      #expect(count % 7 == 0 && count <= 512)
      reads += 1
    }
    #expect(reads > 50)
    // Nothing is written while all is well.
    #expect(!belt.bus.log.contains { if case .write = $0 { true } else { false } })
  }
}
