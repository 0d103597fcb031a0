@testable import HingeCore

/// An alert desk that is fed samples and frames by hand, a millisecond each.
struct AlertDeskFeed {
  var desk = AlertDesk()
  private(set) var now: Int64 = 0
  /// The line was on at some time.
  private(set) var hasSounded = false

  init(
    _ settings: AlertSettings = AlertSettings(), deviation: Angle = .zero,
    lockoutFlexion: Angle = .zero
  ) {
    desk.restart(settings: settings, deviation: deviation, lockoutFlexion: lockoutFlexion)
  }

  /// What was raised, with the millisecond within its stretch, the first being 0.
  struct Raised {
    var at: Int
    var alert: Alert
  }

  /// Where the lifter is, as the desk is told.
  struct Place {
    var state = BendTracker.State.upright
    var rate: Int32 = 0
    var isReach = false
    var isInSet = true
    var mayBeLift = true
    var startsFromFloor = true

    /// Bent down to the bar before the first pull.
    static var atTheBar: Place { Place(state: .bottom, isReach: true, isInSet: false) }
    static var atLockout: Place { Place() }
    static var liftingOff: Place { Place(state: .rising) }
  }

  static func flexion(
    _ flexion: Angle = .zero, permille: Int64 = 0, excess: Angle = Angle(degrees: 20)
  ) -> FlexionEstimate {
    FlexionEstimate(flexion: flexion, excess: excess, reserve: Fraction(permille, over: 1000))
  }

  private var time: Timestamp { Timestamp(microseconds: now * 1000) }

  /// Samples only: what the rounding latch sees.
  mutating func samples(
    _ milliseconds: Int, _ flexion: FlexionEstimate?, set: Int32 = 1, isMuted: Bool = false
  ) -> [Raised] {
    (0..<milliseconds).compactMap { index in
      desk.now = time
      desk.set = set
      var events = EventList()
      let grade = desk.judge(
        flexion, time: time, span: TimeSpan(milliseconds: 1), isMuted: isMuted, into: &events)
      advance()
      let alert = events.alerts.first
      precondition(events.count <= 1 && alert?.grade == grade)
      return alert.map { Raised(at: index, alert: $0) }
    }
  }

  /// Frames only: arming, the set-up and the lockout.
  mutating func frames(
    _ milliseconds: Int, _ place: Place, _ flexion: FlexionEstimate?, set: Int32 = 1
  ) -> [Raised] {
    (0..<milliseconds).compactMap { index in
      desk.now = time
      desk.set = set
      var events = EventList()
      desk.follow(
        update(rate: place.rate), state: place.state, flexion: flexion, isReach: place.isReach,
        isInSet: place.isInSet, mayBeLift: place.mayBeLift,
        startsFromFloor: place.startsFromFloor, into: &events)
      advance()
      return events.alerts.first.map { Raised(at: index, alert: $0) }
    }
  }

  mutating func arm() { _ = frames(1, .liftingOff, nil) }

  /// The line over the next while, with nothing said meanwhile.
  mutating func sounds(within milliseconds: Int) -> Bool {
    hasSounded = false
    for _ in 0..<milliseconds { advance() }
    return hasSounded
  }

  private mutating func advance() {
    desk.player.advance(to: time)
    hasSounded = hasSounded || desk.player.isOn
    now += 1
  }

  mutating func completed(_ rep: Rep) -> [Alert] {
    desk.now = time
    var events = EventList()
    desk.completed(rep, at: time, into: &events)
    return events.alerts
  }

  mutating func endSet(reps: Int32 = 3) {
    desk.setEnded(SetSummary(number: 1, start: time, end: time, reps: reps), at: time)
  }

  private func update(rate: Int32) -> MotionTracker.Update {
    let rate = AngularRate(degreesPerSecond: rate)
    let frame = FrameBuilder.Frame(
      time: time, span: TimeSpan(milliseconds: 1), pelvisPitch: .zero, trunkPitch: .zero,
      rate: rate, pelvisRate: rate, vertical: .zero, turning: .zero)
    return MotionTracker.Update(
      frame: frame, time: time, pitch: .zero, rate: rate, action: nil, risen: nil,
      lockoutWithdrawn: false)
  }
}

extension EventList {
  var alerts: [Alert] {
    (0..<count).compactMap { index in
      if case .alert(let alert) = self[index] { alert } else { nil }
    }
  }
}

extension Rep {
  /// A rep of which only what the alerts look at is of interest.
  static func sample(
    peak: Angle? = Angle(degrees: 20), concentricMicroseconds: Int64 = 1_000_000,
    eccentricMicroseconds: Int64? = 2_000_000, verdict: Verdict = .held, set: Int32 = 1
  ) -> Rep {
    let zero = Timestamp(microseconds: 0)
    return Rep(
      setNumber: set, number: 1, liftoff: zero, lockout: zero, ownStart: zero, ownEnd: zero,
      eccentric: eccentricMicroseconds.map { TimeSpan(microseconds: $0) }, bottom: .zero,
      concentric: TimeSpan(microseconds: concentricMicroseconds), top: nil, peakFlexion: peak,
      peakFlexionAt: nil, excessFlexion: nil, reserveUsed: nil, range: Angle(degrees: 50),
      peakRiseRate: .zero, warnings: 0, alarms: 0, verdict: verdict, flags: RepFlags())
  }
}
