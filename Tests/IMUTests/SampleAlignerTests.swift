import HingeCore
import IMU
import Testing

@Suite struct SampleAlignerTests {
  private func element(_ microseconds: Int64, _ mark: Int16) -> TimedQueue.Element {
    TimedQueue.Element(
      time: Timestamp(microseconds: microseconds),
      counts: RawSample(ax: mark, ay: 0, az: 0, gx: 0, gy: 0, gz: 0))
  }

  /// Two sensors of different rates, taken in rounds; what comes out.
  private func run(
    firstPeriod: Int64, secondPeriod: Int64, offset: Int64, missing: ClosedRange<Int64>? = nil
  ) -> [SampleInput] {
    let aligner = SampleAligner(interval: TimeSpan(microseconds: secondPeriod))
    var first = TimedQueue()
    var second = TimedQueue()
    var found: [SampleInput] = []
    var a: Int64 = 0
    var b: Int64 = 0
    for round in Int64(1)...100 {
      let now = round * 41_000
      while a * firstPeriod <= now {
        first.add(element(a * firstPeriod, Int16(a)))
        a += 1
      }
      while b * secondPeriod + offset <= now {
        if missing?.contains(b) != true {
          second.add(element(b * secondPeriod + offset, Int16(b)))
        }
        b += 1
      }
      while let sample = aligner.next(&first, &second) { found.append(sample) }
    }
    return found
  }

  @Test(arguments: [(5000, 5000), (5000, 4807), (4444, 5000), (5000, 5050), (5000, 4545)])
  func everySampleHasTheNearest(_ firstPeriod: Int64, _ secondPeriod: Int64) {
    for offset in stride(from: Int64(0), to: secondPeriod, by: 377) {
      let found = run(firstPeriod: firstPeriod, secondPeriod: secondPeriod, offset: offset)
      #expect(found.count > 4_000_000 / Int(firstPeriod))
      for (index, sample) in found.enumerated() {
        let partner = Int64(sample.thorax.ax) * secondPeriod + offset
        let distance = abs(partner - sample.time.microseconds)
        // The very first may have come before the second sensor began.
        if index > 0 { #expect(distance <= secondPeriod / 2, "\(index), offset \(offset)") }
        #expect(sample.sacrum.ax == Int16(sample.time.microseconds / firstPeriod))
      }
      // None is left out in between.
      for (a, b) in zip(found, found.dropFirst()) {
        #expect(b.time.since(a.time).microseconds == firstPeriod)
      }
    }
  }

  @Test func aGapOfTheSecondIsAGapOfAll() {
    let found = run(firstPeriod: 5000, secondPeriod: 5000, offset: 800, missing: 200...219)
    let spans = zip(found, found.dropFirst()).map { $1.time.since($0.time).microseconds }
    #expect(spans.filter { $0 > 5000 } == [105_000])
    #expect(found.count > 700)
  }

  @Test func withoutASecondNothingComes() {
    #expect(
      run(firstPeriod: 5000, secondPeriod: 5000, offset: 0, missing: 0...100_000).isEmpty)
  }
}
