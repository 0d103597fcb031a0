// The core as C sees it, for the checks on other processors: compiled together with the sources of
// HingeCore in Embedded Swift (scripts/check-core, scripts/check-processors), and no part of the
// package. State and configuration live in memory that the caller owns; both may be copied.

@_cdecl("hinge_state_size")
func stateSize() -> Int32 { Int32(truncatingIfNeeded: MemoryLayout<HingePipeline>.size) }

@_cdecl("hinge_configuration_size")
func configurationSize() -> Int32 {
  Int32(truncatingIfNeeded: MemoryLayout<PipelineConfiguration>.size)
}

/// Reads a configuration from the numbers that `hinge bench-core --export` wrote. Gives 0 where
/// there are more or fewer of them than it needs.
@_cdecl("hinge_configure")
func configure(
  _ configuration: UnsafeMutableRawPointer, _ numbers: UnsafePointer<Int64>, _ count: Int32
) -> Int32 {
  var tape = NumberTape(numbers: numbers, count: count)
  let read = PipelineConfiguration(from: &tape)
  configuration.bindMemory(to: PipelineConfiguration.self, capacity: 1).initialize(to: read)
  return tape.isExactlyUsed ? 1 : 0
}

@_cdecl("hinge_start")
func start(_ state: UnsafeMutableRawPointer, _ configuration: UnsafeRawPointer) {
  let read = configuration.assumingMemoryBound(to: PipelineConfiguration.self)
  // Zeros first: a pipeline's parts begin in place, and a second one would not fit on the stack.
  state.initializeMemory(
    as: UInt8.self, repeating: 0, count: MemoryLayout<HingePipeline>.size)
  state.assumingMemoryBound(to: HingePipeline.self).pointee.restart(read.pointee)
}

/// - Parameter counts: ax ay az gx gy gz of the sacrum, then of T12.
@_cdecl("hinge_step")
func step(_ state: UnsafeMutableRawPointer, _ time: Int64, _ counts: UnsafePointer<Int16>) {
  state.assumingMemoryBound(to: HingePipeline.self).pointee.step(
    SampleInput(time: time, counts: counts))
}

@_cdecl("hinge_no_sample")
func noSample(_ state: UnsafeMutableRawPointer, _ time: Int64) {
  state.assumingMemoryBound(to: HingePipeline.self).pointee.noSample(
    at: Timestamp(microseconds: time))
}

@_cdecl("hinge_finish")
func finish(_ state: UnsafeMutableRawPointer) {
  state.assumingMemoryBound(to: HingePipeline.self).pointee.finish()
}

/// Folds what the last call left to be seen into a hash; 0 begins one.
@_cdecl("hinge_fold")
func fold(_ state: UnsafeRawPointer, _ before: UInt64) -> UInt64 {
  var hash = before == 0 ? OutputHash() : OutputHash(continuing: before)
  hash.add(state.assumingMemoryBound(to: HingePipeline.self).pointee)
  return hash.value
}

/// The event at an index: 0 past the last one, 1 for a completed rep, whose set, number, lift-off
/// and lockout (µs) are then in `out`, 2 for another event.
@_cdecl("hinge_done")
func done(_ state: UnsafeRawPointer, _ index: Int32, _ out: UnsafeMutablePointer<Int64>) -> Int32 {
  let pipeline = state.assumingMemoryBound(to: HingePipeline.self)
  let position = Int(truncatingIfNeeded: index)
  if position >= pipeline.pointee.events.count { return 0 }
  guard case .repCompleted(let rep) = pipeline.pointee.events[position] else { return 2 }
  out[0] = Int64(truncatingIfNeeded: rep.setNumber)
  out[1] = Int64(truncatingIfNeeded: rep.number)
  out[2] = rep.liftoff.microseconds
  out[3] = rep.lockout.microseconds
  return 1
}

extension SampleInput {
  // Inlined: what C's entry points call counts in scripts/check-footprint.
  @inline(__always) init(time: Int64, counts: UnsafePointer<Int16>) {
    self.init(
      time: Timestamp(microseconds: time),
      sacrum: RawSample(
        ax: counts[0], ay: counts[1], az: counts[2], gx: counts[3], gy: counts[4], gz: counts[5]),
      thorax: RawSample(
        ax: counts[6], ay: counts[7], az: counts[8], gx: counts[9], gy: counts[10],
        gz: counts[11]))
  }
}

/// Numbers read one after the other; past the end they are 0, and `isExactlyUsed` says so.
struct NumberTape {
  let numbers: UnsafePointer<Int64>
  let count: Int32
  var position: Int32 = 0

  var isExactlyUsed: Bool { position == count }

