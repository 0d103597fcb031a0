import Testing

@testable import HingeCore

/// What is raised while the lifter moves: each kind fires, and stays silent in the case next to it.
@Suite struct AlertKindTests {
  private typealias Feed = AlertDeskFeed

  private func expect(
    _ raised: [AlertDeskFeed.Raised], _ kind: AlertKind, _ grade: AlertGrade, at millisecond: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(raised.count == 1, sourceLocation: sourceLocation)
    #expect(raised.first?.alert.kind == kind, sourceLocation: sourceLocation)
    #expect(raised.first?.alert.grade == grade, sourceLocation: sourceLocation)
    #expect(raised.first?.at == millisecond, sourceLocation: sourceLocation)
    #expect(raised.first?.alert.sounded == true, sourceLocation: sourceLocation)
  }

  private func justAbove(_ angle: Angle) -> Angle { Angle(raw: angle.raw + 1) }
  private func justBelow(_ angle: Angle) -> Angle { Angle(raw: angle.raw - 1) }

  @Test func roundingIsWarnedOf() {
    var feed = Feed()
    feed.arm()
    #expect(feed.samples(500, Feed.flexion(permille: 400)).isEmpty)
    expect(feed.samples(200, Feed.flexion(permille: 401)), .rounding, .warn, at: 59)
  }

  @Test func roundingIsAnAlarm() {
    var feed = Feed()
    feed.arm()
    // At the limit a warning and no more.
    expect(feed.samples(1000, Feed.flexion(permille: 600)), .rounding, .warn, at: 59)
    feed = Feed()
    feed.arm()
    expect(feed.samples(200, Feed.flexion(permille: 800)), .rounding, .alarm, at: 19)
    #expect(feed.sounds(within: 200) == true)
  }

  /// The way down to the bar is no lift: nothing is raised until the first sign of one.
  @Test func roundingWaitsForTheLift() {
    var feed = Feed()
    _ = feed.frames(100, .atTheBar, nil)
    #expect(feed.samples(1000, Feed.flexion(permille: 900)).isEmpty)
    feed.arm()
    expect(feed.samples(100, Feed.flexion(permille: 900)), .rounding, .alarm, at: 0)
  }

  @Test func anAlarmStopsSoundingWithItsCondition() {
    var feed = Feed()
    feed.arm()
    #expect(feed.samples(400, Feed.flexion(permille: 900)).count == 1)
    #expect(feed.samples(1, Feed.flexion(permille: 200)).isEmpty)
    // The pulse that sounds ends, and no other follows.
    _ = feed.sounds(within: 200)
    #expect(feed.sounds(within: 2000) == false)
  }

  /// Three times the wearer's own scatter: 6° here, where twice would leave the 5° of the setting.
  @Test func theFloorIsThreeDeviations() {
    let floor = Angle(degrees: 6)
    var feed = Feed(deviation: Angle(degrees: 2))
    feed.arm()
    #expect(feed.samples(1000, Feed.flexion(permille: 900, excess: floor)).isEmpty)
    expect(
      feed.samples(100, Feed.flexion(permille: 900, excess: justAbove(floor))), .rounding, .alarm,
      at: 19)
    // The same floor holds for the set-up.
    feed = Feed(deviation: Angle(degrees: 2))
    #expect(feed.frames(1000, .atTheBar, Feed.flexion(permille: 900, excess: floor)).isEmpty)
    expect(
      feed.frames(1000, .atTheBar, Feed.flexion(permille: 900, excess: justAbove(floor))),
      .setup, .warn, at: 300)
  }

  @Test(arguments: [Int64(0), 1000, 1666])
  func theFloorIsNeverBelowTheSetting(_ deviation: Int64) {
    let floor = AlertSettings().floorAngle
    var feed = Feed(deviation: Angle(millidegrees: deviation))
    feed.arm()
    #expect(feed.samples(1000, Feed.flexion(permille: 900, excess: floor)).isEmpty)
    expect(
      feed.samples(100, Feed.flexion(permille: 900, excess: justAbove(floor))), .rounding, .alarm,
      at: 19)
  }

