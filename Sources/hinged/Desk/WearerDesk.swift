import CalibrationSteps
import Desk
import HingeCore
import LinuxIO
import Logging
import Recording
import Setup
import Synchronization

/// The thread behind the push button: gestures in, commands to the sampler out; and, where a
/// calibration was asked for, its pacing, its recordings and its profile.
///
/// | gesture | what it does |
/// |---|---|
/// | short | mute, and take it back; during a calibration: give it up |
/// | double | end the set |
/// | long | tare: standing as now is upright |
/// | very long | calibrate |
final class WearerDesk: @unchecked Sendable {
  private let button: ButtonInput
  private let shared: SamplerShared
  private let board: StatusBoard
  private let logger: Logger
  private let taker: CalibrationTaker
  private let stopping: WakeEvent
  private var pacer: CalibrationPacer?
  /// To be asked by others once the thread has ended.
  private(set) var isMuted: Bool
  private var answerDue: Timestamp?
  private var isOver = false
  /// A profile was made: the session is to begin anew with it.
  private let hasRecalibrated = Atomic<Bool>(false)

  /// When a tare's outcome is known at the latest.
  private static let tareAnswer = TimeSpan(milliseconds: 2000)
  private static let glance = TimeSpan(milliseconds: 500)

  init(
    button: ButtonInput, shared: SamplerShared, board: StatusBoard, logger: Logger,
    taker: CalibrationTaker, isMuted: Bool
  ) throws(Errno) {
    self.button = button
    self.shared = shared
    self.board = board
    self.logger = logger
    self.taker = taker
    stopping = try WakeEvent()
    self.isMuted = isMuted
    if isMuted {
      shared.tell(.mute(true))
      board.mute(true)
    }
  }

  /// To be asked once the thread has ended.
  var isRecalibrated: Bool { hasRecalibrated.load(ordering: .acquiring) }

  func stop() { stopping.signal() }

  /// The thread's body.
  func run() {
    while !isOver {
      let now = MonotonicClock.now()
      var until = button.deadline
      if let due = pacer?.deadline {
        // Samples are taken off the ring in between.
        let soon = min(due, now.advanced(by: Self.glance))
        until = until.map { min($0, soon) } ?? soon
      }
      if let answerDue { until = until.map { min($0, answerDue) } ?? answerDue }
      if button.wait(until: until, or: stopping) { return }
      do throws(Errno) {
        for gesture in try button.read() { take(gesture) }
      } catch {
        logger.error("The button can't be read any more: \(error); it does nothing from now on.")
        return
      }
      takeSamples()
      pace()
      report()
    }
  }

  private func take(_ gesture: ButtonGesture) {
    if pacer != nil {
      if gesture == .short { giveUp() }
      return
    }
    switch gesture {
    case .short: mute(!isMuted)
    case .double:
      logger.notice("Button: the set is ended.")
      shared.tell(.endSet)
      shared.tell(.sound(.tick))
    case .long:
      logger.notice("Button: tare. Stand upright and still.")
      shared.tell(.tare)
      answerDue = MonotonicClock.now().advanced(by: Self.tareAnswer)
    case .veryLong:
      logger.notice("Button: calibration. Step 1 of 4 after the tick.")
      pacer = CalibrationPacer(from: MonotonicClock.now())
      taker.forget()
      shared.tell(.capture(true))
      shared.isCalibrating.store(true, ordering: .releasing)
      board.say("calibrating")
      pace()
    }
  }

  private func mute(_ on: Bool) {
    isMuted = on
    shared.tell(.mute(on))
    shared.tell(.sound(on ? .end : .tick))
    logger.notice(
      on
        ? "Button: muted. Only a lost sensor sounds, until it is pressed again."
        : "Button: the buzzer may sound again.")
    board.mute(on)
  }

  private func pace() {
    guard let actions = pacer?.advance(to: MonotonicClock.now()) else { return }
    for action in actions {
      switch action {
      case .sound(let cue): shared.tell(.sound(BuzzerSound(cue)))
      case .beginStep(let step):
        takeSamples()
        taker.begin(step)
        logger.info("Calibration: \(step.rawValue).")
      case .endStep(let step):
        takeSamples()
        taker.end(step)
      case .finished: finish()
      }
    }
  }

  private func finish() {
    pacer = nil
    shared.tell(.capture(false))
    shared.isCalibrating.store(false, ordering: .releasing)
    board.mute(isMuted)
    do throws(Problem) {
      let summary = try taker.finish()
      logger.notice("Calibration accepted: \(summary)")
      shared.tell(.sound(.accepted))
      hasRecalibrated.store(true, ordering: .releasing)
      isOver = true
      // The sound is heard before the session ends.
      _ = stopping.wait(timeout: TimeSpan(milliseconds: 1500))
      shared.isStopping.store(true, ordering: .releasing)
    } catch {
      logger.error("Calibration refused: \(error)")
      shared.tell(.sound(.refused))
    }
  }

  private func giveUp() {
    pacer = nil
    taker.forget()
    shared.tell(.capture(false))
    shared.isCalibrating.store(false, ordering: .releasing)
    shared.tell(.sound(.refused))
    board.mute(isMuted)
    logger.notice("Button: calibration given up; the profile is as it was.")
  }

  private func takeSamples() {
    while let sample = shared.captured.pop() { taker.add(sample) }
  }

  private func report() {
    if let due = answerDue, MonotonicClock.now() >= due { answerDue = nil }
    switch shared.tareOutcome.exchange(0, ordering: .acquiring) {
    case 1: logger.notice("Tare: standing as you do is upright from now on.")
    case 2:
      logger.notice(
        "Tare refused: you moved, or the belt sits more than 20 degrees off; calibrate again then.")
    default: break
    }
  }
}
