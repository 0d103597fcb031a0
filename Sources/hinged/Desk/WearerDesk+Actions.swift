import CalibrationSteps
import Control
import Desk
import HingeCore
import LinuxIO
import Logging
import Settings
import Setup
import Synchronization
import Training

// What the machine wants done.
extension WearerDesk {
  func perform(_ actions: [DeskAction]) {
    for action in actions { perform(action) }
  }

  private func perform(_ action: DeskAction) {
    switch action {
    case .tell(let command): tools.shared.tell(command)
    case .answer(let ticket, let answer): self.answer(ticket, answer)
    case .publish(let event): tools.server.publish(event)
    case .say(let text): tools.logger.notice("\(text)")
    case .wear(let ticket, let lifter, let style, let uncalibrated):
      wear(ticket, lifter, style, uncalibrated)
    case .list(let ticket): answer(ticket, .lifters(tools.lifters.known))
    case .compare(let stance):
      machine.take(.likelier(tools.lifters.likelier(stance)), at: MonotonicClock.now())
      self.perform(machine.takeActions())
    case .keep(let chosen): keep(chosen)
    case .calibrating(let isOn):
      tools.shared.isCalibrating.store(isOn, ordering: .releasing)
    case .beginStep(let step):
      takeSamples()
      tools.calibration?.begin(step)
    case .endStep(let step):
      takeSamples()
      tools.calibration?.end(step)
    case .forget:
      tools.calibration?.forget()
      tools.mobility.forget()
    case .beginMobility:
      takeSamples()
      tools.mobility.begin()
    case .judgeMobility: judgeMobility()
    case .judge: judge()
    case .renew: renewAt = MonotonicClock.now().advanced(by: Self.lastSound)
    }
  }

  private func answer(_ ticket: Int, _ answer: WishAnswer) {
    tickets.removeValue(forKey: ticket)?(answer)
  }

  private func judge() {
    guard let calibration = tools.calibration else { return }
    do throws(Problem) {
      let made = try calibration.finish()
      tools.logger.notice(
        "Calibration accepted: grade \(made.grade), rounding \(made.rounding), \(made.path)")
      machine.take(
        .accepted(
          grade: made.grade,
          message: "Grade \(made.grade), rounding \(made.rounding). A new session begins with it."),
        at: MonotonicClock.now())
    } catch {
      tools.logger.error("Calibration refused: \(error)")
      machine.take(.refused(message: error.description), at: MonotonicClock.now())
    }
    perform(machine.takeActions())
  }

  private func judgeMobility() {
    takeSamples()
    do throws(Problem) {
      let record = try tools.mobility.finish()
      tools.logger.notice(
        "Mobility check: \(record.isAtLeast ? "at least " : "")\(record.neutralMdeg / 1000) degrees, \(record.mode)"
      )
    } catch {
      tools.logger.notice("Mobility check \(error)")
      machine.take(
        .checked(LiveMobility(phase: .refused, message: error.description)),
        at: MonotonicClock.now())
      perform(machine.takeActions())
    }
  }

  private func keep(_ chosen: FeedbackWish) {
    let now = WallClock.nowMS()
    do throws(Problem) {
      try tools.lifters.keeper.keep {
        $0.feedback = chosen.mode.map { WearerChoice.Feedback(mode: $0, sinceWallMS: now) }
      }
    } catch {
      tools.logger.error("The feedback holds until hinged is started again, no longer: \(error)")
    }
    tools.feedback(chosen.mode)
  }

  private func wear(_ ticket: Int, _ lifter: String?, _ style: String?, _ uncalibrated: Bool) {
    let next: LifterSwitch.Next?
    do throws(LifterSwitch.Refused) {
      next = try tools.lifters.next(lifter: lifter, style: style, uncalibrated: uncalibrated)
    } catch {
      answer(ticket, .refused(error.fault))
      return
    }
    // Before the session ends, and the socket with it.
    if let next {
      tools.logger.notice("Socket: \(next.lifter.name), \(next.lifter.style.name) is worn next.")
      tools.server.publish(
        LiveEvent(LiveWearer(lifter: next.lifter.name, style: next.lifter.style.name)))
    }
    // Whoever has the answer and looks then is not told of the session that ends.
    if next != nil { tools.board.awaitSettings() }
    answer(ticket, .done)
    if let next { tools.lifters.begin(next) }
  }
}
