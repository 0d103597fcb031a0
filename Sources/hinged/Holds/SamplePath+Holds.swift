import HingeCore
import LinuxIO

// A round of holds: its own pipeline is stepped instead of the lifts'. No heap and no lock, as for those.
extension SamplePath {
  /// False: without a calibration nothing can be held.
  mutating func beginHold(_ kind: HoldKind?, target: TimeSpan?, feedback: FeedbackMode) -> Bool {
    guard var configuration = holdBase else { return false }
    pause()
    configuration.kind = kind
    configuration.target = target
    configuration.feedback = feedback
    holdTarget = target
    holding?.restart(configuration)
    lastGlance = nil
    isHolding = true
    return true
  }

  /// Lifts are watched again.
  mutating func endHold() {
    guard isHolding else { return }
    holding?.stop()
    passOnHold(at: last)
    isHolding = false
    resume()
  }

  mutating func stepHold(_ sample: SampleInput) {
    holding?.step(sample)
    note(sample)
    passOnHold(at: sample.time)
  }

  mutating func noSampleOfHold(at time: Timestamp) {
    holding?.noSample(at: time)
    passOnHold(at: time)
  }

  mutating func finishHold() {
    holding?.finish()
    passOnHold(at: last)
    isHolding = false
  }

  mutating func setHoldFeedback(_ mode: FeedbackMode) {
    if isHolding { holding?.setFeedback(mode) }
  }

  var holdState: HoldState { mutating get { holding?.reading.state ?? .waiting } }
  /// What it says is still being said.
  var holdIsSounding: Bool { mutating get { holding?.isAlerting ?? false } }
  var holdBuzzerIsOn: Bool { mutating get { isHolding && holding?.buzzerIsOn ?? false } }

  private mutating func passOnHold(at time: Timestamp) {
    drive(at: time)
    let count = holding?.events.count ?? 0
    for index in 0..<count {
      if let event = holding?.events[index] {
        push(HoldNote(event: event, target: holdTarget), into: shared.holds)
      }
    }
    let isDue = lastGlance.map { time.since($0) >= Self.glance } ?? true
    if isDue, let reading = holding?.reading {
      lastGlance = time
      shared.glances.push(HoldGlance(reading: reading, target: holdTarget))
    }
    if count > 0 || isDue { shared.wake.signal() }
  }

  private static var glance: TimeSpan { TimeSpan(milliseconds: 200) }
}
