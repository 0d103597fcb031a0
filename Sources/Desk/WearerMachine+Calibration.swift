import CalibrationSteps
import Control
import HingeCore

// The guided calibration: the same four steps whoever asked for it.
extension WearerMachine {
  mutating func beginCalibration(_ ticket: Int?, at now: Timestamp) {
    note(ticket, "calibration. Step 1 of 4 after the tick.")
    guide = CalibrationGuide(from: now)
    told = nil
    actions += [.forget, .tell(.capture(true)), .calibrating(true)]
    done(ticket)
    advanceCalibration(to: now)
  }

  mutating func advanceCalibration(to now: Timestamp) {
    guard let due = guide?.advance(to: now) else { return }
    for action in due {
      switch action {
      case .sound(let cue): actions.append(.tell(.sound(BuzzerSound(cue))))
      case .beginStep(let step):
        actions += [.beginStep(step), .say("Calibration: \(step.rawValue).")]
      case .endStep(let step): actions.append(.endStep(step))
      case .finished:
        tell(guide?.over(.judging))
        actions += [.tell(.capture(false)), .judge]
        return
      }
    }
    tell(guide?.progress(at: now))
  }

  mutating func giveUp(_ ticket: Int?) {
    note(ticket, "calibration given up; the profile is as it was.")
    actions += [.forget, .tell(.capture(false))]
    endCalibration("Given up; the profile is as it was.")
    done(ticket)
  }

  /// It is over without a profile.
  mutating func endCalibration(_ message: String) {
    tell(guide?.over(.refused, message: message))
    guide = nil
    actions += [.calibrating(false), .tell(.sound(.refused))]
  }
}
