/// Turns rises and lowerings into reps and sets.
///
/// Events in (bend actions, steps, the passing of time), actions out. A rep is counted at
/// lockout, provisionally. It is completed when all that it owns has passed: from the floor at the
/// end of its own lowering, which the next rise confirms; from lockout when the next descent
/// begins. A set ends by walking away or by standing for `rest`. From the floor its last rise, the
/// one after the bar was set down, is withdrawn; from lockout a lone bend between steps is.
/// Without a profile every rise counts.
///
/// What it owns and how it counts is here; how a set ends is in `RepAssembler+SetEnd.swift`, a dropped
/// bar in `RepAssembler+Drop.swift`.
struct RepAssembler: BitwiseCopyable, Sendable {
  enum Counting: UInt8, BitwiseCopyable, Sendable {
    /// No profile: every completed hinge is a rep.
    case everyHinge
    case fromFloor
    case fromLockout
  }

  var counting = Counting.everyHinge
  private var leastExcursion = Angle.zero
  var inSet = false
  /// The set has a completed rep: it is one. Until then its number is provisional, and is used
  /// again if a bend between two walks turns out to be just that.
  var isFirm = false
  var setNumber: Int32 = 0
  var setStart = Timestamp(microseconds: 0)
  /// Reps completed or open in this set.
  var repsInSet: Int32 = 0
  /// The rep that is going on; what an earlier one left where `isOpen` is false. No optional: every
  /// use would ask, and copy.
  var open = Rep.none
  var isOpen = false
  private var owned = Extremes()
  /// What the signal brought while the movement may be ending; the rep's if it goes on.
  private var tail = Extremes()
  private var tailSince = Timestamp(microseconds: 0)
  private var hasTail = false
  /// The smoothed signals lag behind the samples by four frames: what a frame brought waits here
  /// until the frames speak of its time.
  private var waiting = InlineArray<4, Extremes>(repeating: Extremes())
  private var waitingAt = 0
  private var recent = RecentExtremes()
  /// The bend that goes on began after a pause without steps, or within a set: it may be a lift.
  /// A bend out of a walk ties a shoe.
  private(set) var mayBeLift = false
  /// While the open rep takes what the samples bring.
  var isOwning = false
  /// The open rep stood with the bar as its wearer does: behind standing.
  var hasLeantBack = false
  /// The bar was let go at the top of the last rep: what comes next is a reach for it.
  var hasDropped = false
  var uprightSince: Timestamp?
  var stepsSince: Timestamp?
  private var lastStep: Timestamp?
  /// The set began within `pause` of a step.
  var steppedBefore = false

  /// Standing this long after a lockout ends the set.
  static let rest = TimeSpan(milliseconds: 5000)
  /// Walking this long does.
  static let walk = TimeSpan(milliseconds: 1200)
  /// A lifter who walked less than this before a lone bend was not setting up for one;
  private static let pause = TimeSpan(milliseconds: 1500)
  /// one who did not walk for this long may be.
  private static let settingUp = TimeSpan(milliseconds: 2500)
  /// What a rep from the floor owns before its lift-off.
  private static let setUp = TimeSpan(milliseconds: 500)
  /// Rises outside of these are no lifts.
  private static let shortestRise = TimeSpan(milliseconds: 250)
  private static let longestRise = TimeSpan(milliseconds: 9000)
  /// Half of a bin of `RecentExtremes`.
  private static let reversal = TimeSpan(milliseconds: 50)
  private static var stillRising: AngularRate { AngularRate(degreesPerSecond: -5) }

  /// Begins anew, in place.
  mutating func restart(counting: Counting, range: Angle) {
    self.counting = counting
    leastExcursion = max(range.half, Angle(degrees: 7))
    inSet = false
    isFirm = false
    setNumber = 0
    setStart = Timestamp(microseconds: 0)
    repsInSet = 0
    isOpen = false
    owned.clear()
    dropTail()
    tailSince = Timestamp(microseconds: 0)
    for index in 0..<4 { waiting[index].clear() }
    waitingAt = 0
    recent.restart()
    mayBeLift = false
    isOwning = false
    hasLeantBack = false
    hasDropped = false
    uprightSince = nil
    stepsSince = nil
    lastStep = nil
    steppedBefore = false
  }

