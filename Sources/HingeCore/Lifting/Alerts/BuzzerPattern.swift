/// What the buzzer says. Only an alarm sounds in pulses of 150 ms or more; everything else is made
/// of ticks of 50 ms or less, so that an ear, and a test, can tell them apart.
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
    }
  }

  /// On-times and off-times in turn, ms; zero ends.
  var steps: InlineArray<8, Int64> {
    switch self {
    case .alarm: [180, 90, 0, 0, 0, 0, 0, 0]
    case .warning: [40, 0, 0, 0, 0, 0, 0, 0]
    case .setup: [40, 80, 40, 0, 0, 0, 0, 0]
    case .hyperextension: [40, 60, 40, 60, 40, 0, 0, 0]
    case .creep: [40, 200, 40, 0, 0, 0, 0, 0]
    case .tempo: [25, 0, 0, 0, 0, 0, 0, 0]
    case .stopSet: [50, 60, 50, 60, 50, 60, 50, 0]
    case .sensorLost: [50, 450, 50, 450, 50, 1400, 0, 0]
    case .recalibrate: [50, 300, 50, 300, 50, 0, 0, 0]
    case .setEnd: [50, 120, 50, 0, 0, 0, 0, 0]
    }
  }

  /// Repeats while its condition lasts.
  var repeats: Bool { self == .alarm || self == .sensorLost }

  /// The higher one interrupts the lower.
  var rank: UInt8 {
    switch self {
    case .sensorLost: 4
    case .alarm: 3
    case .stopSet, .setup, .hyperextension: 2
    case .warning, .creep, .recalibrate, .setEnd: 1
    case .tempo: 0
    }
  }
}

/// Steps a pattern along the sample clock.
package struct BuzzerPlayer: BitwiseCopyable, Sendable {
  private var pattern: BuzzerPattern?
  private var step = 0
  private var stepStart = Timestamp(microseconds: 0)
  private var begun = Timestamp(microseconds: 0)

  /// However long its condition lasts, a repeating pattern ends after this.
  private static let longest = TimeSpan(milliseconds: 5000)

  package private(set) var isOn = false
  package init() {}

  /// Starts a pattern unless a graver one is playing.
  package mutating func play(_ next: BuzzerPattern, at time: Timestamp) {
    if let current = pattern, current.rank > next.rank || current == next { return }
    pattern = next
    step = 0
    stepStart = time
    begun = time
    isOn = true
  }

  /// Ends a repeating pattern; others play to their end.
  package mutating func stop(_ ended: BuzzerPattern) {
    if pattern == ended { silence() }
  }

  package mutating func silence() {
    pattern = nil
    isOn = false
  }

  /// The state of the line at this moment.
  package mutating func advance(to time: Timestamp) {
    guard let current = pattern else { return }
    if current.repeats && time.since(begun) >= Self.longest && current != .sensorLost {
      silence()
      return
    }
    let steps = current.steps
    // At most once round the steps: a long silence between two samples ends a pattern instead of
    // being caught up with.
    for _ in 0..<8 {
      let length = TimeSpan(milliseconds: steps[step])
      if time.since(stepStart) < length { return }
      stepStart = stepStart.advanced(by: length)
      step &+= 1
      if step == 8 || steps[step] == 0 {
        guard current.repeats else {
          silence()
          return
        }
        step = 0
      }
      isOn = step & 1 == 0
    }
  }
}
