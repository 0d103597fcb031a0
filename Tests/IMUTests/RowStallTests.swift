import Emulator
import HingeCore
import IMU
import TestSupport
import Testing

/// Field failures of the clock and of the host, through the belt.
@Suite struct RowStallTests {
  /// F37: the reader stalls. Nothing is lost that the FIFOs hold; beyond that it is a gap, and told.
  @Test(arguments: Worn.all, [60, 200, 500, 1100, 3000] as [Int64]) func aStalledReader(
    _ chips: Worn.Chips, _ milliseconds: Int64
  ) throws {
    for bitsPerSecond in [100_000, 400_000] as [Int64]
    where fuzzRounds(1) > 1 || (bitsPerSecond == 100_000) == (milliseconds != 200) {
      var worn = try Worn.running(chips, bitsPerSecond: bitsPerSecond, milliseconds: 2500)
      worn.belt.run(milliseconds: 100)
      worn.bus.wait(milliseconds: milliseconds)
      worn.belt.run(milliseconds: 2500)
      worn.expectRunning()
      worn.expectOrder()
      #expect(worn.wrong().isEmpty, "\(worn.wrong().prefix(3))")
      let holds = chips.kinds.allSatisfy {
        Double($0.depth - 4) / $0.hertz * 1000 > Double(milliseconds) + 50
      }
      let gaps = worn.belt.gaps(longerThan: TimeSpan(microseconds: 7500))
      #expect(gaps.isEmpty == holds, "\(bitsPerSecond): \(gaps)")
      #expect(worn.belt.events.isEmpty == holds, "\(bitsPerSecond): \(worn.belt.events)")
    }
  }

  /// F37: at any time, also before the clock is known, and over and over.
  @Test(arguments: [Worn.Chips(.mpu6050), Worn.Chips(.mpu6500, .lsm6ds3)]) func stallsWhileLearning(
    _ chips: Worn.Chips
  ) throws {
    for ppm in [-100_000.0, -30_000, 0, 30_000, 100_000] {
      var worn = try Worn(chips, ppm: [ppm, -ppm])
      worn.belt.run(milliseconds: 700)
      worn.belt.forget()
      for _ in 0..<20 {
        worn.bus.wait(milliseconds: 110)
        worn.belt.run(milliseconds: 90)
      }
      worn.expectRunning()
      worn.expectOrder()
      #expect(worn.belt.events.isEmpty, "\(ppm): \(worn.belt.events)")
      let gaps = worn.belt.gaps(longerThan: TimeSpan(microseconds: 9000))
      #expect(gaps.isEmpty, "\(ppm): \(gaps)")
    }
  }

  /// F30: section 4.4's matrix: the chip's clock against the host's jitter. Times are right after
  /// 20 s, an integral over 10 s to 0.3 %, and pairs are no more than half a sample apart.
  @Test(arguments: [-10, -3, -1, 0, 1, 3, 10] as [Double], [0, 0.3, 5, 60] as [Double])
  func clocksAndJitter(_ percent: Double, _ jitter: Double) throws {
    let sets = [
      Worn.Chips(.mpu6050, .mpu6050), Worn.Chips(.icm20948, .icm42688),
      Worn.Chips(.mpu6050, .lsm6dso),
    ]
    // One of them by turns, all of them in a long run.
    let turn = Int(percent) + 10 + Int(jitter)
    for (place, set) in sets.enumerated() where fuzzRounds(1) > 1 || (turn + place) % 3 == 0 {
      // The two go apart by twice as much.
      var worn = try Worn(set, ppm: [percent * 1e4, -percent * 1e4], bitsPerSecond: 100_000)
      var random = SystemlessRandom(seed: 44)
      worn.belt.lateness = { TimeSpan(microseconds: Int64(random.next() * jitter * 1000)) }
      worn.belt.run(milliseconds: 20_000)
      worn.belt.forget()
      worn.belt.run(milliseconds: 11_000)
      worn.belt.lateness = { .zero }
      worn.belt.run(milliseconds: 200)
      worn.expectRunning()
      #expect(worn.wrong().isEmpty)
      #expect(worn.belt.events.isEmpty, "\(set.testDescription) \(worn.belt.events)")
      let samples = worn.belt.samples
      let (first, last) = (try #require(samples.first), try #require(samples.last))
      // What the motion says between the first and the last, against what the times say.
      let (told, apart) = worn.errors(from: first.time)
      #expect(told < 4_000, "\(set.testDescription): \(told) us")
      let period = 1e6 / set.kinds[1].hertz / (1 - percent / 100)
      #expect(apart < period / 2 + 2_500, "\(set.testDescription): \(apart) us")
      let span = Double(last.time.since(first.time).microseconds)
      let intervals = Double(samples.count - 1)
      let truth = intervals * 1e6 / set.kinds[0].hertz / (1 + percent / 100)
      #expect(abs(span / truth - 1) < 0.003, "\(span) for \(truth)")
    }
  }

  /// F30: with records lost by the chip, or an overflow, the times after it are right again at once.
  @Test(arguments: [-3, 0, 3] as [Double], [0, 5] as [Double])
  func clocksJitterAndLoss(_ percent: Double, _ jitter: Double) throws {
    for isFlood in [false, true] {
      var worn = try Worn(Worn.Chips(.mpu6050), ppm: [percent * 1e4, 0])
      var random = SystemlessRandom(seed: 45)
      worn.belt.lateness = { TimeSpan(microseconds: Int64(random.next() * jitter * 1000)) }
      worn.belt.run(milliseconds: 9000)
      worn.belt.forget()
      worn.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in
        if isFlood { chip.flood(at: time) } else { chip.shift(by: 14, at: time) }
      }
      worn.belt.run(milliseconds: 5000)
      #expect(worn.wrong().isEmpty)
      let (told, _) = worn.errors(from: Timestamp(microseconds: 0))
      // One record is less than what can be told from a late host: it is slewed.
      #expect(told < 9_000, "\(told) us")
      let later = worn.errors(from: worn.bus.now.advanced(by: TimeSpan(milliseconds: -2000)))
      #expect(later.told < 3_500, "\(later.told) us")
    }
  }
}
