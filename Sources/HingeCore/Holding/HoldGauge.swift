/// Follows one hold from its baseline to its end.
///
/// The way out begins like a loss. So what the last seconds brought is only passed on to the hold once
/// the posture is back at the level at which it was held, or has been away from it for four seconds
/// and thereby has a new level. Where it is left instead, the hold ended when it was last at a level.
struct HoldGauge: BitwiseCopyable, Sendable {
  /// What a frame brought.
  enum Outcome: BitwiseCopyable, Sendable {
    case none
    case lost(HoldLoss, at: Timestamp)
    case regained(at: Timestamp)
    case over(HoldEnding, at: Timestamp)
  }

  private(set) var plane = HoldPlane(kind: .plank, side: .none)
  private(set) var baseline = HoldBaseline()
  private(set) var start = Timestamp(microseconds: 0)
  private var limits = HoldLimits()
  private var stepLevel: Int64 = 0
  private var leftPlane: Angle?

  private var window = HoldWindow()
  private(set) var sag = Angle.zero
  private(set) var rotation = Angle.zero
  private(set) var sway = Angle.zero
  private(set) var loss: HoldLoss?
  private(set) var lossBegan = Timestamp(microseconds: 0)
  private var beyondSince = InlineArray<3, Timestamp?>(repeating: nil)
  private var withinSince: Timestamp?
  /// What just moved would count as swing for the second that the window holds it.
  private var steadySince = Timestamp(microseconds: 0)

  private var sure = HoldTally()
  private var pending = HoldTally()
  private var sureBeforeLoss = HoldTally()
  /// Where it is held: as it began and slowly drifts, and where it has been for four seconds.
  private var home = (Angle.zero, Angle.zero)
  private var away = (Angle.zero, Angle.zero)
  private var lastAtLevel = Timestamp(microseconds: 0)
  private var farFor = TimeSpan.zero
  private var lastStep = Timestamp(microseconds: 0)
  /// Away from every level, until it is near one again for a while: the way out may pass by one.
  private var isOut = false
  private var nearFor = TimeSpan.zero

  private static let regainedAfter = TimeSpan(milliseconds: 300)
  private static let newLevelAfter = TimeSpan(milliseconds: 4000)
  private static let farBefore = TimeSpan(milliseconds: 200)
  /// Steps stop for a turn about.
  private static let pause = TimeSpan(milliseconds: 1500)
  /// No step for so long: the posture is not judged.
  private static let standing = TimeSpan(milliseconds: 600)
  private static let nearBefore = TimeSpan(milliseconds: 400)
  private static let second = TimeSpan(milliseconds: 1000)
  private static var far: Angle { Angle(degrees: 30) }
  private static var atLevel: Angle { Angle(degrees: 2) }
  private static var clear: Fraction { Fraction(raw: 751_619_277) }  // 0.7

  mutating func begin(
    _ found: HoldFinder.Found, limits: HoldLimits, rest: Angle?, window: borrowing HoldWindow,
    now: Timestamp
  ) {
    self = HoldGauge()
    plane = found.plane
    baseline = found.baseline
    start = found.start
    self.limits = limits
    stepLevel = found.power
    self.window = copy window
    home = (baseline.plane, baseline.across)
    away = home
    lastAtLevel = now
    lastStep = now
    steadySince = now
    switch plane.kind {
    case .hinge: leftPlane = Angle(degrees: 15)
    case .bridge:
      // Three quarters of the way back to the floor.
      let floor = max(rest ?? Angle(degrees: -97), baseline.plane + Angle(degrees: 10))
      leftPlane = floor - Angle(raw: (floor - baseline.plane).raw &>> 2)
    default: leftPlane = nil
    }
  }

  /// After bad data: what was followed up to there does not lead to what comes.
  mutating func restart(at time: Timestamp) {
    window.restart()
    for index in 0..<3 { beyondSince[index] = nil }
    withinSince = nil
    steadySince = time
    farFor = .zero
    nearFor = .zero
    // Steps that nobody saw.
    lastStep = time
  }

