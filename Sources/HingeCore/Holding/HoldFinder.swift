/// Looks for a posture that is held, and takes its baseline.
///
/// A posture that could be a hold is one from the moment that it keeps within 2.5° of its own mean; what
/// it was in the first two seconds (three of a carry) is the baseline. Then it is looked back for when
/// it was taken: when the trunk came within 2° of that baseline.
struct HoldFinder: BitwiseCopyable, Sendable {
  /// A hold that has begun.
  struct Found: BitwiseCopyable, Sendable {
    var plane: HoldPlane
    var baseline: HoldBaseline
    var start: Timestamp
    /// Of the steps of a carry.
    var power: Int64
  }

  private var chosen: HoldKind?
  private var hasThorax = false
  private var plane: HoldPlane?
  private var since = Timestamp(microseconds: 0)
  /// Plane, across, lumbar; raw.
  private var sums = InlineArray<3, Int64>(repeating: 0)
  private var count: Int64 = 0
  private var found: Found?
  /// The last second of the candidate's angles.
  private(set) var window = HoldWindow()
  /// Every second frame since then: time in ms from `since`, plane and across.
  private var trail = InlineArray<192, Int32>(repeating: 0)
  private var trailCount = 0
  /// Supine and still, the hips on the floor: how the pelvis then lies.
  private(set) var rest: Angle?
  private var restMean = Angle.zero
  private var restFor = TimeSpan.zero
  /// After a hold that ended without being left: its posture must be left first.
  private var blocked: HoldKind?
  private var awayFor = TimeSpan.zero

  private static let baselineFor = TimeSpan(milliseconds: 2000)
  private static let strideFor = TimeSpan(milliseconds: 3000)
  /// Without a chosen kind: a bend that is soon over ties a shoe, a short walk leads to the mat.
  private static let bentFor = TimeSpan(milliseconds: 5000)
  private static let walkedFor = TimeSpan(milliseconds: 8000)
  private static let blockedFor = TimeSpan(milliseconds: 500)
  private static var steady: Int32 { 163_840 }  // 2.5°
  private static var taken: Int32 { 131_072 }  // 2°
  private static var trailRoom: Int { 64 }

  mutating func restart(chosen: HoldKind?, hasThorax: Bool) {
    self.chosen = chosen
    self.hasThorax = hasThorax
    rest = nil
    blocked = nil
    forget()
  }

  /// What was seen so far leads nowhere: the posture was left, or the data were bad.
  mutating func forget() {
    plane = nil
    found = nil
  }

  mutating func block(_ kind: HoldKind) {
    blocked = kind
    awayFor = .zero
    forget()
  }

  /// A posture that settles: its kind and side and since when.
  var settling: (plane: HoldPlane, since: Timestamp)? { plane.map { ($0, found?.start ?? since) } }

  /// A frame; gives the hold that began, some seconds ago.
  mutating func add(
    _ frame: HoldFrame, steps: inout StepTracker
  ) -> Found? {
    let lumbar = hasThorax ? frame.thorax.pitch - frame.pelvis.pitch : nil
    watchRest(frame)
    guard
      let seen = HoldPosture.plausible(
        frame.pelvis, lumbar: lumbar, isStepping: steps.isStepping, chosen: chosen)
    else {
      unblock(frame.span)
      forget()
      return nil
    }
    if let blocked {
      if blocked == seen.kind {
        awayFor = .zero
        return nil
      }
      unblock(frame.span)
      return nil
    }
    let angles = Self.angles(frame, seen)
    if plane == nil || plane?.kind != seen.kind || plane?.side != seen.side || !keeps(angles, seen)
    {
      begin(seen, frame.time)
    }
    window.add(
      plane: Angle(raw: angles[0]), across: Angle(raw: angles[1]), lumbar: Angle(raw: angles[2]))
    add(angles, frame.time)
    return settle(seen, steps: &steps, now: frame.time)
  }

  static func angles(_ frame: HoldFrame, _ plane: HoldPlane) -> InlineArray<3, Int32> {
    let pelvis = plane.angle(frame.pelvis)
    let thorax = plane.angle(frame.thorax)
    return [pelvis.raw, plane.across(frame.pelvis).raw, (thorax - pelvis).raw]
  }

