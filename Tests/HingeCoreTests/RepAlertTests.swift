import Testing

@testable import HingeCore

/// What is raised when a rep is complete, and whether it may sound.
@Suite struct RepAlertTests {
  private typealias Feed = AlertDeskFeed

  private func kinds(_ alerts: [Alert]) -> [AlertKind] { alerts.map(\.kind) }

  /// 20° and 22°: more than 5° above 21°, not above the first, the larger or the smaller of them.
  @Test func creepIsMoreThanItsLimit() {
    let limit = Angle(degrees: 26)
    var feed = Feed()
    for peak in [Angle(degrees: 20), Angle(degrees: 22), limit] {
      #expect(feed.completed(.sample(peak: peak)).isEmpty)
    }
    let beyond = Rep.sample(peak: Angle(raw: limit.raw + 1))
    #expect(feed.desk.isCreeping(beyond))
    #expect(kinds(feed.completed(beyond)) == [.creep])
    // Once a set.
    #expect(feed.completed(.sample(peak: Angle(degrees: 40))).isEmpty)
    feed.endSet()
    // The next set has its own first two.
    for peak in [Int32(40), 40, 45] {
      #expect(feed.completed(.sample(peak: Angle(degrees: peak))).isEmpty)
    }
    #expect(kinds(feed.completed(.sample(peak: Angle(degrees: 46)))) == [.creep])
  }

