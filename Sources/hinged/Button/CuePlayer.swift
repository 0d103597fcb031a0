import CalibrationSteps
import HingeCore

/// Plays what a button or a calibration says, on the same line as the alerts. No alert's pattern can be
/// mistaken for one: alarms are pulses of 180 ms, over and over, and ticks come in other numbers.
struct CuePlayer: BitwiseCopyable, Sendable {
  private var steps = InlineArray<12, UInt16>(repeating: 0)
  private var step = 0
  private var stepStart = Timestamp(microseconds: 0)
  private(set) var isOn = false
  private(set) var isPlaying = false

  /// Replaces what plays.
  mutating func play(_ cue: PacerCue, at time: Timestamp) {
    steps = Self.steps(of: cue)
    step = 0
    stepStart = time
    isPlaying = true
    isOn = true
  }

  mutating func advance(to time: Timestamp) {
    while isPlaying {
      let length = TimeSpan(milliseconds: Int64(steps[step]))
      if time.since(stepStart) < length {
        isOn = step & 1 == 0
        return
      }
      stepStart = stepStart.advanced(by: length)
      step += 1
      if step == 12 || steps[step] == 0 {
        isPlaying = false
        isOn = false
      }
    }
  }

  /// On and off in turn, ms; zero ends.
  private static func steps(of cue: PacerCue) -> InlineArray<12, UInt16> {
    switch cue {
    case .stepOne: [60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .stepTwo: [60, 200, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .stepThree: [60, 200, 60, 200, 60, 0, 0, 0, 0, 0, 0, 0]
    case .stepFour: [60, 200, 60, 200, 60, 200, 60, 0, 0, 0, 0, 0]
    case .begin: [400, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .tick: [60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .end: [60, 80, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    case .accepted: [400, 150, 60, 80, 60, 0, 0, 0, 0, 0, 0, 0]
    case .refused: [60, 80, 60, 80, 60, 80, 60, 80, 60, 300, 400, 0]
    }
  }
}
