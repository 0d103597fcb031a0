import CalibrationSteps
import Control
import Desk
import HingeCore
import LinuxIO
import Logging
import Synchronization

/// The thread behind the push button and the socket's wishes: both go through one machine, whose actions it
/// carries out. The only one that gives the sampler commands.
final class WearerDesk: @unchecked Sendable {
  /// What it works with, all of one session.
  struct Tools {
    var inbox: DeskInbox
    /// Nil where the settings name none.
    var button: ButtonInput?
    var shared: SamplerShared
    var board: StatusBoard
    var server: ControlServer
    var logger: Logger
    /// Nil where nobody wears sensors.
    var calibration: CalibrationTaker?
    var mobility: MobilityTaker
    var lifters: LifterSwitch
    /// The feedback is another from now on; nil: as the settings say.
    var feedback: (FeedbackMode?) -> Void
    /// Shown while nothing else goes on.
    var idleActivity: String?
  }

  let tools: Tools
  var machine: WearerMachine
  private var hasButton: Bool
  private var isStopped = false
  var tickets: [Int: DeskInbox.Done] = [:]
  private var lastTicket = 0
  private var toldHint: LiveCalibration.Hint?
  /// The session ends then, with a new profile for the next: its sound is heard before.
  var renewAt: Timestamp?
  /// A profile was made. To be asked by others once the thread has ended.
  private let hasRecalibrated = Atomic<Bool>(false)
  private let isStopping = Atomic<Bool>(false)

  /// Samples are taken off the ring so often while a calibration goes on, and outcomes looked for.
  private static let glance = TimeSpan(milliseconds: 200)
  static let lastSound = TimeSpan(milliseconds: 1500)

  init(_ tools: Tools, setup: DeskSetup, carry: DeskCarry) {
    self.tools = tools
    hasButton = tools.button != nil
    machine = WearerMachine(setup, carry: carry, at: MonotonicClock.now())
    perform(machine.takeActions())
    show()
  }

  // To be asked once the thread has ended.
  var isRecalibrated: Bool { hasRecalibrated.load(ordering: .acquiring) }
  var carry: DeskCarry { machine.carry }

  func stop() {
    isStopping.store(true, ordering: .releasing)
    tools.inbox.wake.signal()
  }

  /// The thread's body.
  func run() {
    while !isStopping.load(ordering: .acquiring), !isStopped {
      wait()
      takeGestures()
      for item in tools.inbox.take() { take(item) }
      takeSamples()
      takeOutcome()
      machine.advance(to: MonotonicClock.now())
      perform(machine.takeActions())
      show()
      endForRenewal()
    }
    machine.take(.stopped, at: MonotonicClock.now())
    perform(machine.takeActions())
    tools.inbox.close()
  }

  private func wait() {
    var until = [machine.deadline, renewAt].compactMap { $0 }.min()
    if machine.isCalibrating || machine.isChecking || machine.isHolding || machine.isTaring
      || machine.isLooking
    {
      let soon = MonotonicClock.now().advanced(by: Self.glance)
      until = until.map { min($0, soon) } ?? soon
    }
    if hasButton, let button = tools.button {
      _ = button.wait(
        until: button.deadline.map { min($0, until ?? $0) } ?? until, or: tools.inbox.wake)
    } else {
      _ = tools.inbox.wake.wait(timeout: until.map { max($0.since(MonotonicClock.now()), .zero) })
    }
  }

  private func takeGestures() {
    guard hasButton, let button = tools.button else { return }
    do throws(Errno) {
      for gesture in try button.read() {
        machine.take(gesture, at: MonotonicClock.now())
        perform(machine.takeActions())
      }
    } catch {
      tools.logger.error(
        "The button can't be read any more: \(error); it does nothing from now on.")
      hasButton = false
    }
  }

  private func take(_ item: DeskInbox.Item) {
    let now = MonotonicClock.now()
    switch item {
    case .event(let event): machine.take(event, at: now)
    case .wish(let wish, let done):
      lastTicket += 1
      tickets[lastTicket] = done
      machine.take(wish, ticket: lastTicket, at: now)
    }
    perform(machine.takeActions())
  }

  func takeSamples() {
    while let sample = tools.shared.captured.pop() {
      tools.calibration?.add(sample)
      tools.mobility.add(sample)
    }
    guard let calibration = tools.calibration else { return }
    let hint = calibration.hint
    if hint != toldHint {
      toldHint = hint
      machine.take(.hint(hint), at: MonotonicClock.now())
    }
  }

  private func takeOutcome() {
    switch tools.shared.tareOutcome.exchange(0, ordering: .acquiring) {
    case 1: machine.take(.tared(true), at: MonotonicClock.now())
    case 2: machine.take(.tared(false), at: MonotonicClock.now())
    default: break
    }
    if tools.shared.holdsAreOver.exchange(false, ordering: .acquiring) {
      machine.take(.holdsAreOver, at: MonotonicClock.now())
    }
    while let stance = tools.shared.stances.pop() {
      machine.take(.stood(stance), at: MonotonicClock.now())
    }
  }

  private func show() {
    tools.board.show(
      DeskView(
        mute: machine.mute, tempo: machine.tempo, rest: machine.rest,
        calibration: machine.isCalibrating ? machine.told : nil,
        mobility: machine.isChecking ? machine.toldMobility : nil,
        isHolding: machine.isHolding,
        likelier: machine.doubt.likelier, idle: tools.idleActivity))
  }

  private func endForRenewal() {
    guard let due = renewAt, MonotonicClock.now() >= due else { return }
    hasRecalibrated.store(true, ordering: .releasing)
    isStopped = true
    tools.shared.isStopping.store(true, ordering: .releasing)
  }
}