  @Test func creepIsNotSaidOfARepThatIsNotJudged() {
    var feed = Feed()
    for _ in 0..<2 { #expect(feed.completed(.sample()).isEmpty) }
    #expect(feed.completed(.sample(peak: Angle(degrees: 30), verdict: .noCall)).isEmpty)
    #expect(feed.completed(.sample(peak: nil)).isEmpty)
    #expect(kinds(feed.completed(.sample(peak: Angle(degrees: 30)))) == [.creep])
  }

  /// What was measured with bad data is no measure for the others.
  @Test(arguments: [RepFlags.gap, .saturated, .slipped])
  func creepIsNotMeasuredByABadRep(flag: RepFlags) {
    var feed = Feed()
    var bad = Rep.sample(peak: Angle(degrees: 60), verdict: .noCall)
    bad.flags = flag
    #expect(feed.completed(bad).isEmpty)
    for _ in 0..<2 { #expect(feed.completed(.sample(peak: Angle(degrees: 20))).isEmpty) }
    #expect(kinds(feed.completed(.sample(peak: Angle(degrees: 26)))) == [.creep])
  }

  @Test func creepHasASetting() {
    var settings = AlertSettings()
    settings.creep = Angle(degrees: 12)
    var feed = Feed(settings)
    for peak in [Int32(20), 20, 32] {
      #expect(feed.completed(.sample(peak: Angle(degrees: peak))).isEmpty)
    }
    #expect(kinds(feed.completed(.sample(peak: Angle(degrees: 33)))) == [.creep])
  }

  @Test func tempoIsALoweringBelowItsTime() {
    var settings = AlertSettings()
    settings.shortestEccentric = TimeSpan(milliseconds: 1500)
    var feed = Feed(settings)
    #expect(feed.completed(.sample(eccentricMicroseconds: 1_500_000)).isEmpty)
    #expect(feed.completed(.sample(eccentricMicroseconds: nil)).isEmpty)
    // Of every rep that is too fast.
    for _ in 0..<2 {
      #expect(kinds(feed.completed(.sample(eccentricMicroseconds: 1_499_999))) == [.tempo])
    }
    feed = Feed()
    #expect(feed.completed(.sample(eccentricMicroseconds: 1)).isEmpty)
  }

  @Test func twoAlarmedRepsEndTheSet() {
    var feed = Feed()
    #expect(feed.completed(.sample(verdict: .lost)).isEmpty)
    #expect(feed.completed(.sample(verdict: .crept)).isEmpty)
    #expect(feed.completed(.sample(verdict: .lost)).isEmpty)
    // The set between them counts.
    feed.endSet()
    #expect(feed.completed(.sample(verdict: .lost)).isEmpty)
    #expect(kinds(feed.completed(.sample(verdict: .lost))) == [.stopSet])
    // Once a set.
    #expect(feed.completed(.sample(verdict: .lost)).isEmpty)
    feed.endSet()
    #expect(feed.completed(.sample(verdict: .lost)).isEmpty)
    #expect(kinds(feed.completed(.sample(verdict: .lost))) == [.stopSet])
  }

  /// 0.9 s of 1.2 s is a loss of a quarter: not more than one.
  @Test func velocityLossEndsTheSet() {
    var settings = AlertSettings()
    settings.stopSetVelocityLoss = Fraction(25, over: 100)
    var feed = Feed(settings)
    for concentric in [Int64(1_000_000), 900_000, 1_200_000] {
      #expect(feed.completed(.sample(concentricMicroseconds: concentric)).isEmpty)
    }
    #expect(kinds(feed.completed(.sample(concentricMicroseconds: 1_200_001))) == [.stopSet])
    // The fastest of the last set says nothing of the next.
    feed.endSet()
    #expect(feed.completed(.sample(concentricMicroseconds: 1_900_000)).isEmpty)
    feed = Feed()
    for concentric in [Int64(500_000), 5_000_000] {
      #expect(feed.completed(.sample(concentricMicroseconds: concentric)).isEmpty)
    }
  }

  @Test func oneRepMaySayThreeThings() {
    var settings = AlertSettings()
    settings.shortestEccentric = TimeSpan(milliseconds: 1500)
    var feed = Feed(settings)
    for _ in 0..<2 { _ = feed.completed(.sample()) }
    _ = feed.completed(.sample(verdict: .lost))
    let all = feed.completed(
      .sample(peak: Angle(degrees: 30), eccentricMicroseconds: 900_000, verdict: .lost, set: 7))
    #expect(kinds(all) == [.creep, .tempo, .stopSet])
    #expect(all.allSatisfy { $0.grade == .warn && $0.sounded && $0.setNumber == 7 })
  }

  /// Every kind but a lost sensor, in turn.
  private func raiseAll(_ feed: inout AlertDeskFeed, set: Int32) -> [Alert] {
    var raised = feed.frames(301, .atTheBar, Feed.flexion(permille: 900), set: set)
    feed.arm()
    raised += feed.samples(200, Feed.flexion(permille: 500), set: set)
    raised += feed.samples(1500, Feed.flexion(permille: 900), set: set)
    raised += feed.frames(251, .atLockout, Feed.flexion(Angle(degrees: -9)), set: set)
    _ = feed.samples(1, Feed.flexion(permille: 0), set: set)
    for _ in 0..<2 { _ = feed.completed(.sample(set: set)) }
    let reps = [Rep.sample(verdict: .lost, set: set)].flatMap { feed.completed($0) }
    let last = feed.completed(
      .sample(peak: Angle(degrees: 30), eccentricMicroseconds: 9000, verdict: .lost, set: set))
    return raised.map(\.alert) + reps + last
  }

  private static func settings(_ mode: FeedbackMode) -> AlertSettings {
    var settings = AlertSettings()
    settings.feedback = mode
    settings.shortestEccentric = TimeSpan(milliseconds: 1500)
    return settings
  }
  private static let everyKind: [AlertKind] = [
    .setup, .rounding, .rounding, .hyperextension, .creep, .tempo, .stopSet,
  ]

  @Test func silentRecordsAndDoesNotSound() {
    var feed = Feed(Self.settings(.silent))
    let raised = raiseAll(&feed, set: 1)
    #expect(kinds(raised) == Self.everyKind)
    #expect(raised.allSatisfy { !$0.sounded })
    #expect(!feed.hasSounded)
    feed.endSet()
    #expect(feed.sounds(within: 3000) == false)
    var events = EventList()
    feed.desk.raiseSensorLost(
      at: Timestamp(microseconds: feed.now * 1000), into: &events)
    let lost = events.alerts[0]
    #expect(lost.kind == .sensor && lost.grade == .alarm && lost.sounded)
    #expect(feed.sounds(within: 3000) == true)
  }

  @Test func fullSoundsInEverySet() {
    for set in Int32(0)...7 {
      var feed = Feed(Self.settings(.full))
      let raised = raiseAll(&feed, set: set)
      #expect(kinds(raised) == Self.everyKind)
      #expect(raised.allSatisfy { $0.sounded }, "set \(set)")
    }
    var feed = Feed()
    feed.endSet(reps: 0)
    #expect(feed.sounds(within: 1000) == false)
    feed.endSet(reps: 1)
    #expect(feed.sounds(within: 1000) == true)
  }

  /// The last three come with the second alarmed rep in a row, which brings all feedback back.
  @Test func fadedSoundsInEverySecondSet() {
    for set in Int32(0)...7 {
      var feed = Feed(Self.settings(.faded))
      let raised = raiseAll(&feed, set: set)
      #expect(kinds(raised) == Self.everyKind)
      let isHeard = set <= 2 || set % 2 == 1
      #expect(raised.prefix(4).allSatisfy { $0.sounded == isHeard }, "set \(set)")
      #expect(raised.dropFirst(4).allSatisfy { $0.sounded }, "set \(set)")
      feed.endSet()
      #expect(raiseAll(&feed, set: 8).allSatisfy { $0.sounded }, "after set \(set)")
    }
  }
}
