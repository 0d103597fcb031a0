import HingeCore
import IMU
import Recording
import Testing

/// What is kept of the last minutes round flagged reps, at 10 samples a second.
@Suite struct FlaggedWindowTests {
  private static let interval = TimeSpan(milliseconds: 100)

  private func window(seconds: Int64) -> FlaggedWindow {
    FlaggedWindow(span: TimeSpan(milliseconds: seconds * 1000), interval: Self.interval)
  }

  private func at(_ seconds: Double) -> Timestamp { Timestamp(microseconds: Int64(seconds * 1e6)) }

  private func sample(_ index: Int) -> SampleInput {
    let raw = RawSample(ax: Int16(index % 1000), ay: 0, az: 0, gx: 0, gy: 0, gz: 0)
    return SampleInput(
      time: Timestamp(microseconds: Int64(index) * 100_000), sacrum: raw, thorax: raw)
  }

  private func rep(_ number: Int32, _ start: Double, _ end: Double) -> FlaggedWindow.Rep {
    .init(set: 1, number: number, start: at(start), end: at(end))
  }

  /// Feeds samples until `end`; `flags` are told after the sample at their end, and a second late, as in
  /// life.
  private func run(
    _ window: inout FlaggedWindow, from start: Int = 0, to end: Int, flags: [FlaggedWindow.Rep]
  ) -> [FlaggedWindow.Kept] {
    var found: [FlaggedWindow.Kept] = []
    for index in start..<end {
      if let kept = window.add(sample(index)) { found.append(kept) }
      for flag in flags
      where flag.end.advanced(by: TimeSpan(milliseconds: 1000)) == sample(index).time {
        window.flag(flag)
      }
    }
    return found
  }

  @Test func aRepIsKeptWithWhatWasBeforeAndAfter() throws {
    var window = window(seconds: 60)
    let kept = run(&window, to: 2000, flags: [rep(1, 100, 103)])
    let only = try #require(kept.first)
    #expect(kept.count == 1 && only.reps == [rep(1, 100, 103)])
    #expect(only.samples.last?.time == at(118))
    // All that there was: a minute.
    #expect(only.samples.count == 600 && only.samples.first?.time == at(58.1))
    #expect(zip(only.samples, only.samples.dropFirst()).allSatisfy { $0.time < $1.time })
    #expect(window.count == 600)
  }

  @Test func repsThatFollowOneAnotherAreOneRecording() throws {
    var window = window(seconds: 120)
    let flags = [rep(1, 50, 53), rep(2, 56, 59), rep(4, 66, 68)]
    let kept = run(&window, to: 2000, flags: flags)
    #expect(kept.count == 1 && kept[0].reps == flags)
    #expect(kept[0].samples.first?.time == at(0) && kept[0].samples.last?.time == at(83))
  }

  @Test func aSetThatIsLongerThanTheRingIsCutAndNothingBeforeARepIsLost() throws {
    var window = window(seconds: 60)
    let flags = (0..<20).map { rep(Int32($0 + 1), 30 + Double($0) * 5, 33 + Double($0) * 5) }
    let kept = run(&window, to: 3000, flags: flags)
    #expect(kept.count > 1)
    #expect(kept.flatMap(\.reps) == flags)
    for part in kept {
      let first = try #require(part.reps.first)
      let begin = try #require(part.samples.first?.time)
      #expect(begin <= first.start)
      #expect(try #require(part.samples.last?.time) >= first.end)
    }
    // Apart from the ten seconds before a rep nothing is written twice.
    let written = kept.reduce(0) { $0 + $1.samples.count }
    #expect(written <= 1400 + kept.count * 260, "\(written)")
  }

  @Test func theEndGivesWhatIsOpenAndNothingElse() {
    var window = window(seconds: 60)
    _ = run(&window, to: 100, flags: [])
    #expect(window.finish() == nil)
    window.flag(rep(1, 5, 8))
    #expect(window.finish()?.samples.count == 100)
    #expect(window.finish() == nil)
    var empty = self.window(seconds: 60)
    empty.flag(rep(1, 5, 8))
    #expect(empty.finish() == nil)
  }

  @Test func timesThatMakeNoSenseDoNotTrap() {
    var window = window(seconds: 1)
    for time in [Int64.min, .max, 0, -1, .max, .min] {
      var odd = sample(1)
      odd.time = Timestamp(microseconds: time)
      window.flag(.init(set: 1, number: 1, start: odd.time, end: odd.time))
      _ = window.add(odd)
    }
    _ = window.finish()
    #expect(window.count <= 10)
  }
}
