import Testing

@testable import HingeCore

/// How long a reading at the end of its range is not trusted.
@Suite struct SampleGuardTests {
  private struct Feed {
    var guardian = SampleGuard()

    init() { guardian.restart() }

    mutating func look(
      at microseconds: Int64, sensor: Int32 = 1, isAtEnd: Bool = true, hasLostTurn: Bool = false
    ) -> FaultKind? {
      guardian.look(
        .zero, sensor: sensor, isSaturated: isAtEnd, hasLostTurn: hasLostTurn,
        time: Timestamp(microseconds: microseconds), span: TimeSpan(milliseconds: 5))?.kind
    }

    func isSaturated(at microseconds: Int64) -> Bool {
      guardian.isSaturated(at: Timestamp(microseconds: microseconds))
    }
  }

  @Test(arguments: [Int32(1), 2])
  func aClippedForceSpoilsHalfASecond(sensor: Int32) {
    var feed = Feed()
    #expect(!feed.isSaturated(at: 0))
    #expect(feed.look(at: 0, sensor: sensor) == .saturated)
    #expect(feed.isSaturated(at: 0))
    #expect(feed.isSaturated(at: 499_999))
    #expect(!feed.isSaturated(at: 500_000))
  }

  @Test(arguments: [Int32(1), 2])
  func aLostTurnSpoilsThreeSeconds(sensor: Int32) {
    var feed = Feed()
    #expect(feed.look(at: 0, sensor: sensor, hasLostTurn: true) == .saturated)
    #expect(feed.isSaturated(at: 2_999_999))
    #expect(!feed.isSaturated(at: 3_000_000))
    // A force that is clipped meanwhile takes nothing off it.
    #expect(feed.look(at: 10_000, sensor: 3 - sensor) == .saturated)
    #expect(feed.look(at: 20_000, sensor: sensor) == nil)
    #expect(feed.isSaturated(at: 2_999_999))
    #expect(!feed.isSaturated(at: 3_000_000))
  }

  @Test func anEpisodeIsReportedOnce() {
    var feed = Feed()
    #expect(feed.look(at: 0) == .saturated)
    #expect(feed.look(at: 499_999) == nil)
    #expect(feed.isSaturated(at: 999_998))
    #expect(!feed.isSaturated(at: 999_999))
    #expect(feed.look(at: 999_999) == .saturated)
    #expect(feed.look(at: 1_000_000, isAtEnd: false) == nil)
    // Each sensor has its own.
    #expect(feed.look(at: 1_000_000, sensor: 2) == .saturated)
  }

  @Test func readingsWithinTheRangeSpoilNothing() {
    var feed = Feed()
    #expect(feed.look(at: 0, isAtEnd: false) == nil)
    #expect(!feed.isSaturated(at: 0))
  }

  /// The first millisecond after a moment at which the pipeline trusts its readings again.
  private func distrust(_ spoil: @escaping (Int64, inout SampleInput) -> Void) -> Int64? {
    var stream = PostureStream()
    stream.move(2000)
    #expect(stream.pipeline.reading.isTrusted)
    let moment = stream.now
    stream.spoil = { spoil($0 - moment, &$1) }
    stream.move(5)
    #expect(!stream.pipeline.reading.isTrusted)
    for _ in 0..<1000 {
      stream.move(5)
      if stream.pipeline.reading.isTrusted {
        #expect(stream.faults.map(\.kind) == [.saturated])
        return stream.now - moment
      }
    }
    return nil
  }

  @Test func thePipelineDistrustsAClippedForceForHalfASecond() {
    #expect(distrust { if $0 == 5 { $1.thorax.ax = .max } } == 505)
  }

  /// From rest to the end of the range in one sample: broken, not turned by.
  @Test func thePipelineDistrustsABrokenRateForHalfASecond() {
    #expect(distrust { if $0 == 5 { $1.sacrum.gz = .min } } == 505)
  }

  /// Up to the range's end in steps of 60 °/s: that much was turned, or more.
  @Test func thePipelineDistrustsALostTurnForThreeSeconds() {
    var stream = PostureStream()
    stream.move(2000)
    let moment = stream.now
    stream.spoil = { now, input in
      let step = (now - moment) / 5
      if step <= 9 { input.sacrum.gz = Int16(clamping: step * 3931) }
    }
    stream.move(40)
    #expect(stream.pipeline.reading.isTrusted)
    // 35 379 counts and more are cut off.
    stream.move(5)
    #expect(!stream.pipeline.reading.isTrusted)
    stream.move(2995)
    #expect(!stream.pipeline.reading.isTrusted)
    stream.move(5)
    #expect(stream.pipeline.reading.isTrusted)
  }
}
