import HingeCore
import IMU
import Testing

/// The sample clock against a chip whose period is off and a host that comes late.
@Suite struct SampleClockTests {
  /// What a chip of `period` ns made until a moment, and a host that looks at it.
  private struct Run {
    var clock = SampleClock(interval: TimeSpan(milliseconds: 5))
    let period: Double
    let offset: Double
    var published = 0
    /// Of each published sample: true time less told time, ns.
    var errors: [Double] = []
    var times: [Timestamp] = []

    init(percent: Double, offset: Double = 1_234_567) {
      period = 5_000_000 * (1 + percent / 100)
      self.offset = offset
    }

    func made(by time: Double) -> Int { max(0, Int(((time - offset) / period).rounded(.down)) + 1) }

    mutating func look(at time: Double, taking: Double = 300_000) -> SampleClock.Finding {
      let total = made(by: time + taking / 2)
      let finding = clock.look(
        total: Int64(total), before: Timestamp(microseconds: Int64(time / 1000)),
        after: Timestamp(microseconds: Int64((time + taking) / 1000)))
      while published < total {
        let told = clock.next()
        errors.append(offset + Double(published) * period - Double(told.microseconds) * 1000)
        times.append(told)
        published += 1
      }
      return finding
    }
  }

  /// Percent of the chip's clock, ms of the host's jitter.
  static let matrix: [(Double, Double)] = [-10, -3, -1, 0, 1, 3, 10].flatMap { error in
    [0, 0.3, 5, 60].map { (error, $0) }
  }

  @Test(arguments: matrix)
  func findsThePeriodAndThePhase(_ percent: Double, _ jitter: Double) {
    var run = Run(percent: percent)
    var random = SystemlessRandom(seed: UInt64(jitter * 10) + 7)
    var time = 1e9 * 0.1
    var worst = 0.0
    while time < 40e9 {
      let finding = run.look(at: time)
      // A period that is 10 % off and unknown yet may look like a gap in the first looks.
      if time > 2e9 { #expect(finding == .steady, "at \(time / 1e9) s") }
      time += 41e6 + random.next() * jitter * 1e6
    }
    let period = Double(run.clock.periodNS)
    #expect(abs(period / run.period - 1) < 0.0005, "\(period) for \(run.period)")
    // From 30 s on: the sample's own moment to a fifth of a period.
    for index in run.errors.indices where run.times[index].microseconds > 30_000_000 {
      worst = max(worst, abs(run.errors[index]))
    }
    #expect(worst < 2_500_000, "\(worst) ns")
    // An integral over the last 10 s is off by less than 0.3 %.
    let last = run.times.count - 1
    let first = last - 2000
    let told = Double(run.times[last].microseconds - run.times[first].microseconds) * 1000
    #expect(abs(told / (2000 * run.period) - 1) < 0.003)
  }

  @Test func timesNeverStepBackAndHardlySlew() {
    var run = Run(percent: 1.5)
    var random = SystemlessRandom(seed: 3)
    var time = 1e8
    while time < 60e9 {
      _ = run.look(at: time, taking: 300_000 + random.next() * 4e6)
      time += random.next() < 0.02 ? 150e6 : 9e6
    }
    for (a, b) in zip(run.times, run.times.dropFirst()) {
      let step = Double(b.microseconds - a.microseconds)
      #expect(step > 0)
      if a.microseconds > 20_000_000 { #expect(abs(step / 5075 - 1) < 0.008, "\(step)") }
    }
  }

  @Test func aChipThatStoodStillLeavesAGap() {
    var clock = SampleClock(interval: TimeSpan(milliseconds: 5))
    func look(_ total: Int64, _ milliseconds: Int64) -> SampleClock.Finding {
      clock.look(
        total: total, before: Timestamp(microseconds: milliseconds * 1000),
        after: Timestamp(microseconds: milliseconds * 1000 + 300))
    }
    #expect(look(8, 40) == .steady)
    var last = Timestamp(microseconds: 0)
    for _ in 0..<8 { last = clock.next() }
    // 200 ms later there are eight more, not forty.
    #expect(look(16, 240) == .gap)
    let next = clock.next()
    #expect(next.since(last) > TimeSpan(milliseconds: 100))
    // More than the time can have brought is not believed.
    #expect(look(90, 280) == .surplus)
  }

  @Test func aCutKeepsThePeriodAndTheOrder() {
    var run = Run(percent: 4)
    var time = 1e8
    while time < 20e9 {
      _ = run.look(at: time)
      time += 41e6
    }
    let before = run.clock.periodNS
    let last = run.times[run.times.count - 1]
    run.clock.cut(at: Timestamp(microseconds: Int64(time - 15e6) / 1000))
    // Emptied; three samples since.
    _ = run.clock.look(
      total: 3, before: Timestamp(microseconds: Int64(time / 1000)),
      after: Timestamp(microseconds: Int64(time / 1000) + 300))
    #expect(run.clock.periodNS == before)
    let first = run.clock.next()
    #expect(first > last)
    #expect(first.since(last) < TimeSpan(milliseconds: 45))
  }
}

/// A small generator of its own, 0...1.
struct SystemlessRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func next() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 11) / Double(1 << 53)
  }
}
