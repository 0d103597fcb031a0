import Testing

@testable import HingeCore

/// A belt that no longer sits as it did, frame by frame: what is told, what is only doubted, and the
/// case next to each that is neither.
@Suite struct DriftWatchTests {
  /// Feeds frames of 20 ms.
  private struct Feed {
    var watch = DriftWatch()
    /// Frames since the beginning at which the wearer was told.
    private(set) var told: [Int] = []
    /// Looks at which he was said to have sat down.
    private(set) var seated = 0
    private var frames = 0

    init(lockoutPitch: Int32 = -8, lockoutFlexion: Int32 = 0, bottom: Int32 = 50) {
      watch.expect(
        lockoutPitch: Angle(degrees: lockoutPitch), lockoutFlexion: Angle(degrees: lockoutFlexion),
        bottom: Angle(degrees: bottom))
    }

    mutating func frame(
      _ place: Place, pelvis: Int32, flexion: Int32 = 0, lean: Int32 = 0, turning: Int32 = 0
    ) {
      frames += 1
      let frame = FrameBuilder.Frame(
        time: Timestamp(microseconds: Int64(frames) * 20_000), span: FrameBuilder.length,
        pelvisPitch: Angle(degrees: pelvis), trunkPitch: Angle(degrees: pelvis + flexion),
        rate: .zero, pelvisRate: .zero, vertical: .zero,
        turning: AngularRate(degreesPerSecond: turning))
      guard watch.isDue() else { return }
      if watch.add(
        frame, lean: Angle(degrees: lean), isUpright: place != .bend, isStepping: place == .walk,
        isInSet: place == .top || place == .firstTop, isFirm: place == .top)
      {
        told.append(frames)
      }
      if watch.isSeated { seated += 1 }
    }

    mutating func stay(
      _ place: Place, seconds: Double, pelvis: Int32 = 0, flexion: Int32 = 0, lean: Int32 = 0,
      turning: Int32 = 0
    ) {
      for _ in 0..<Int((seconds * 50).rounded()) {
        frame(place, pelvis: pelvis, flexion: flexion, lean: lean, turning: turning)
      }
    }

    /// Down and up again, degrees at the deepest.
    mutating func bend(pelvis: Int32, lean: Int32 = 0, seconds: Double = 3) {
      let half = Int(seconds * 25)
      for step in 0..<(2 * half) {
        let share = Int32(step < half ? step : 2 * half - step)
        frame(
          .bend, pelvis: pelvis * share / Int32(half), lean: lean * share / Int32(half),
          turning: 30)
      }
    }
  }

  private enum Place { case walk, stand, firstTop, top, bend }

  /// In degrees: pelvis, flexion, lean.
  private static let off: [(Int32, Int32, Int32)] = [
    (12, 0, 0), (-12, 0, 0), (0, 10, 0), (0, -10, 0), (0, 0, 12), (0, 0, -12),
  ]
  private static let within: [(Int32, Int32, Int32)] = [
    (9, 0, 0), (-9, 0, 0), (0, 7, 0), (0, -7, 0), (0, 0, 9), (0, 0, -9), (9, 7, 9),
  ]

  @Test(arguments: off)
  func aWalkThatIsOffIsTold(pelvis: Int32, flexion: Int32, lean: Int32) {
    var feed = Feed()
    feed.stay(.walk, seconds: 2.3, pelvis: pelvis, flexion: flexion, lean: lean)
    #expect(feed.told.isEmpty && !feed.watch.isInDoubt)
    feed.stay(.walk, seconds: 20, pelvis: pelvis, flexion: flexion, lean: lean)
    #expect(feed.told == [120])
    #expect(feed.watch.isInDoubt)
    // Put right: the next walk says so, and another slip is told again.
    feed.stay(.walk, seconds: 5)
    #expect(!feed.watch.isInDoubt)
    feed.stay(.walk, seconds: 5, pelvis: pelvis, flexion: flexion, lean: lean)
    #expect(feed.told.count == 2)
  }

  @Test(arguments: within)
  func aWalkThatLeansALittleIsNot(pelvis: Int32, flexion: Int32, lean: Int32) {
    var feed = Feed()
    feed.stay(.walk, seconds: 60, pelvis: pelvis, flexion: flexion, lean: lean)
    #expect(feed.told.isEmpty && !feed.watch.isInDoubt)
  }

  /// Who sits down hard seems to step for a second.
  @Test func aFewStepsTellNothing() {
    var feed = Feed()
    for _ in 0..<20 {
      feed.stay(.walk, seconds: 2, pelvis: -25, flexion: 25)
      feed.stay(.stand, seconds: 0.5)
    }
    #expect(feed.told.isEmpty)
  }

  /// A seat: nothing is told, but nothing compared either.
  @Test func sittingIsDoubted() {
    var feed = Feed()
    feed.stay(.stand, seconds: 120, pelvis: -20, flexion: 22)
    #expect(feed.told.isEmpty)
    #expect(feed.watch.isInDoubt)
    feed.stay(.stand, seconds: 1.5)
    #expect(!feed.watch.isInDoubt)
  }

  /// Fidgeting is no posture.
  @Test func movingIsNeither() {
    var feed = Feed()
    feed.stay(.stand, seconds: 60, pelvis: -20, turning: 9)
    #expect(feed.told.isEmpty && !feed.watch.isInDoubt)
  }

