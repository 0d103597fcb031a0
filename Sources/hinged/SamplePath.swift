import HingeCore
import LinuxIO
import Synchronization

/// The way of a sample, shared by what takes samples from a store and what takes them from the bus:
/// pipeline, buzzer, rings. Nothing here allocates, logs, locks or opens anything.
struct SamplePath<Line: Buzzer & Sendable> {
  var pipeline: HingePipeline
  private var buzzer: Line
  let shared: SamplerShared
  /// Samples wait for a reader that is behind: a replay at full speed may, and then loses nothing.
  private let waitsForReaders: Bool
  private var cueIsOn = false
  /// The buzzer is to be called with every sample; while it is quiet it need not be.
  private var buzzerIsBusy = false
  private(set) var last = Timestamp(microseconds: 0)
  // A round of holds, in `SamplePath+Holds`. Nil: there is no calibration.
  let holdBase: HoldConfiguration?
  var holding: HoldPipeline?
  var isHolding = false
  var holdTarget: TimeSpan?
  var lastGlance: Timestamp?

  init(
    configuration: PipelineConfiguration, buzzer: Line, shared: SamplerShared,
    waitsForReaders: Bool
  ) {
    pipeline = HingePipeline(configuration)
    holdBase = HoldConfiguration(configuration, kind: nil)
    // Made here, so that none is later.
    holding = holdBase.map { HoldPipeline($0) }
    self.buzzer = buzzer
    self.shared = shared
    self.waitsForReaders = waitsForReaders
  }

  // Mutating as the pipeline's own helpers are: the whole of it would be copied.

  /// The buzzer is on, or something was just noticed that may turn it on.
  var isSounding: Bool {
    mutating get {
      isHolding ? holdIsSounding : pipeline.buzzerIsOn || pipeline.events.count > 0
    }
  }

  /// An alert plays, or pauses between two of its pulses: nothing else is to sound.
  var isAlerting: Bool { mutating get { isHolding ? holdIsSounding : pipeline.isAlerting } }

  var isLifting: Bool {
    mutating get {
      // A loss is to be told soon.
      if isHolding { return holdState == .holding || holdState == .lost }
      return switch pipeline.reading.phase {
      case .standing, .none: false
      case .eccentric, .bottom, .concentric, .lockout: true
      }
    }
  }

  mutating func step(_ sample: SampleInput) {
    if isHolding { return stepHold(sample) }
    pipeline.step(sample)
    note(sample)
    passOn(at: last)
  }

  /// It came, whatever was stepped with it.
  mutating func note(_ sample: SampleInput) {
    if shared.keepsSamples { push(sample, into: shared.kept) }
    last = sample.time
    shared.sampleCount.wrappingAdd(1, ordering: .relaxed)
    shared.lastSampleUS.store(last.microseconds, ordering: .relaxed)
  }

  /// Nothing has come until now.
  mutating func noSample(at time: Timestamp) {
    if isHolding { return noSampleOfHold(at: time) }
    pipeline.noSample(at: time)
    passOn(at: time)
  }

  /// The set is over, its wearer says.
  mutating func endSet() {
    pipeline.endSet()
    passOn(at: last)
  }

  /// What is going on is closed: a calibration begins.
  mutating func pause() {
    buzzer.turnOff(at: last)
    pipeline.finish()
    passOn(at: last)
  }

  /// Lifts are watched again: nothing is missing of what went elsewhere meanwhile.
  mutating func resume() {
    pipeline.resume()
    drive(at: last)
  }

  mutating func observe(_ tare: inout Tare?) {
    guard var seen = tare else { return }
    pipeline.observe(&seen)
    tare = seen
  }

  /// A cue on the same line, which is on while either is.
  mutating func sound(_ isOn: Bool, at time: Timestamp) {
    if isOn == cueIsOn { return }
    cueIsOn = isOn
    drive(at: time)
  }

  /// The samples have ended: the buzzer first.
  mutating func finish() {
    cueIsOn = false
    buzzer.turnOff(at: last)
    if isHolding { finishHold() }
    pipeline.finish()
    passOn(at: last)
    shared.buzzerFailures.store(buzzer.failureCount, ordering: .relaxed)
    shared.hasEnded.store(true, ordering: .releasing)
    shared.wake.signal()
  }

  mutating func drive(at time: Timestamp) {
    let isWanted = cueIsOn || (isHolding ? holdBuzzerIsOn : pipeline.buzzerIsOn)
    if isWanted || buzzerIsBusy { buzzerIsBusy = buzzer.set(isWanted, at: time) }
  }

  private mutating func passOn(at time: Timestamp) {
    drive(at: time)
    var hasNews = false
    // The writer looks for frames by itself; fifty times a second it need not be woken.
    if let frame = pipeline.frame {
      shared.buzzerFailures.store(buzzer.failureCount, ordering: .relaxed)
      push(frame, into: shared.frames)
      hasNews = shared.frames.count > shared.frames.capacity / 2
    }
    for index in 0..<pipeline.events.count {
      if let event = pipeline.events[index] { push(event, into: shared.events) }
      hasNews = true
    }
    if hasNews { shared.wake.signal() }
  }

  func push<Element>(_ element: Element, into ring: SPSCRing<Element>) {
    if waitsForReaders {
      while ring.count == ring.capacity, !shared.isStopping.load(ordering: .relaxed) {
        MonotonicClock.sleep(
          until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 1)))
      }
    }
    ring.push(element)
  }
}
