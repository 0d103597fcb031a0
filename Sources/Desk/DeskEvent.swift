package import CalibrationSteps
package import Control
package import HingeCore

/// What a desk is for: whose samples come, and what holds at the beginning.
package struct DeskSetup: Sendable {
  package enum Samples: Sendable {
    /// Of sensors that somebody wears.
    case worn
    /// Stored, at their own pace.
    case stored
    /// Stored, and faster than anybody could ask for something.
    case hurried
  }

  package var samples: Samples
  package var isCalibrated: Bool
  /// What may sound where nothing is chosen.
  package var feedback: FeedbackMode
  /// Nil: no rest is timed.
  package var restTarget: TimeSpan?

  package init(
    samples: Samples, isCalibrated: Bool, feedback: FeedbackMode, restTarget: TimeSpan?
  ) {
    self.samples = samples
    self.isCalibrated = isCalibrated
    self.feedback = feedback
    self.restTarget = restTarget
  }
}

/// What comes to the desk. Wishes and gestures are functions of the machine: they are answered.
package enum DeskEvent: Sendable {
  /// Whether or not it will turn out to be a set.
  case repCounted
  /// The only rep so far was none.
  case setWithdrawn
  case setStarted
  /// By the machine's own clock.
  case setEnded(at: Timestamp)
  /// What became of a tare: applied, or refused.
  case tared(Bool)
  /// The belt does not sit as it was calibrated.
  case doubted
  /// What a look has seen.
  case stood(Stance)
  /// Others whose calibration fits what was seen.
  case likelier([String])
  /// What would help in the step that is recorded.
  case hint(LiveCalibration.Hint?)
  case accepted(grade: String, message: String)
  case refused(message: String)
  /// What became of a mobility check: measured, or refused.
  case checked(LiveMobility)
  /// The sampler has ended the round of holds, by itself or because it was told to.
  case holdsAreOver
  /// The session is over.
  case stopped
}

/// What the desk wants done.
package enum DeskAction: Equatable, Sendable {
  case tell(SamplerCommand)
  /// To whoever asked with this ticket.
  case answer(Int, WishAnswer)
  case publish(LiveEvent)
  /// For the daemon's log.
  case say(String)
  /// Somebody else is to be worn; whoever does it answers.
  case wear(Int, lifter: String?, style: String?, uncalibrated: Bool)
  case list(Int)
  /// Whose calibration fits, other than the wearer's? `likelier` follows.
  case compare(Stance)
  /// So that it outlives a restart; `settings`: nothing is to.
  case keep(FeedbackWish)
  /// A calibration begins, or is over; no session ends while one goes on.
  case calibrating(Bool)
  case beginStep(CalibrationStep)
  case endStep(CalibrationStep)
  /// What was recorded is worth nothing.
  case forget
  /// A profile is to be made; `accepted` or `refused` follows.
  case judge
  /// The samples of a mobility check count from here on.
  case beginMobility
  /// The range is to be measured; `checked` follows.
  case judgeMobility
  /// The session is to begin anew, with the profile that was made.
  case renew
}

/// What one session's desk leaves to the next.
package struct DeskCarry: Equatable, Sendable {
  package var mute = MuteTimer()
  package var tempo: Tempo?
  package init() {}
}
