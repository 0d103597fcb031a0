import CalibrationSteps
import HingeCore
import IMU
import LinuxIO
import Synchronization

/// The sampler's thread on the worn sensors: reads what is due, steps every sample, sleeps until there
/// is more.
///
/// The pipeline is fed on the chips' own clock. Reads are seldom at rest and often while somebody
/// lifts or the buzzer speaks, since what it says is stepped here.
final class LiveSampler<Bus: RegisterBus, Line: Buzzer & Sendable>: @unchecked Sendable {
  private var belt: Belt<Bus, SystemMoments>
  private var path: SamplePath<Line>
  private let shared: SamplerShared
  private let feedback: FeedbackMode
  private var cues = CuePlayer()
  private let isCalibrated: Bool
  /// Samples are handed on and not judged: a calibration goes on, or there is none yet.
  private var isCapturing: Bool
  private var tare: Tare?
  private var tareUntil = Timestamp(microseconds: 0)
  /// Reads stay frequent until then.
  private var busyUntil = Timestamp(microseconds: 0)

  /// Without a sample for this long the pipeline is told so. Longer than any pause of the schedule.
  private static var tareLength: TimeSpan { TimeSpan(milliseconds: 1500) }
  private static var silence: TimeSpan { TimeSpan(milliseconds: 60) }
  /// The longest pause within a pattern, and some.
  private static var afterSound: TimeSpan { TimeSpan(milliseconds: 1500) }

  init(
    belt: Belt<Bus, SystemMoments>, configuration: PipelineConfiguration, buzzer: Line,
    shared: SamplerShared, isCalibrated: Bool
  ) {
    feedback = configuration.alerts.feedback
    isCapturing = !isCalibrated
    self.isCalibrated = isCalibrated
    self.belt = belt
    path = SamplePath(
      configuration: configuration, buzzer: buzzer, shared: shared, waitsForReaders: false)
    self.shared = shared
  }

  /// The thread's body: until it is told to stop.
  func run() {
    shared.lockSampler()
    var lastArrival = MonotonicClock.now()
    var now = lastArrival
    while !shared.isStopping.load(ordering: .relaxed) {
      while let command = shared.commands.pop() { obey(command, at: now) }
      let due = belt.service(isLifting: now < busyUntil)
      var hasSamples = false
      var hasSound = false
      while let sample = belt.next() {
        hasSamples = true
        if isCapturing {
          shared.captured.push(sample)
          continue
        }
        path.step(sample)
        if tare != nil { path.observe(&tare) }
        hasSound = hasSound || isSounding
      }
      while let event = belt.nextEvent() {
        shared.links.push(event)
        shared.wake.signal()
      }
      now = MonotonicClock.now()
      if hasSamples {
        lastArrival = now
      } else if !isCapturing && now.since(lastArrival) >= Self.silence {
        path.noSample(at: now)
        hasSound = isSounding
      }
      if tare != nil && now >= tareUntil { settleTare(at: now) }
      cues.advance(to: now)
      path.sound(cues.isOn, at: now)
      hasSound = hasSound || cues.isPlaying
      stayBusy(from: now, hasSound: hasSound)
      shared.roundCount.add(1, ordering: .relaxed)
      MonotonicClock.sleep(until: due)
    }
    path.finish()
  }

  private func obey(_ command: SamplerCommand, at now: Timestamp) {
    switch command {
    case .mute(let isMuted): path.pipeline.setFeedback(isMuted ? .silent : feedback)
    case .endSet: path.endSet()
    case .tare:
      tare = Tare()
      tareUntil = now.advanced(by: Self.tareLength)
    case .capture(let isOn):
      if isOn && isCalibrated { path.pause() }
      isCapturing = isOn || !isCalibrated
    case .sound(let cue): cues.play(cue, at: now)
    }
  }

  private func settleTare(at now: Timestamp) {
    guard let seen = tare else { return }
    tare = nil
    let isApplied = path.pipeline.apply(seen)
    cues.play(isApplied ? .accepted : .refused, at: now)
    shared.tareOutcome.store(isApplied ? 1 : 2, ordering: .releasing)
  }

  private var isSounding: Bool {
    path.pipeline.buzzerIsOn || path.pipeline.events.count > 0
  }

  private func stayBusy(from now: Timestamp, hasSound: Bool) {
    let isLifting =
      switch path.pipeline.reading.phase {
      case .standing, .none: false
      case .eccentric, .bottom, .concentric, .lockout: true
      }
    let span = hasSound ? Self.afterSound : isLifting ? Self.silence : .zero
    busyUntil = max(busyUntil, now.advanced(by: span))
  }
}
