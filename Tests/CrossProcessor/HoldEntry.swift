// The core of timed holds as C sees it, for scripts/check-core and scripts/check-processors:
// compiled with CoreEntry.swift, whose functions these are the counterparts of. A file of its own,
// so that scripts/check-footprint measures what a monitor of lifts alone would keep.

@_cdecl("hinge_hold_state_size")
func holdStateSize() -> Int32 { Int32(truncatingIfNeeded: MemoryLayout<HoldPipeline>.size) }

@_cdecl("hinge_hold_configuration_size")
func holdConfigurationSize() -> Int32 {
  Int32(truncatingIfNeeded: MemoryLayout<HoldConfiguration>.size)
}

/// Reads a configuration from the numbers that `hinge bench-core --hold --export` wrote. Gives 0
/// where there are more or fewer of them than it needs.
@_cdecl("hinge_hold_configure")
func holdConfigure(
  _ configuration: UnsafeMutableRawPointer, _ numbers: UnsafePointer<Int64>, _ count: Int32
) -> Int32 {
  var tape = NumberTape(numbers: numbers, count: count)
  let read = HoldConfiguration(from: &tape)
  configuration.bindMemory(to: HoldConfiguration.self, capacity: 1).initialize(to: read)
  return tape.isExactlyUsed ? 1 : 0
}

@_cdecl("hinge_hold_start")
func holdStart(_ state: UnsafeMutableRawPointer, _ configuration: UnsafeRawPointer) {
  let read = configuration.assumingMemoryBound(to: HoldConfiguration.self)
  state.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<HoldPipeline>.size)
  state.assumingMemoryBound(to: HoldPipeline.self).pointee.restart(read.pointee)
}

/// - Parameter counts: ax ay az gx gy gz of the sacrum, then of T12.
@_cdecl("hinge_hold_step")
func holdStep(_ state: UnsafeMutableRawPointer, _ time: Int64, _ counts: UnsafePointer<Int16>) {
  state.assumingMemoryBound(to: HoldPipeline.self).pointee.step(
    SampleInput(time: time, counts: counts))
}

@_cdecl("hinge_hold_no_sample")
func holdNoSample(_ state: UnsafeMutableRawPointer, _ time: Int64) {
  state.assumingMemoryBound(to: HoldPipeline.self).pointee.noSample(
    at: Timestamp(microseconds: time))
}

@_cdecl("hinge_hold_finish")
func holdFinish(_ state: UnsafeMutableRawPointer) {
  state.assumingMemoryBound(to: HoldPipeline.self).pointee.finish()
}

/// Folds what the last call left to be seen into a hash; 0 begins one.
@_cdecl("hinge_hold_fold")
func holdFold(_ state: UnsafeRawPointer, _ before: UInt64) -> UInt64 {
  var hash = before == 0 ? OutputHash() : OutputHash(continuing: before)
  hash.add(state.assumingMemoryBound(to: HoldPipeline.self).pointee)
  return hash.value
}

/// The event at an index: 0 past the last one, 1 for an ended hold, whose number, kind, start and
/// end (µs) are then in `out`, 2 for another event.
@_cdecl("hinge_hold_done")
func holdDone(
  _ state: UnsafeRawPointer, _ index: Int32, _ out: UnsafeMutablePointer<Int64>
) -> Int32 {
  let pipeline = state.assumingMemoryBound(to: HoldPipeline.self)
  let position = Int(truncatingIfNeeded: index)
  if position >= pipeline.pointee.events.count { return 0 }
  guard case .ended(let hold) = pipeline.pointee.events[position] else { return 2 }
  out[0] = Int64(truncatingIfNeeded: hold.number)
  out[1] = Int64(truncatingIfNeeded: hold.kind.rawValue)
  out[2] = hold.start.microseconds
  out[3] = hold.end.microseconds
  return 1
}

// The order is that of Sources/hinge/CoreExport.swift.
extension HoldConfiguration {
  init(from tape: inout NumberTape) {
    sacrum = tape.sensor()
    thorax = tape.sensor()
    nominalInterval = tape.span()
    hasThorax = tape.next() == 1
    sacrumMounting = tape.mounting()
    thoraxMounting = tape.mounting()
    sacrumBias = tape.vector()
    thoraxBias = tape.vector()
    let hasKind = tape.next() == 1
    let chosen = HoldKind(rawValue: UInt8(truncatingIfNeeded: tape.next()))
    kind = hasKind ? chosen : nil
    limits = HoldLimits()
    limits.sag = tape.quantity()
    limits.rotation = tape.quantity()
    limits.sway = tape.quantity()
    limits.lostAfter = tape.span()
    let hasTarget = tape.next() == 1
    let length = tape.span()
    target = hasTarget ? length : nil
    feedback = FeedbackMode(rawValue: UInt8(truncatingIfNeeded: tape.next())) ?? .full
  }
}