  private mutating func begin(_ seen: HoldPlane, _ time: Timestamp) {
    plane = seen
    found = nil
    since = time
    count = 0
    trailCount = 0
    window.restart()
    for index in 0..<3 { sums[index] = 0 }
  }

  /// Walking turns the pelvis with each step: a carry is as steady as its steps.
  private func keeps(_ angles: InlineArray<3, Int32>, _ seen: HoldPlane) -> Bool {
    if count == 0 || seen.kind == .carry { return true }
    for index in 0..<2 {
      let mean = Int32(truncatingIfNeeded: sums[index] / count)
      if Angle(raw: angles[index].subtractingSaturated(mean)).magnitude.raw > Self.steady {
        return false
      }
    }
    return true
  }

  private mutating func add(_ angles: InlineArray<3, Int32>, _ time: Timestamp) {
    if found != nil { return }
    for index in 0..<3 { sums[index] &+= Int64(truncatingIfNeeded: angles[index]) }
    count &+= 1
    if count & 1 == 1 && trailCount < Self.trailRoom {
      let place = 3 &* trailCount
      trail[place] = Int32(saturating: time.since(since).milliseconds)
      trail[place &+ 1] = angles[0]
      trail[place &+ 2] = angles[1]
      trailCount &+= 1
    }
  }

  private mutating func settle(
    _ seen: HoldPlane, steps: inout StepTracker, now: Timestamp
  ) -> Found? {
    let isCarry = seen.kind == .carry
    let span = now.since(since)
    if found == nil {
      if span < (isCarry ? Self.strideFor : Self.baselineFor) { return nil }
      found = baseline(seen, steps: &steps)
    }
    if chosen == nil {
      if seen.kind == .hinge && span < Self.bentFor { return nil }
      if isCarry && span < Self.walkedFor { return nil }
    }
    let result = found
    forget()
    return result
  }

  private mutating func baseline(
    _ seen: HoldPlane, steps: inout StepTracker
  ) -> Found {
    var baseline = HoldBaseline()
    baseline.plane = mean(0)
    baseline.across = mean(1)
    baseline.lumbar = hasThorax ? mean(2) : nil
    let isCarry = seen.kind == .carry
    baseline.sway = HoldWindow.deviation(window.variance(withPlane: !isCarry))
    let start = isCarry ? steps.beginning(of: steps.power) : taken(baseline)
    return Found(plane: seen, baseline: baseline, start: start, power: steps.power)
  }

  private func mean(_ index: Int) -> Angle {
    Angle(raw: Int32(truncatingIfNeeded: sums[index] / max(count, 1)))
  }

  /// The first moment of the trail within 2° of the baseline.
  private func taken(_ baseline: HoldBaseline) -> Timestamp {
    for index in 0..<trailCount {
      let plane = Angle(raw: trail[3 &* index &+ 1]) - baseline.plane
      let across = Angle(raw: trail[3 &* index &+ 2]) - baseline.across
      if plane.magnitude.raw <= Self.taken && across.magnitude.raw <= Self.taken {
        let after = Int64(truncatingIfNeeded: trail[3 &* index])
        return since.advanced(by: TimeSpan(milliseconds: after))
      }
    }
    return since
  }

  private mutating func unblock(_ span: TimeSpan) {
    awayFor = TimeSpan(microseconds: awayFor.microseconds &+ span.microseconds)
    if awayFor >= Self.blockedFor { blocked = nil }
  }

  /// Where the pelvis lies before the hips are lifted: half a second within 2.5° is enough.
  private mutating func watchRest(_ frame: HoldFrame) {
    let pitch = frame.pelvis.pitch
    guard pitch < Angle(degrees: -70), pitch > Angle(degrees: HoldPosture.lifted) else {
      restFor = .zero
      return
    }
    if restFor == .zero || (pitch - restMean).magnitude.raw > Self.steady {
      restMean = pitch
      restFor = frame.span
      return
    }
    restMean = restMean + Angle(raw: (pitch - restMean).raw &>> 4)
    restFor = TimeSpan(microseconds: restFor.microseconds &+ frame.span.microseconds)
    if restFor >= Self.blockedFor { rest = restMean }
  }
}
