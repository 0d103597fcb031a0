import CalibrationSteps
import Control
import HingeCore

// The mobility check: paced as a calibration is, but nothing of the session changes with it.
extension WearerMachine {
  var obstacleToMobility: (String, String)? {
    setup.isCalibrated
      ? obstacleOfTare
      : ("refused", "There is no calibration to compare with; make one: hinge calibrate --guided.")
  }

  mutating func beginMobility(_ ticket: Int?, at now: Timestamp) {
    note(ticket, "mobility check. Stand upright and still, then hinge to the ticks.")
    mobility = MobilityGuide(from: now)
    toldMobility = nil
    actions += [.forget, .tell(.capture(true)), .calibrating(true)]
    done(ticket)
    advanceMobility(to: now)
  }

  mutating func advanceMobility(to now: Timestamp) {
    guard let due = mobility?.advance(to: now), let guide = mobility else { return }
    for action in due {
      switch action {
      case .sound(let cue): actions.append(.tell(.sound(BuzzerSound(cue))))
      case .begin: actions.append(.beginMobility)
      case .finished:
        tell(LiveMobility(phase: .judging))
        actions += [.tell(.capture(false)), .judgeMobility]
        return
      }
    }
    tell(guide.progress(at: now))
  }

  /// How it ended: measured, or why not. Nothing of it goes on then.
  mutating func endMobility(_ outcome: LiveMobility) {
    guard mobility != nil else { return }
    tell(outcome)
    mobility = nil
    let sound: BuzzerSound = outcome.phase == .measured ? .accepted : .refused
    actions += [.calibrating(false), .tell(.sound(sound))]
  }

  mutating func giveUpMobility(_ ticket: Int?) {
    note(ticket, "mobility check given up; nothing was measured.")
    actions += [.forget, .tell(.capture(false))]
    endMobility(LiveMobility(phase: .refused, message: "Given up; nothing was measured."))
    done(ticket)
  }

  /// Shown only where it differs from what was.
  private mutating func tell(_ progress: LiveMobility) {
    guard progress != toldMobility else { return }
    toldMobility = progress
    actions.append(.publish(LiveEvent(progress)))
  }
}