  mutating func next() -> Int64 {
    position = position &+ 1
    return position <= count ? numbers[Int(truncatingIfNeeded: position &- 1)] : 0
  }
  mutating func next32() -> Int32 { Int32(truncatingIfNeeded: next()) }
  mutating func next16() -> Int16 { Int16(truncatingIfNeeded: next()) }
  mutating func quantity<Q: FixedPointQuantity>(_: Q.Type = Q.self) -> Q { Q(raw: next32()) }
  mutating func vector<Q: FixedPointQuantity>(_: Q.Type = Q.self) -> Vector3<Q> {
    let x: Q = quantity()
    let y: Q = quantity()
    return Vector3(x, y, quantity())
  }
  mutating func span() -> TimeSpan { TimeSpan(microseconds: next()) }
  mutating func row() -> InlineArray<3, Int32> {
    let a = next32()
    let b = next32()
    return [a, b, next32()]
  }
  mutating func curve() -> InlineArray<9, Int32> {
    var points = InlineArray<9, Int32>(repeating: 0)
    for index in 0..<9 { points[index] = next32() }
    return points
  }
  mutating func mounting() -> Mounting {
    let forward: UnitVector = vector()
    let left: UnitVector = vector()
    return Mounting(forward: forward, left: left, up: vector())
  }
  mutating func triad<Q: FixedPointQuantity>(_ model: inout TriadModel<Q>) {
    model.row0 = row()
    model.row1 = row()
    model.row2 = row()
    model.bias = vector()
  }
  mutating func sensor() -> SensorModel {
    var model = SensorModel(microCountsPerG: 16_000_000, microCountsPerDPS: 16_000_000)
    triad(&model.accel)
    triad(&model.gyro)
    model.accelLimitCounts = next16()
    model.gyroLimitCounts = next16()
    return model
  }
}

// The order is that of Sources/hinge/CoreExport.swift.
extension PipelineConfiguration {
  init(from tape: inout NumberTape) {
    let sacrum = tape.sensor()
    let thorax = tape.sensor()
    let interval = tape.span()
    let alerts = AlertSettings(from: &tape)
    let basis: PipelineBasis =
      tape.next() == 1
      ? .profile(WearerProfile(from: &tape)) : .found(FoundMounting(from: &tape))
    self.init(
      sacrum: sacrum, thorax: thorax, nominalInterval: interval, basis: basis, alerts: alerts)
  }
}

extension AlertSettings {
  init(from tape: inout NumberTape) {
    self.init()
    warnReserve = tape.quantity()
    alarmReserve = tape.quantity()
    clearReserve = tape.quantity()
    severeReserve = tape.quantity()
    floorAngle = tape.quantity()
    hold = tape.span()
    holdSevere = tape.span()
    rearm = tape.span()
    creep = tape.quantity()
    hyperextension = tape.quantity()
    let hasEccentric = tape.next() == 1
    let eccentric = tape.span()
    shortestEccentric = hasEccentric ? eccentric : nil
    let hasLoss = tape.next() == 1
    let loss: Fraction = tape.quantity()
    stopSetVelocityLoss = hasLoss ? loss : nil
    feedback = FeedbackMode(rawValue: UInt8(truncatingIfNeeded: tape.next())) ?? .full
  }
}

extension FoundMounting {
  init(from tape: inout NumberTape) {
    let count = tape.next32()
    let sacrum = tape.mounting()
    let thorax = tape.mounting()
    self.init(sensorCount: count, sacrum: sacrum, thorax: thorax, range: tape.quantity())
  }
}

extension WearerProfile {
  init(from tape: inout NumberTape) {
    let style = LiftStyle(rawValue: UInt8(truncatingIfNeeded: tape.next())) ?? .conventional
    let count = tape.next32()
    let rounding: RoundingJudgement = tape.next() == 0 ? .judged : .abstained
    let sacrum = tape.mounting()
    let thorax = tape.mounting()
    let range: Angle = tape.quantity()
    let lowering = tape.curve()
    let rising = tape.curve()
    let bottom: Angle = tape.quantity()
    self.init(
      style: style, sensorCount: count, rounding: rounding, sacrum: sacrum, thorax: thorax,
      range: range,
      neutral: NeutralCurve(lowering: lowering, rising: rising, bottomPitch: bottom))
    sacrumBias = tape.vector()
    thoraxBias = tape.vector()
    peakRiseRate = tape.quantity()
    neutralBottomFlexion = tape.quantity()
    maxFlexion = tape.quantity()
    flexionDeviation = tape.quantity()
    lockoutFlexion = tape.quantity()
    sacrumStyleBottom = tape.quantity()
    sacrumHingeBottom = tape.quantity()
    sacrumSlumpBottom = tape.quantity()
    sacrumLockout = tape.quantity()
  }
}