  mutating func add(_ frame: HoldFrame, steps: inout StepTracker) -> Outcome {
    let angles = HoldFinder.angles(frame, plane)
    let now = (Angle(raw: angles[0]), Angle(raw: angles[1]))
    window.add(plane: now.0, across: now.1, lumbar: Angle(raw: angles[2]))
    if let end = left(now, frame, steps: &steps) { return .over(.left, at: end) }
    measure(now, Angle(raw: angles[2]))
    if plane.kind == .carry && frame.time.since(lastStep) >= Self.standing { return .none }
    pending.add(sag: sag, rotation: rotation)
    let outcome = judge(frame)
    settle(now, frame)
    return outcome
  }

  /// From the baseline; of a carry the mean of a second, since every step turns the pelvis.
  private mutating func measure(_ now: (Angle, Angle), _ lumbar: Angle) {
    let isCarry = plane.kind == .carry
    let at = isCarry ? (window.plane, window.across) : now
    sag = (at.0 - baseline.plane).magnitude
    if let begun = baseline.lumbar {
      sag = max(sag, ((isCarry ? window.lumbar : lumbar) - begun).magnitude)
    }
    rotation = (at.1 - baseline.across).magnitude
    sway = HoldWindow.deviation(window.variance(withPlane: !isCarry))
  }

  private mutating func judge(_ frame: HoldFrame) -> Outcome {
    let swung = max(sway - baseline.sway, .zero)
    let isSwayKnown = window.isFull && frame.time.since(steadySince) >= Self.second
    if let loss {
      pending.lost &+= frame.span.microseconds
      let isWithin =
        sag < limits.sag.scaled(by: Self.clear) && rotation < limits.rotation.scaled(by: Self.clear)
        && (loss != .sway || swung < limits.sway.scaled(by: Self.clear))
      return isWithin ? regain(frame.time) : stayLost(frame.time)
    }
    let isOff = sag > limits.sag || rotation > limits.rotation
    if isSwayKnown && !isOff {
      pending.addSway(variance: window.variance(withPlane: plane.kind != .carry))
    }
    if let began = beyond(0, sag > limits.sag, frame.time) { return lose(.sag, began, frame.time) }
    if let began = beyond(1, rotation > limits.rotation, frame.time) {
      return lose(.rotation, began, frame.time)
    }
    if let began = beyond(2, isSwayKnown && swung > limits.sway, frame.time), !isOff {
      return lose(.sway, began, frame.time)
    }
    return .none
  }

  /// Since when something is beyond its limit, once that is long enough.
  private mutating func beyond(_ index: Int, _ isBeyond: Bool, _ time: Timestamp) -> Timestamp? {
    guard isBeyond else {
      beyondSince[index] = nil
      return nil
    }
    let since = beyondSince[index] ?? time
    beyondSince[index] = since
    return time.since(since) >= limits.lostAfter ? since : nil
  }

  private mutating func lose(
    _ what: HoldLoss, _ began: Timestamp, _ time: Timestamp
  ) -> Outcome {
    loss = what
    lossBegan = began
    withinSince = nil
    for index in 0..<3 { beyondSince[index] = nil }
    sureBeforeLoss = sure
    pending.losses &+= 1
    pending.lost &+= time.since(began).microseconds
    return .lost(what, at: began)
  }

  private mutating func regain(_ time: Timestamp) -> Outcome {
    let since = withinSince ?? time
    withinSince = since
    if time.since(since) < Self.regainedAfter { return .none }
    loss = nil
    steadySince = time
    pending.lost &-= time.since(since).microseconds
    return .regained(at: since)
  }

  private mutating func stayLost(_ time: Timestamp) -> Outcome {
    withinSince = nil
    if time.since(lossBegan) < HoldPipeline.givenUpAfter { return .none }
    sure = sureBeforeLoss
    pending = HoldTally()
    return .over(.lost, at: lossBegan)
  }

