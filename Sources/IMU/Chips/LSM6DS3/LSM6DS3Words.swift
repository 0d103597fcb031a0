import HingeCore

/// The untagged words of the LSM6DS3's FIFO. Only the chip's own place in the pattern says which axis
/// a word is of.
enum LSM6DS3Words {
  /// Gyro x, y, z, accelerometer x, y, z.
  static let pattern: UInt8 = 6

  static func readStatus(_ bytes: UnsafeBufferPointer<UInt8>) -> FIFOStatus {
    guard bytes.count >= 4 else { return FIFOStatus(units: 0) }
    let level = Int32(bytes[0]) | Int32(bytes[1] & LSM6DS3Register.levelHighBits) &<< 8
    let place = UInt16(bytes[2]) | UInt16(bytes[3] & LSM6DS3Register.patternHighBits) &<< 8
    return FIFOStatus(
      units: level, isOverflowed: bytes[1] & LSM6DS3Register.lossFlags != 0,
      // What is beyond the pattern stays beyond it.
      place: UInt8(clamping: place))
  }

  /// Words as read from FIFO_DATA_OUT_L on, of which the first stands at `state.place`; at most 32
  /// samples of them. What comes before the first beginning of a pattern is passed over.
  ///
  /// Once in step, a chip that is elsewhere than where reading left off has lost a word or its
  /// count: parts have been seen to do both (ST community, "LSM6DS3 FIFO data corruption on random
  /// basis"). Nobody can say how many samples that were, so that it is a fault.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ state: inout FIFOState, _ batch: inout SampleBatch
  ) {
    var place = state.place
    let isAstray = state.isInStep && place != state.nextPlace
    if place >= pattern || isAstray || bytes.count & 1 != 0 {
      batch.fail(.misaligned)
      state.loseStep()
      return
    }
    state.isInStep = true
    var index = 0
    while index < bytes.count {
      take(LSM6.word(bytes, at: index), at: place, &state, &batch)
      place = place == pattern &- 1 ? 0 : place &+ 1
      index &+= 2
    }
    state.place = place
    state.nextPlace = place
  }

  /// `hasGyro`: the pattern's first word was taken, and every one since.
  private static func take(
    _ word: Int16, at place: UInt8, _ state: inout FIFOState, _ batch: inout SampleBatch
  ) {
    switch place {
    case 0:
      state.counts.gx = word
      state.hasGyro = true
    case 1: state.counts.gy = word
    case 2: state.counts.gz = word
    case 3: state.counts.ax = word
    case 4: state.counts.ay = word
    default:
      state.counts.az = word
      if state.hasGyro { batch.add(LSM6.sample(&state)) }
    }
  }
}
