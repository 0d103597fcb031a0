/// What the buzzer says by itself. Only an alarm sounds in pulses of 150 ms or more; everything else is made
/// of ticks of 50 ms or less, so that an ear, and a test, can tell them apart. What each means, and what else
/// the buzzer can say, stands in the table of `BuzzerSound`.
package enum BuzzerPattern: UInt8, BitwiseCopyable, Sendable {
  case alarm
  case warning
  case setup
  case hyperextension
  case creep
  case tempo
  case stopSet
  case sensorLost
  case recalibrate
  case setEnd
  case holdStart
  case holdLost
  case holdDone

  package var token: StaticString {
    switch self {
    case .alarm: "alarm"
    case .warning: "warning"
    case .setup: "setup"
    case .hyperextension: "hyperextension"
    case .creep: "creep"
    case .tempo: "tempo"
    case .stopSet: "stop_set"
    case .sensorLost: "sensor_lost"
    case .recalibrate: "recalibrate"
    case .setEnd: "set_end"
    case .holdStart: "hold_start"
    case .holdLost: "hold_lost"
    case .holdDone: "hold_done"
    }
  }

  /// On-times and off-times in turn, ms; zero ends.
  package var steps: InlineArray<8, UInt16> {
    switch self {
    case .alarm: [180, 90, 0, 0, 0, 0, 0, 0]
    case .warning: [40, 0, 0, 0, 0, 0, 0, 0]
    case .setup: [40, 80, 40, 0, 0, 0, 0, 0]
    case .hyperextension: [40, 60, 40, 60, 40, 0, 0, 0]
    case .creep: [40, 200, 40, 0, 0, 0, 0, 0]
    case .tempo: [25, 0, 0, 0, 0, 0, 0, 0]
    case .stopSet: [40, 60, 40, 60, 40, 60, 40, 0]
    case .sensorLost: [40, 460, 40, 460, 40, 1400, 0, 0]
    case .recalibrate: [40, 300, 40, 300, 40, 0, 0, 0]
    case .setEnd: [40, 120, 40, 0, 0, 0, 0, 0]
    case .holdStart: [50, 50, 50, 0, 0, 0, 0, 0]
    case .holdLost: [50, 200, 0, 0, 0, 0, 0, 0]
    case .holdDone: [50, 50, 50, 300, 50, 50, 50, 0]
    }
  }

  /// Repeats while its condition lasts.
  package var repeats: Bool { self == .alarm || self == .sensorLost || self == .holdLost }

  /// The higher one interrupts the lower.
  var rank: UInt8 {
    switch self {
    case .sensorLost: 4
    case .alarm: 3
    case .stopSet, .setup, .hyperextension, .holdDone: 2
    case .warning, .creep, .recalibrate, .setEnd, .holdStart, .holdLost: 1
    case .tempo: 0
    }
  }
}

/// Steps a pattern along the sample clock.
///
/// A pulse that sounds is never cut and never runs into the next one: whatever comes waits for its
/// end and a gap, so that a tick stays a tick and an alarm an alarm. Only an alarm does not wait;
/// a tick that it takes over becomes the beginning of its pulse.
package struct BuzzerPlayer: BitwiseCopyable, Sendable {
  private var pattern: BuzzerPattern?
  /// Waits for the pulse that sounds.
  private var next: BuzzerPattern?
  /// The pattern ends with the pulse that sounds.
  private var isEnding = false
  private var step = 0
  private var stepStart = Timestamp(microseconds: 0)
  private var begun = Timestamp(microseconds: 0)
  /// The end of the last pulse.
  private var quietSince: Timestamp?

  /// However long its condition lasts, an alarm ends after this, and so does the tick of a lost hold.
  private static let longest = TimeSpan(milliseconds: 5000)
  /// Between the pulses of two patterns.
  private static let gap = TimeSpan(milliseconds: 60)

  package private(set) var isOn = false
  package init() {}

  /// Also in the pauses of a pattern.
  var isPlaying: Bool { pattern != nil }

  /// Starts a pattern unless a graver one is playing or waiting.
  package mutating func play(_ wanted: BuzzerPattern, at time: Timestamp) {
    if let waiting = next, waiting.rank > wanted.rank || waiting == wanted { return }
    if let current = pattern {
      if current == wanted {
        // Ended and raised again: it has its whole time once more.
        if isEnding { begun = time }
        isEnding = false
        return
      }
      if current.rank > wanted.rank && !isEnding { return }
    }
    if isOn && wanted != .alarm {
      next = wanted
    } else {
      start(wanted, at: time)
    }
  }

  /// Ends a repeating pattern, with the pulse that sounds; others play to their end.
  package mutating func stop(_ ended: BuzzerPattern) {
    if next == ended { next = nil }
    guard pattern == ended else { return }
    if isOn {
      isEnding = true
    } else {
      pattern = nil
    }
  }

  /// Off at once.
  package mutating func silence() {
    pattern = nil
    next = nil
    isEnding = false
    isOn = false
  }

  /// The state of the line at this moment.
  package mutating func advance(to time: Timestamp) {
    guard let current = pattern, time >= stepStart else { return }
    if current.repeats && current != .sensorLost && time.since(begun) >= Self.longest {
      stop(current)
    }
    let steps = current.steps
    // At most once round the steps: a long silence between two samples is not caught up with.
    for _ in 0..<8 {
      if pattern == nil { return }
      let length = TimeSpan(milliseconds: Int64(steps[step]))
      if time.since(stepStart) < length {
        isOn = step & 1 == 0
        return
      }
      stepStart = stepStart.advanced(by: length)
      if step & 1 == 0 {
        isOn = false
        quietSince = stepStart
        if isEnding || next != nil {
          end()
          return
        }
      }
      step &+= 1
      if step == 8 || steps[step] == 0 {
        guard current.repeats else {
          end()
          return
        }
        step = 0
      }
    }
    stepStart = time
    isOn = step & 1 == 0
  }

  private mutating func start(_ wanted: BuzzerPattern, at time: Timestamp) {
    pattern = wanted
    next = nil
    isEnding = false
    step = 0
    stepStart = time
    if let quiet = quietSince, wanted != .alarm {
      stepStart = max(time, quiet.advanced(by: Self.gap))
    }
    begun = stepStart
    isOn = stepStart <= time
  }

  private mutating func end() {
    pattern = nil
    isEnding = false
    if let waiting = next { start(waiting, at: stepStart) }
  }
}