  /// True between the first rise of a set and its end.
  var isInSet: Bool { inSet }
  /// The lifter has the bar, or is lowering it: not in the reach for one that was dropped.
  var hasBar: Bool { inSet && !hasDropped }

  /// Takes what the samples of one frame brought, at the moment of the smoothed signals.
  ///
  /// - Parameter isSettling: the movement is slow, and may have ended.
  mutating func own(_ samples: Extremes, at time: Timestamp, isSettling: Bool) {
    let due = waiting[waitingAt]
    waiting[waitingAt] = samples
    waitingAt = (waitingAt &+ 1) & 3
    recent.add(due, at: time)
    guard isOwning else { return }
    tail.merge(due)
    if isSettling && !hasTail {
      hasTail = true
      tailSince = time
    }
    if !isSettling { keepTail() }
  }

  private mutating func keepTail() {
    owned.merge(tail)
    dropTail()
  }

  private mutating func dropTail() {
    tail.clear()
    hasTail = false
  }

  /// A frame. `atTop` while what happens belongs to the top; `isSideways` where the bend leans further
  /// than it bends.
  mutating func add(
    _ update: MotionTracker.Update, state: BendTracker.State, atTop: Bool, isStepping: Bool,
    isSideways: Bool = false, leansBack: Bool = false, into events: inout EventList
  ) {
    if update.lockoutWithdrawn { withdrawOpen(&events) }
    switch update.action {
    case .descentStarted(let began): descentStarted(began, &events)
    case .riseStarted(let liftoff, let descent):
      riseStarted(liftoff, descent: descent, &events)
    case .lockout(let rise):
      if isLift(rise, isDoubtful: isStepping || isSideways) {
        // No rise follows another without a lowering: that would have completed it.
        completeOpen(&events)
        lockout(rise, &events)
      } else {
        isOwning = false
      }
    case .stalled, nil: break
    }
    if state == .upright {
      if !atTop { isOwning = false }
      if counting == .fromFloor { watchDrop(update, leansBack: leansBack, &events) }
      // A hitch close to the top is taken for the lockout: the rest begins when the rise is over.
      if uprightSince == nil || update.rate < Self.stillRising { uprightSince = update.time }
    } else {
      uprightSince = nil
      // From the floor it owns its lowering, no further; `hasTail` stays until the rise.
      if state == .bottom && counting == .fromFloor {
        isOwning = false
        tail.clear()
      }
    }
    let steps = isStepping && state == .upright
    if steps { lastStep = update.time }
    endSetIfOver(update.time, isStepping: steps, &events)
  }

  /// The data end, or break: whatever is open is closed.
  mutating func finish(at time: Timestamp, into events: inout EventList) {
    for step in 0..<4 where isOwning { tail.merge(waiting[(waitingAt &+ step) & 3]) }
    if inSet { endSet(at: time, &events) }
  }

  private mutating func descentStarted(
    _ began: Timestamp, _ events: inout EventList
  ) {
    mayBeLift = inSet || (lastStep.map { began.since($0) >= Self.settingUp } ?? true)
    guard isOpen else {
      if counting != .fromFloor {
        owned = recent.since(began)
        dropTail()
        isOwning = true
      }
      return
    }
    open.top = max(began.since(open.lockout), .zero)
    if counting == .fromFloor {
      isOwning = true
      owned.merge(recent.since(began))
      dropTail()
    } else {
      open.ownEnd = began
      completeOpen(&events)
      owned = recent.since(began)
      dropTail()
      isOwning = true
    }
  }

