/// One number for everything that a pipeline has said: FNV-1a, 64 bits.
///
/// Every output field of every sample goes in as eight bytes, the least significant first, and an
/// optional as 0, or as 1 and its value. So two runs with the same number agreed in every bit of
/// every output, whatever the processor, its word size and the compiler's mode. It is for checks;
/// nothing on the sample path uses it.
package struct OutputHash: BitwiseCopyable, Sendable, Equatable {
  package private(set) var value: UInt64

  package init() { value = 14_695_981_039_346_656_037 }
  /// Goes on from a number that was kept outside.
  package init(continuing value: UInt64) { self.value = value }

  /// All that the last step, `noSample` or `finish` left to be seen.
  package mutating func add(_ pipeline: HingePipeline) {
    add(pipeline.reading)
    add(pipeline.frame != nil)
    if let frame = pipeline.frame { add(frame) }
    add(Int64(truncatingIfNeeded: pipeline.events.count))
    for index in 0..<pipeline.events.count {
      if let event = pipeline.events[index] { add(event) }
    }
    add(pipeline.buzzerIsOn)
    add(pipeline.sacrumUp.x.raw)
    add(pipeline.sacrumUp.y.raw)
    add(pipeline.sacrumUp.z.raw)
    add(pipeline.sacrumBias.x.raw)
    add(pipeline.sacrumBias.y.raw)
    add(pipeline.sacrumBias.z.raw)
    add(pipeline.repsInSet)
    add(pipeline.setNumber)
    add(pipeline.isInSet)
  }

  private mutating func add(_ reading: PipelineReading) {
    add(reading.time)
    add(reading.pelvisPitch.raw)
    add(reading.trunkPitch)
    add(reading.flexion != nil)
    if let flexion = reading.flexion {
      add(flexion.flexion.raw)
      add(flexion.excess.raw)
      add(flexion.reserve.raw)
    }
    add(reading.phase.rawValue)
    add(reading.alert)
    add(reading.isTrusted)
  }

  private mutating func add(_ frame: MotionFrame) {
    add(frame.time)
    add(frame.pelvisPitch.raw)
    add(frame.trunkPitch)
    add(frame.flexion)
    add(frame.reserveUsed)
    add(frame.lateralLean.raw)
    add(frame.twist.raw)
    add(frame.phase.rawValue)
    add(frame.alert)
    add(frame.isBuzzing)
  }

  private mutating func add(_ event: CoreEvent) {
    switch event {
    case .setStarted(let number, let time):
      add(UInt8(1))
      add(number)
      add(time)
    case .repCounted(let set, let number, let lockout):
      add(UInt8(2))
      add(set)
      add(number)
      add(lockout)
    case .repCompleted(let rep):
      add(UInt8(3))
      add(rep)
    case .repWithdrawn(let set, let number):
      add(UInt8(4))
      add(set)
      add(number)
    case .setEnded(let summary):
      add(UInt8(5))
      add(summary.number)
      add(summary.start)
      add(summary.end)
      add(summary.reps)
    case .alert(let alert):
      add(UInt8(6))
      add(alert.time)
      add(alert.kind.rawValue)
      add(alert.grade.rawValue)
      add(alert.sounded)
      add(alert.setNumber)
    case .fault(let fault):
      add(UInt8(7))
      add(fault.time)
      add(fault.kind.rawValue)
      add(fault.sensor)
      add(fault.detail)
    }
  }

  private mutating func add(_ rep: Rep) {
    add(rep.setNumber)
    add(rep.number)
    add(rep.liftoff)
    add(rep.lockout)
    add(rep.ownStart)
    add(rep.ownEnd)
    add(rep.eccentric)
    add(rep.bottom.microseconds)
    add(rep.concentric.microseconds)
    add(rep.top)
    add(rep.peakFlexion)
    add(rep.peakFlexionAt != nil)
    if let time = rep.peakFlexionAt { add(time) }
    add(rep.excessFlexion)
    add(rep.reserveUsed)
    add(rep.range.raw)
    add(rep.peakRiseRate.raw)
    add(rep.warnings)
    add(rep.alarms)
    add(rep.verdict.rawValue)
    add(Int64(truncatingIfNeeded: rep.flags.bits))
  }

  mutating func add<Q: FixedPointQuantity>(_ quantity: Q?) {
    add(quantity != nil)
    if let quantity { add(quantity.raw) }
  }

  private mutating func add(_ span: TimeSpan?) {
    add(span != nil)
    if let span { add(span.microseconds) }
  }

  private mutating func add(_ grade: AlertGrade?) {
    add(grade != nil)
    if let grade { add(grade.rawValue) }
  }

  mutating func add(_ time: Timestamp) { add(time.microseconds) }
  mutating func add(_ flag: Bool) { add(UInt8(flag ? 1 : 0)) }
  mutating func add(_ number: UInt8) { add(Int64(truncatingIfNeeded: number)) }
  mutating func add(_ number: Int32) { add(Int64(truncatingIfNeeded: number)) }

  mutating func add(_ number: Int64) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<8 {
      value = (value ^ (rest & 0xff)) &* 1_099_511_628_211
      rest = rest &>> 8
    }
  }
}
