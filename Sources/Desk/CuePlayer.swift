package import HingeCore

/// Plays what answers the wearer, and what paces him, on the same line as the alerts. For the sampler's
/// thread: no heap, and a bounded number of steps a round.
package struct CuePlayer: BitwiseCopyable, Sendable {
  private var steps = InlineArray<12, UInt16>(repeating: 0)
  private var step = 0
  private var roundsLeft = 0
  private var stepStart = Timestamp(microseconds: 0)
  package private(set) var isOn = false
  package private(set) var isPlaying = false

  package init() {}

  /// Replaces what plays. A sound that repeats while its condition lasts is played twice: there is no
  /// condition here.
  package mutating func play(_ sound: BuzzerSound, at time: Timestamp) {
    steps = sound.stepsMS
    roundsLeft = sound.repeats ? 1 : 0
    step = 0
    stepStart = time
    isPlaying = true
    isOn = true
  }

  package mutating func advance(to time: Timestamp) {
    while isPlaying {
      let length = TimeSpan(milliseconds: Int64(steps[step]))
      if time.since(stepStart) < length {
        isOn = step & 1 == 0
        return
      }
      stepStart = stepStart.advanced(by: length)
      step += 1
      guard step == 12 || steps[step] == 0 else { continue }
      if roundsLeft > 0 {
        roundsLeft -= 1
        step = 0
      } else {
        isPlaying = false
        isOn = false
      }
    }
  }
}
