import Desk
import HingeCore
import LinuxIO
import Synchronization

/// What the wearer asked for, as the sampler's thread carries it out between samples: mute, another feedback,
/// the end of a set, a tare, a calibration's recording, and the sounds that answer or pace.
struct WearerRequests {
  private let shared: SamplerShared
  /// Where it is not muted.
  private var feedback: FeedbackMode
  private var isMuted = false
  private let isCalibrated: Bool
  /// Samples are handed on and not judged: a calibration goes on, or there is none yet.
  private(set) var isCapturing: Bool
  private(set) var cues = CuePlayer()
  /// Sounds are to come in time though nobody lifts.
  private(set) var isAttended = false
  private var tare: Tare?
  private var tareUntil = Timestamp(microseconds: 0)
  /// A set is to end, at the latest then: a rep that goes on still belongs to it.
  private var setEnd: Timestamp?
  /// A posture that is only looked at.
  private var look: Tare?
  private var lookUntil = Timestamp(microseconds: 0)

  /// A round of holds goes on.
  private var round: HoldRound?

  /// How long a wearer stands for a tare.
  private static let tareLength = TimeSpan(milliseconds: 1500)

  /// Longer than a rep takes.
  private static let longestRep = TimeSpan(milliseconds: 15_000)

  init(shared: SamplerShared, feedback: FeedbackMode, isCalibrated: Bool) {
    self.shared = shared
    self.feedback = feedback
    self.isCalibrated = isCalibrated
    isCapturing = !isCalibrated
  }

  /// A sample came: recorded, or judged and then seen by a tare.
  mutating func take<Line>(_ sample: SampleInput, _ path: inout SamplePath<Line>) {
    if isCapturing {
      capture(sample)
      return
    }
    path.step(sample)
    if tare != nil { path.observe(&tare) }
    if look != nil { path.observe(&look) }
  }

  // Not inlined: it would decide in which registers a sample is held that is judged.
  @inline(never)
  private mutating func capture(_ sample: SampleInput) {
    shared.captured.push(sample)
    // It came, though nothing is judged.
    shared.sampleCount.wrappingAdd(1, ordering: .relaxed)
  }

  /// Once a round.
  mutating func advance<Line>(to now: Timestamp, _ path: inout SamplePath<Line>) {
    while let command = shared.commands.pop() { obey(command, at: now, &path) }
    if tare != nil && now >= tareUntil { settleTare(at: now, &path) }
    if look != nil && now >= lookUntil { settleLook() }
    if let latest = setEnd, now >= latest || !path.isLifting {
      setEnd = nil
      path.endSet()
    }
    if round != nil { watchRound(at: now, &path) }
    cues.advance(to: now)
    path.sound(cues.isOn, at: now)
  }

  private mutating func obey<Line>(
    _ command: SamplerCommand, at now: Timestamp, _ path: inout SamplePath<Line>
  ) {
    switch command {
    case .mute(let isMuted):
      self.isMuted = isMuted
      path.pipeline.setFeedback(isMuted ? .silent : feedback)
      path.setHoldFeedback(isMuted ? .silent : feedback)
    case .feedback(let mode):
      feedback = mode
      if !isMuted {
        path.pipeline.setFeedback(mode)
        path.setHoldFeedback(mode)
      }
    case .endSet: setEnd = now.advanced(by: Self.longestRep)
    case .tare:
      tare = Tare()
      tareUntil = now.advanced(by: Self.tareLength)
    case .look:
      look = Tare()
      lookUntil = now.advanced(by: Self.tareLength)
    case .capture(let isOn):
      look = nil
      if isOn && isCalibrated { path.pause() }
      if !isOn && isCalibrated && isCapturing { path.resume() }
      isCapturing = isOn || !isCalibrated
    case .hold(let kind, let target):
      look = nil
      if path.beginHold(kind, target: target, feedback: isMuted ? .silent : feedback) {
        round = HoldRound(from: now, hasTarget: target != nil)
      } else {
        shared.holdsAreOver.store(true, ordering: .releasing)
      }
    case .endHold: endRound(&path)
    case .sound(let sound): cues.play(sound, at: now)
    case .unlessAlerting(let sound):
      if !path.isAlerting && !cues.isPlaying { cues.play(sound, at: now) }
    case .attend(let isOn): isAttended = isOn
    }
  }

  /// From the first sample on, where nobody can ask.
  func beginHold<Line>(_ kind: HoldKind, _ path: inout SamplePath<Line>) {
    _ = path.beginHold(kind, target: nil, feedback: feedback)
  }

  private mutating func watchRound<Line>(at now: Timestamp, _ path: inout SamplePath<Line>) {
    let isOver =
      round?.isOver(path.holdState, isSounding: path.holdIsSounding, at: now) ?? false
    if isOver { endRound(&path) }
  }

  private mutating func endRound<Line>(_ path: inout SamplePath<Line>) {
    round = nil
    path.endHold()
    shared.holdsAreOver.store(true, ordering: .releasing)
  }

  private mutating func settleLook() {
    guard let seen = look else { return }
    look = nil
    guard let sacrum = seen.up(ofThorax: false), let thorax = seen.up(ofThorax: true) else {
      return
    }
    shared.stances.push(Stance(isStill: seen.isStill, sacrum: sacrum, thorax: thorax))
  }

  private mutating func settleTare<Line>(at now: Timestamp, _ path: inout SamplePath<Line>) {
    guard let seen = tare else { return }
    tare = nil
    let isApplied = path.pipeline.apply(seen)
    cues.play(isApplied ? .accepted : .refused, at: now)
    shared.tareOutcome.store(isApplied ? 1 : 2, ordering: .releasing)
  }
}