  @Test func setupIsHeldForThreeTenths() {
    let beyond = Feed.flexion(permille: 401)
    var feed = Feed()
    expect(feed.frames(301, .atTheBar, beyond), .setup, .warn, at: 300)
    // Once a set-up, until the lifter has stood up again.
    #expect(feed.frames(2000, .atTheBar, beyond).isEmpty)
    var standing = Feed.Place.atTheBar
    standing.state = .upright
    #expect(feed.frames(10, standing, beyond).isEmpty)
    expect(feed.frames(301, .atTheBar, beyond), .setup, .warn, at: 300)
    // Broken off a moment before its time, it begins anew.
    feed = Feed()
    #expect(feed.frames(300, .atTheBar, beyond).isEmpty)
    #expect(feed.frames(1, .atTheBar, Feed.flexion(permille: 400)).isEmpty)
    #expect(feed.frames(300, .atTheBar, beyond).isEmpty)
  }

  @Test func setupIsSilentElsewhere() {
    let beyond = Feed.flexion(permille: 900)
    var feed = Feed()
    #expect(feed.frames(2000, .atTheBar, Feed.flexion(permille: 400)).isEmpty)
    feed = Feed()
    #expect(feed.frames(2000, .atTheBar, nil).isEmpty)
    for change: (inout Feed.Place) -> Void in [
      { $0.state = .lowering }, { $0.isReach = false }, { $0.mayBeLift = false },
      // From lockout, or rising by more than 6 °/s: armed, and then it is rounding.
      { $0.startsFromFloor = false }, { $0.rate = -7 },
    ] {
      var place = Feed.Place.atTheBar
      change(&place)
      feed = Feed()
      #expect(feed.frames(2000, place, beyond).isEmpty, "\(place)")
    }
  }

  /// Whoever has stood at the bar with a neutral back is pulling, not setting up.
  @Test func setupEndsWithANeutralBackAtTheBar() {
    var feed = Feed()
    #expect(feed.frames(15, .atTheBar, Feed.flexion(permille: 299)).isEmpty)
    #expect(feed.frames(2000, .atTheBar, Feed.flexion(permille: 900)).isEmpty)
    expect(feed.samples(100, Feed.flexion(permille: 900)), .rounding, .alarm, at: 19)
    feed = Feed()
    #expect(feed.frames(14, .atTheBar, Feed.flexion(permille: 299)).isEmpty)
    expect(
      feed.frames(2000, .atTheBar, Feed.flexion(permille: 900)), .setup, .warn, at: 300)
  }

  /// Six degrees behind the wearer's own lockout, which never lies in front of standing.
  @Test(arguments: [(-4, -10), (0, -6), (3, -6)] as [(Int32, Int32)])
  func hyperextensionIsHeldForAQuarter(lockout: Int32, limit: Int32) {
    let limit = Angle(degrees: limit)
    let behind = Feed.flexion(justBelow(limit))
    var feed = Feed(lockoutFlexion: Angle(degrees: lockout))
    #expect(feed.frames(2000, .atLockout, Feed.flexion(limit)).isEmpty)
    expect(feed.frames(251, .atLockout, behind), .hyperextension, .warn, at: 250)
    // Once a lockout.
    #expect(feed.frames(2000, .atLockout, behind).isEmpty)
    _ = feed.frames(1, .liftingOff, behind)
    expect(feed.frames(251, .atLockout, behind), .hyperextension, .warn, at: 250)
  }

  @Test func hyperextensionIsSilentElsewhere() {
    let behind = Feed.flexion(Angle(degrees: -15))
    var feed = Feed()
    #expect(feed.frames(250, .atLockout, behind).isEmpty)
    #expect(feed.frames(1, .atLockout, nil).isEmpty)
    #expect(feed.frames(250, .atLockout, behind).isEmpty)
    feed = Feed()
    var place = Feed.Place.atLockout
    place.isInSet = false
    #expect(feed.frames(2000, place, behind).isEmpty)
    #expect(feed.frames(2000, .liftingOff, behind).isEmpty)
    var settings = AlertSettings()
    settings.hyperextension = Angle(degrees: 16)
    feed = Feed(settings)
    #expect(feed.frames(2000, .atLockout, behind).isEmpty)
  }
}
