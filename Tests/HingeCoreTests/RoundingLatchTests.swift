import Testing

@testable import HingeCore

@Suite struct RoundingLatchTests {
  /// Feeds a latch one millisecond at a time.
  private struct Feed {
    var latch = RoundingLatch()
    var now: Int64 = 0
    let settings = AlertSettings()

    /// Gives what was raised, with the millisecond within this stretch at which it was.
    mutating func hold(
      _ permille: Int64?, for milliseconds: Int, excess: Int32 = 20, armed: Bool = true,
      muted: Bool = false
    ) -> [(Int, AlertGrade)] {
      var raised: [(Int, AlertGrade)] = []
      for index in 0..<milliseconds {
        now += 1
        if let grade = latch.add(
          reserve: permille.map { Fraction($0, over: 1000) }, excess: Angle(degrees: excess),
          floor: Angle(degrees: 5), time: Timestamp(microseconds: now * 1000),
          span: TimeSpan(milliseconds: 1), isArmed: armed, isMuted: muted, settings: settings)
        {
          raised.append((index + 1, grade))
        }
      }
      return raised
    }
  }

  private func isSame(_ a: [(Int, AlertGrade)], _ b: [(Int, AlertGrade)]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 }
  }

  @Test func dwellsEndAtTheirMillisecond() {
    var feed = Feed()
    #expect(feed.hold(450, for: 59).isEmpty)
    #expect(feed.latch.grade == nil)
    #expect(isSame(feed.hold(450, for: 1), [(1, .warn)]))

    feed = Feed()
    // A quarter of the way from alarm to severe the time counts one and a half times: the alarm is
    // full before the warning, and none is raised.
    #expect(isSame(feed.hold(650, for: 70), [(41, .alarm)]))

    feed = Feed()
    #expect(isSame(feed.hold(850, for: 20), [(20, .alarm)]))
    feed = Feed()
    #expect(feed.hold(850, for: 19).isEmpty)
    #expect(isSame(feed.hold(790, for: 50), [(2, .alarm)]))
  }

  @Test func everyStateAndEvent() {
    // clear: below warn nothing, between clear and warn nothing.
    var feed = Feed()
    #expect(feed.hold(299, for: 500).isEmpty)
    #expect(feed.hold(399, for: 500).isEmpty)
    // clear -> warned -> alarmed -> clear.
    #expect(isSame(feed.hold(500, for: 100), [(60, .warn)]))
    #expect(feed.hold(350, for: 200).isEmpty)
    #expect(feed.latch.grade == .warn)
    #expect(isSame(feed.hold(700, for: 300), [(31, .alarm)]))
    #expect(feed.hold(500, for: 1000).isEmpty)
    #expect(feed.latch.grade == .alarm)
    #expect(feed.hold(299, for: 1).isEmpty)
    #expect(feed.latch.grade == nil)
    // warned -> clear.
    #expect(feed.hold(500, for: 70).count == 1)
    #expect(feed.hold(200, for: 1).isEmpty)
    #expect(feed.latch.grade == nil)
  }

  @Test func anInterruptionTakesItsOwnLengthOffTheDwell() {
    var feed = Feed()
    #expect(feed.hold(450, for: 59).isEmpty)
    #expect(feed.hold(350, for: 10).isEmpty)
    #expect(isSame(feed.hold(450, for: 70), [(11, .warn)]))
  }

  @Test func twoAlarmsAreApart() {
    var feed = Feed()
    #expect(isSame(feed.hold(900, for: 20), [(20, .alarm)]))
    #expect(feed.hold(100, for: 10).isEmpty)
    // Alarmed at 20 ms, again from 820 ms on at the earliest, and then at once.
    #expect(isSame(feed.hold(900, for: 800), [(790, .alarm)]))
  }

  @Test func unknownNeitherRaisesNorClears() {
    var feed = Feed()
    #expect(feed.hold(500, for: 100).count == 1)
    #expect(feed.hold(nil, for: 1000).isEmpty)
    #expect(feed.latch.grade == .warn)
  }

  @Test func mutedTimeStandsStill() {
    var feed = Feed()
    #expect(feed.hold(650, for: 40).isEmpty)
    #expect(feed.hold(900, for: 500, muted: true).isEmpty)
    #expect(isSame(feed.hold(650, for: 40), [(1, .alarm)]))
    // Muted below clear does not clear either.
    #expect(feed.hold(0, for: 100, muted: true).isEmpty)
    #expect(feed.latch.grade == .alarm)
  }

  @Test func whatHoldsIsRaisedOnArming() {
    var feed = Feed()
    #expect(feed.hold(650, for: 500, armed: false).isEmpty)
    #expect(isSame(feed.hold(650, for: 10), [(1, .alarm)]))
  }

  @Test func belowTheFloorNothingIsRaised() {
    var feed = Feed()
    #expect(feed.hold(900, for: 500, excess: 5).isEmpty)
    #expect(feed.hold(900, for: 30, excess: 6).count == 1)
  }
}