  private mutating func riseStarted(
    _ liftoff: Timestamp, descent: BendTracker.Movement, _ events: inout EventList
  ) {
    guard counting == .fromFloor else { return }
    hasDropped = false
    open.eccentric = max(descent.ended.since(descent.began), .zero)
    open.ownEnd = descent.ended
    // It owns what came before the lowering ended.
    if isOpen && hasTail {
      let end = min(descent.ended, liftoff)
      owned.merge(recent.since(tailSince, until: end).levels)
      // What is in force at the reversal is the next rep's, wherever the bins happen to lie.
      owned.grade = max(
        owned.grade, recent.since(tailSince, until: end.goingBack(Self.reversal)).grade)
    }
    dropTail()
    completeOpen(&events)
    owned = recent.since(ownStart(liftoff, descent))
    isOwning = true
  }

  /// From the floor: half a second before the lift-off, but not the lowering before it.
  private func ownStart(_ liftoff: Timestamp, _ descent: BendTracker.Movement) -> Timestamp {
    max(liftoff.goingBack(Self.setUp), min(descent.ended, liftoff))
  }

  @inline(__always)
  private func isLift(_ rise: BendTracker.Rise, isDoubtful: Bool) -> Bool {
    let duration = rise.movement.ended.since(rise.movement.began)
    // Without a profile nothing else tells the lean of a walk, or a bend sideways, from a hinge.
    return (counting != .everyHinge || !isDoubtful) && rise.excursion >= leastExcursion
      && duration >= Self.shortestRise && duration <= Self.longestRise
  }

  @inline(never)
  private mutating func lockout(_ rise: BendTracker.Rise, _ events: inout EventList) {
    if !inSet {
      inSet = true
      setNumber &+= 1
      setStart = counting == .fromFloor ? rise.movement.began : rise.descent.began
      repsInSet = 0
      steppedBefore = lastStep.map { setStart.since($0) < Self.pause } ?? false
      isFirm = false
    }
    repsInSet &+= 1
    let fromFloor = counting == .fromFloor
    isOpen = true
    open = Rep(
      setNumber: setNumber, number: repsInSet, liftoff: rise.movement.began,
      lockout: rise.movement.ended,
      ownStart: fromFloor ? ownStart(rise.movement.began, rise.descent) : rise.descent.began,
      ownEnd: rise.movement.ended,
      eccentric: fromFloor ? nil : max(rise.descent.ended.since(rise.descent.began), .zero),
      bottom: max(rise.movement.began.since(rise.descent.ended), .zero),
      concentric: rise.movement.ended.since(rise.movement.began),
      top: nil, peakFlexion: nil, peakFlexionAt: nil, excessFlexion: nil, reserveUsed: nil,
      range: rise.excursion, peakRiseRate: rise.movement.peak, warnings: 0, alarms: 0,
      verdict: .noCall, flags: RepFlags())
    hasLeantBack = false
    uprightSince = rise.movement.ended
    stepsSince = nil
    events.add(.repCounted(set: setNumber, number: repsInSet, lockout: rise.movement.ended))
  }

  // By itself: the stack of a small processor holds one more rep only while this runs.
  @inline(never)
  mutating func completeOpen(_ events: inout EventList) {
    if !isOpen { return }
    keepTail()
    open.peakFlexion = owned.peakFlexion
    open.peakFlexionAt = owned.peakFlexionAt
    open.excessFlexion = owned.excess
    open.reserveUsed = owned.reserve
    open.warnings = owned.warnings
    open.alarms = owned.alarms
    open.flags.formUnion(owned.flags)
    // An episode that began before the rep and goes on in it is the rep's own as well.
    open.verdict = owned.grade >= 2 ? .lost : owned.grade == 1 ? .crept : .held
    isOpen = false
    isOwning = false
    owned.clear()
    if !isFirm {
      isFirm = true
      events.add(.setStarted(number: setNumber, time: setStart))
    }
    events.add(.repCompleted(open))
  }
}
