import HingeCore

/// The tagged words of the LSM6DSO's FIFO. Their order within a slot is not relied upon: the tags'
/// count says what belongs together.
enum LSM6DSOWords {
  /// Tag and three 16-bit values.
  static let length = 7

  private static let gyro: UInt8 = 1
  private static let accel: UInt8 = 2
  private static let configurationChange: UInt8 = 5

  static func readStatus(_ bytes: UnsafeBufferPointer<UInt8>) -> FIFOStatus {
    guard bytes.count >= 2 else { return FIFOStatus(units: 0) }
    let level = Int32(bytes[0]) | Int32(bytes[1] & LSM6DSORegister.levelHighBits) &<< 8
    return FIFOStatus(
      units: level, isOverflowed: bytes[1] & LSM6DSORegister.lossFlags != 0)
  }

  /// Whole words, as read from FIFO_TAG on, at most 32 samples of them. The first word that can't be
  /// right ends the batch; the state then waits for a whole pair anew.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ state: inout FIFOState, _ batch: inout SampleBatch
  ) {
    var start = 0
    var fault: FIFOFault?
    while fault == nil && start < bytes.count {
      if bytes.count &- start < length {
        fault = .misaligned
      } else {
        fault = take(bytes, at: start, &state, &batch)
        start &+= length
      }
    }
    if let fault {
      batch.fail(fault)
      state.loseStep()
    }
  }

  private static func take(
    _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ state: inout FIFOState,
    _ batch: inout SampleBatch
  ) -> FIFOFault? {
    let tag = bytes[start]
    if tag.nonzeroBitCount & 1 != 0 { return .parity }
    let sensor = tag &>> 3
    if sensor == configurationChange { return .reconfigured }
    // Temperature and time are never put into it here. 0 is what an empty FIFO gives.
    if sensor != gyro && sensor != accel { return .unknownTag }
    if let fault = enterSlot(tag &>> 1 & 3, &state) { return fault }
    // Twice in one slot: four slots are missing in between, or the tag is another's.
    if sensor == gyro ? state.hasGyro : state.hasAccel { return .lostWords }
    let x = LSM6.word(bytes, at: start &+ 1)
    let y = LSM6.word(bytes, at: start &+ 3)
    let z = LSM6.word(bytes, at: start &+ 5)
    if sensor == gyro {
      state.counts.gx = x
      state.counts.gy = y
      state.counts.gz = z
      state.hasGyro = true
    } else {
      state.counts.ax = x
      state.counts.ay = y
      state.counts.az = z
      state.hasAccel = true
    }
    if state.hasGyro && state.hasAccel {
      state.isInStep = true
      batch.add(LSM6.sample(&state))
    }
    return nil
  }

  /// Words of one slot have one count; the next slot has the next one, modulo four.
  private static func enterSlot(_ count: UInt8, _ state: inout FIFOState) -> FIFOFault? {
    guard let last = state.tagCount else {
      state.tagCount = count
      return nil
    }
    if count == last { return nil }
    if count != (last &+ 1) & 3 { return .lostWords }
    // At the beginning the first slot may be half gone; later that is a loss.
    if state.isInStep && !(state.hasGyro && state.hasAccel) { return .lostWords }
    state.tagCount = count
    state.hasGyro = false
    state.hasAccel = false
    state.isInStep = true
    return nil
  }
}