  @Test(arguments: off)
  func aStanceThatTheLockoutsConfirmIsTold(pelvis: Int32, flexion: Int32, lean: Int32) {
    var feed = Feed(lockoutPitch: -8, lockoutFlexion: -2)
    feed.stay(.stand, seconds: 2, pelvis: pelvis, flexion: flexion, lean: lean)
    #expect(feed.watch.isInDoubt)
    for place in [Place.firstTop, .top] {
      feed.bend(pelvis: 40)
      #expect(feed.told.isEmpty)
      feed.stay(place, seconds: 0.6, pelvis: pelvis - 8, flexion: flexion - 2, lean: lean)
    }
    #expect(feed.told.count == 1)
    #expect(feed.watch.isInDoubt)
  }

  /// Slouching before the set, and standing up straight in it.
  @Test(arguments: off)
  func aStanceThatTheLockoutsDenyIsForgotten(pelvis: Int32, flexion: Int32, lean: Int32) {
    var feed = Feed(lockoutPitch: -8, lockoutFlexion: -2)
    feed.stay(.stand, seconds: 2, pelvis: pelvis, flexion: flexion, lean: lean)
    feed.bend(pelvis: 40)
    feed.stay(.firstTop, seconds: 0.6, pelvis: -8, flexion: -2)
    #expect(feed.told.isEmpty && !feed.watch.isInDoubt)
  }

  /// Lockouts alone tell nothing: a lifter may lean back, or not come up.
  @Test func lockoutsAloneTellNothing() {
    var feed = Feed()
    feed.stay(.stand, seconds: 2)
    for pelvis in [-25, 15, -20, 12] as [Int32] {
      feed.bend(pelvis: 40)
      feed.stay(.top, seconds: 1, pelvis: pelvis, flexion: -pelvis)
    }
    #expect(feed.told.isEmpty && !feed.watch.isInDoubt)
  }

  /// What looks like a lockout, and is a seat: told once, after a second of it.
  @Test func sittingDownIsNoLockout() {
    var feed = Feed()
    feed.stay(.stand, seconds: 2)
    feed.bend(pelvis: 25)
    feed.stay(.firstTop, seconds: 1, pelvis: -17, flexion: 20)
    #expect(feed.seated == 0)
    feed.stay(.firstTop, seconds: 3, pelvis: -17, flexion: 20)
    #expect(feed.seated == 1)
  }

  /// A lockout a little flexed, a rounding that passes, and a belt that hung so before are none.
  @Test func otherLockoutsAreNoSeat() {
    var feed = Feed()
    feed.stay(.stand, seconds: 2)
    feed.stay(.firstTop, seconds: 4, flexion: 14)
    feed.bend(pelvis: 25)
    feed.stay(.firstTop, seconds: 0.5, pelvis: -20, flexion: 30)
    feed.stay(.firstTop, seconds: 2, pelvis: -8)
    feed.stay(.stand, seconds: 2, flexion: 20)
    feed.stay(.firstTop, seconds: 4, flexion: 20)
    #expect(feed.seated == 0)
  }

  /// Leaning back is told from where the wearer stood, not from where the belt was once.
  @Test func leaningBackFollowsTheStance() {
    var feed = Feed(lockoutPitch: -8)
    #expect(feed.watch.leaningBack == Angle(degrees: -4))
    feed.stay(.stand, seconds: 2, pelvis: -5)
    #expect(feed.watch.leaningBack == Angle(degrees: -9))
    feed.stay(.top, seconds: 2, pelvis: -15)
    #expect(feed.watch.leaningBack == Angle(degrees: -9))
    feed.stay(.walk, seconds: 3, pelvis: 2)
    #expect(feed.watch.leaningBack == Angle(degrees: -2))
    // Who hardly leans back at lockout does so from 2° on.
    #expect(Feed(lockoutPitch: 0).watch.leaningBack == Angle(degrees: -2))
  }

  @Test(arguments: [(-40, 0), (0, 35), (5, -35), (-30, 30)] as [(Int32, Int32)])
  func twoBendsTheWrongWayAreTold(pelvis: Int32, lean: Int32) {
    var feed = Feed()
    feed.stay(.stand, seconds: 2)
    feed.bend(pelvis: pelvis, lean: lean)
    feed.stay(.stand, seconds: 1)
    #expect(feed.told.isEmpty)
    feed.bend(pelvis: pelvis, lean: lean)
    feed.stay(.stand, seconds: 1)
    #expect(feed.told.count == 1)
    #expect(feed.watch.isInDoubt)
    // The right way round at last.
    feed.bend(pelvis: 40)
    feed.stay(.stand, seconds: 1)
    #expect(!feed.watch.isInDoubt)
  }

  /// Bends forward, also with a lean; one stretch to the back; leaning back at every lockout; lying
  /// down twice; and bends that last longer than a lift.
  @Test func otherBendsAreNot() {
    var feed = Feed()
    for _ in 0..<3 {
      feed.bend(pelvis: 40, lean: 18)
      feed.stay(.stand, seconds: 1)
      feed.bend(pelvis: -30)
      feed.stay(.stand, seconds: 1)
    }
    for _ in 0..<3 {
      feed.bend(pelvis: -24)
      feed.stay(.stand, seconds: 0.2)
    }
    for _ in 0..<2 { feed.bend(pelvis: -90, seconds: 6) }
    for _ in 0..<2 { feed.bend(pelvis: -40, seconds: 20) }
    #expect(feed.told.isEmpty)
  }

  /// Where a rounding turns the pelvis back behind its own standing, direction tells nothing.
  @Test func aWearerWhoHardlyBendsIsNotToldByBends() {
    var feed = Feed(bottom: 24)
    for _ in 0..<5 {
      feed.bend(pelvis: -40)
      feed.stay(.stand, seconds: 0.5)
    }
    #expect(feed.told.isEmpty)
  }
}