  /// Passes on what is certain, and lets the levels follow.
  private mutating func settle(_ now: (Angle, Angle), _ frame: HoldFrame) {
    func near(_ level: (Angle, Angle)) -> Bool {
      (now.0 - level.0).magnitude <= Self.atLevel && (now.1 - level.1).magnitude <= Self.atLevel
    }
    let isHome = near(home)
    if frame.time.since(lastAtLevel) >= Self.newLevelAfter {
      away = now
      if loss == nil { home = now }
      isOut = false
    }
    guard isHome || near(away) || plane.kind == .carry else {
      isOut = true
      nearFor = .zero
      return
    }
    nearFor = TimeSpan(microseconds: nearFor.microseconds &+ frame.span.microseconds)
    if nearFor >= Self.nearBefore { isOut = false }
    if isOut { return }
    if isHome {
      // With some 2.5 s.
      home.0 = home.0 + Angle(raw: (now.0 - home.0).raw &>> 7)
      home.1 = home.1 + Angle(raw: (now.1 - home.1).raw &>> 7)
      away = home
    }
    lastAtLevel = frame.time
    commit()
  }

  private mutating func commit() {
    sure.add(pending)
    pending = HoldTally()
  }

  /// When the posture was left, once that is certain.
  private mutating func left(
    _ now: (Angle, Angle), _ frame: HoldFrame, steps: inout StepTracker
  ) -> Timestamp? {
    if plane.kind == .carry { return stoppedWalking(now, frame, steps: &steps) }
    let isFar =
      (now.0 - baseline.plane).magnitude >= Self.far
      || (now.1 - baseline.across).magnitude >= Self.far
    var isOut = isFar
    if let leftPlane {
      isOut = isOut || (plane.kind == .hinge ? now.0 < leftPlane : now.0 > leftPlane)
    }
    farFor = isOut ? TimeSpan(microseconds: farFor.microseconds &+ frame.span.microseconds) : .zero
    return farFor >= Self.farBefore ? lastAtLevel : nil
  }

  private mutating func stoppedWalking(
    _ now: (Angle, Angle), _ frame: HoldFrame, steps: inout StepTracker
  ) -> Timestamp? {
    if steps.isStepping { stepLevel = stepLevel &+ (steps.power &- stepLevel) &>> 8 }
    // What bounces in a bend is no step.
    let isUpright = now.0.magnitude < Angle(degrees: 25)
    if isUpright, let step = steps.lastStep(of: stepLevel) { lastStep = max(lastStep, step) }
    // Bends to set the load down.
    let isBent = now.0.magnitude >= Self.far || now.1.magnitude >= Self.far
    farFor = isBent ? TimeSpan(microseconds: farFor.microseconds &+ frame.span.microseconds) : .zero
    let isOver = frame.time.since(lastStep) >= Self.pause || farFor >= Self.farBefore
    return isOver ? max(lastStep, start) : nil
  }

  /// The hold, ended.
  mutating func ended(
    _ ending: HoldEnding, at end: Timestamp, number: Int32, isChosen: Bool, gaps: Int32,
    missing: TimeSpan
  ) -> Hold {
    // Left, the last seconds were the way out.
    if ending != .left && ending != .lost { commit() }
    return Hold(
      number: number, kind: plane.kind, side: plane.side, isChosen: isChosen,
      hasLumbar: baseline.lumbar != nil, start: start, end: max(end, start), baseline: baseline,
      worstSag: sure.worstSag, worstRotation: sure.worstRotation, sway: sure.sway,
      losses: sure.losses, lostTime: TimeSpan(microseconds: max(sure.lost, 0)), gaps: gaps,
      missingTime: missing, ending: ending)
  }

  /// Lost so far, certain or not.
  var lostSoFar: TimeSpan { TimeSpan(microseconds: max(sure.lost &+ pending.lost, 0)) }
}
