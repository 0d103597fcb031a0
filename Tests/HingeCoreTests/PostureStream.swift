import Foundation
import Testing

@testable import HingeCore

/// Two sensors on a made-up back, 200 samples a second, free of noise but for one count that keeps
/// them alive: what the pipeline gets where a test must know every moment.
struct PostureStream {
  static let countsPerG = 4096.0
  static let countsPerDPS = 65.5
  var pipeline: HingePipeline
  private(set) var now: Int64 = 0
  private(set) var alerts: [Alert] = []
  private(set) var faults: [Fault] = []
  /// Milliseconds of moves during which the buzzer's line was on.
  var soundedFor: Int64 = 0
  private var lead = 0.0
  private var rounding = 0.0
  /// What is done to the samples on their way.
  var spoil: (Int64, inout SampleInput) -> Void = { _, _ in }

  init(_ alerts: AlertSettings = AlertSettings()) {
    let model = SensorModel(
      microCountsPerG: Int64(Self.countsPerG * 1e6),
      microCountsPerDPS: Int64(Self.countsPerDPS * 1e6))
    var curve = InlineArray<9, Int32>(repeating: 0)
    for point in 0..<9 { curve[point] = Int32(point) * 3 * 65536 }
    var profile = WearerProfile(
      style: .romanian, sensorCount: 2, rounding: .judged, sacrum: .aligned, thorax: .aligned,
      range: Angle(degrees: 50),
      neutral: NeutralCurve(lowering: curve, rising: curve, bottomPitch: Angle(degrees: 50)))
    profile.neutralBottomFlexion = Angle(degrees: 24)
    profile.maxFlexion = Angle(degrees: 64)
    profile.peakRiseRate = AngularRate(degreesPerSecond: 60)
    pipeline = HingePipeline(
      PipelineConfiguration(
        sacrum: model, thorax: model, nominalInterval: TimeSpan(milliseconds: 5),
        basis: .profile(profile), alerts: alerts))
  }

  /// Moves to a leading pitch and a rounding beyond neutral, degrees, within some milliseconds.
  mutating func move(_ milliseconds: Int64, to lead: Double? = nil, rounding: Double? = nil) {
    let from = (self.lead, self.rounding)
    let to = (lead ?? self.lead, rounding ?? self.rounding)
    var before = Self.pitches(from.0, from.1)
    for step in 1...(milliseconds / 5) {
      let s = Double(step) / Double(milliseconds / 5)
      let share = s * s * s * (10 - 15 * s + 6 * s * s)
      let pitches = Self.pitches(
        from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
      now += 5
      let flicker = Int16(now / 5 % 2)
      var input = SampleInput(
        time: Timestamp(microseconds: now * 1000),
        sacrum: Self.sample(pitches.pelvis, before.pelvis, flicker),
        thorax: Self.sample(pitches.trunk, before.trunk, flicker))
      before = pitches
      spoil(now, &input)
      feed(input)
      if pipeline.buzzerIsOn { soundedFor += 5 }
    }
    (self.lead, self.rounding) = to
  }

  /// Nothing comes for a while.
  mutating func pause(_ milliseconds: Int64) { now += milliseconds }

  mutating func feed(_ input: SampleInput) {
    pipeline.step(input)
    take()
  }

  mutating func noSample(after milliseconds: Int64) {
    pipeline.noSample(at: Timestamp(microseconds: (now + milliseconds) * 1000))
    take()
  }

  private mutating func take() {
    for index in 0..<pipeline.events.count {
      if case .alert(let alert) = pipeline.events[index] { alerts.append(alert) }
      if case .fault(let fault) = pipeline.events[index] { faults.append(fault) }
    }
  }

  /// Neutral flexion is 24° at 50°; the leading pitch is a fifth the pelvis's.
  private static func pitches(
    _ lead: Double, _ rounding: Double
  ) -> (pelvis: Double, trunk: Double) {
    let flexion = min(max(lead, 0), 50) * 24 / 50 + rounding
    return (lead - 0.8 * flexion, lead + 0.2 * flexion)
  }

  private static func sample(_ pitch: Double, _ before: Double, _ flicker: Int16) -> RawSample {
    func count(_ v: Double) -> Int16 { Int16(v.rounded()) }
    let angle = pitch * .pi / 180
    return RawSample(
      ax: count(-sin(angle) * countsPerG), ay: flicker, az: count(cos(angle) * countsPerG), gx: 0,
      gy: count((pitch - before) * 200 * countsPerDPS), gz: 0)
  }

  /// Stands, bends and rounds until the alarm.
  mutating func bendAndRound() {
    move(3000)
    move(1500, to: 50)
    move(500)
    move(200, rounding: 36)
  }
}
