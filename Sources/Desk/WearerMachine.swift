package import Control
package import HingeCore

/// What a wearer asks for, from the button and from the socket alike: events and time in, actions out. No
/// thread, no clock, no file; those are the desk's that runs it.
///
/// | gesture | what it asks for |
/// |---|---|
/// | short | mute, and take it back; during a calibration: give it up |
/// | double | end the set |
/// | long | tare: standing as now is upright |
/// | very long | calibrate |
package struct WearerMachine: Sendable {
  let setup: DeskSetup
  package internal(set) var mute: MuteTimer
  var pace: PaceClock?
  package internal(set) var rest: RestTimer
  var guide: CalibrationGuide?
  var mobility: MobilityGuide?
  /// A round of holds goes on.
  package internal(set) var isHolding = false
  /// What was last told of the calibration.
  package internal(set) var told: LiveCalibration?
  /// What was last told of the mobility check.
  package internal(set) var toldMobility: LiveMobility?
  /// Until when a tare's outcome is waited for, and who waits; nil: the button.
  var tare: (until: Timestamp, ticket: Int?)?
  package internal(set) var doubt = WearerDoubt()
  var isSetOpen = false
  /// A rep was counted since the last set ended: there is something to end.
  var isSetBegun = false
  /// Nothing is taken any more.
  package internal(set) var isOver = false
  var actions: [DeskAction] = []

  /// When a tare's outcome is known at the latest.
  static let tareAnswer = TimeSpan(milliseconds: 2200)

  package init(_ setup: DeskSetup, carry: DeskCarry, at now: Timestamp) {
    self.setup = setup
    mute = carry.mute
    rest = RestTimer(target: setup.restTarget)
    if mute.isOn { actions.append(.tell(.mute(true))) }
    if let tempo = carry.tempo { setPace(tempo, at: now) }
  }

  package var carry: DeskCarry {
    var carry = DeskCarry()
    carry.mute = mute
    carry.tempo = pace?.tempo
    return carry
  }

  package var tempo: Tempo? { pace?.tempo }
  package var isCalibrating: Bool { guide != nil }
  package var isChecking: Bool { mobility != nil }
  /// Somebody moves as the ticks say: nothing else is taken.
  var isGuiding: Bool { guide != nil || mobility != nil }
  /// Nothing of the belt's own is to sound or to look in between.
  var isBusy: Bool { isGuiding || isHolding }
  package var isTaring: Bool { tare != nil }
  /// What a look has seen may come any moment.
  package var isLooking: Bool { doubt.deadline != nil }

  /// When `advance` has something to do if nothing happens before.
  package var deadline: Timestamp? {
    let paced = !isBusy && !mute.isOn ? pace?.deadline : nil
    let guided = guide?.deadline ?? mobility?.deadline
    return [mute.until, rest.deadline, paced, tare?.until, guided, doubt.deadline]
      .compactMap { $0 }.min()
  }

  /// What is to be done, in order; once.
  package mutating func takeActions() -> [DeskAction] {
    defer { actions = [] }
    return actions
  }

  /// Nothing happened until now.
  package mutating func advance(to now: Timestamp) {
    if isOver { return }
    if mute.advance(to: now) {
      actions += [.tell(.mute(false)), .tell(.sound(.tick)), .publish(muteEvent(at: now))]
      actions.append(.say("The mute is over by itself: the buzzer may sound again."))
    }
    if rest.advance(to: now) {
      if !mute.isOn && !isBusy { actions.append(.tell(.unlessAlerting(.restOver))) }
      actions.append(.publish(.restOver))
    }
    // A tare looks by itself, and settles it.
    if doubt.advance(to: now), tare == nil, !isBusy { actions.append(.tell(.look)) }
    // A tick that is not heard is not made up for.
    if let sound = pace?.advance(to: now), !mute.isOn, !isBusy {
      actions.append(.tell(.unlessAlerting(sound)))
    }
    if let waiting = tare, now >= waiting.until {
      tare = nil
      refuse(
        waiting.ticket, "refused",
        "No answer came from the sensors; hinge status says whether they are there.")
    }
    advanceCalibration(to: now)
    advanceMobility(to: now)
  }

  package mutating func take(_ event: DeskEvent, at now: Timestamp) {
    switch event {
    case .repCounted: isSetBegun = true
    case .setWithdrawn: isSetBegun = false
    case .setStarted:
      isSetOpen = true
      rest.setStarted()
    case .setEnded(let time):
      (isSetOpen, isSetBegun) = (false, false)
      rest.setEnded(at: time)
    case .tared(let isApplied): settleTare(isApplied)
    case .doubted, .stood, .likelier: takeDoubt(event, at: now)
    case .hint(let hint):
      guide?.hint = hint
      tell(guide?.progress(at: now))
    case .accepted(let grade, let message):
      tell(guide?.over(.accepted, grade: grade, message: message))
      actions.append(.tell(.sound(.accepted)))
      isOver = true
      guide = nil
      actions.append(.renew)
    case .refused(let message): endCalibration(message)
    case .checked(let outcome): endMobility(outcome)
    case .holdsAreOver: holdsAreOver()
    case .stopped:
      isOver = true
      if let waiting = tare { refuse(waiting.ticket, "stopping", Self.stopping) }
      tare = nil
    }
  }

  static let stopping = "This session ends; ask again in a second."

  private mutating func settleTare(_ isApplied: Bool) {
    guard let waiting = tare else { return }
    tare = nil
    if isApplied {
      settleDoubt()
      actions.append(.say("Tare: standing as you do is upright from now on."))
      done(waiting.ticket)
    } else {
      refuse(
        waiting.ticket, "refused",
        "Tare refused: you moved, or the belt sits more than 20 degrees off; stand still and try again, "
          + "or calibrate again.")
    }
  }

  func muteEvent(at now: Timestamp) -> LiveEvent {
    LiveEvent(
      LiveMute(
        muted: mute.isOn, leftS: mute.left(at: now).map { Double($0.milliseconds) / 1000 }))
  }

  /// Shown only where it differs from what was.
  mutating func tell(_ progress: LiveCalibration?) {
    guard let progress, progress != told else { return }
    told = progress
    actions.append(.publish(LiveEvent(progress)))
  }

  mutating func done(_ ticket: Int?) {
    if let ticket { actions.append(.answer(ticket, .done)) }
  }

  /// To whoever asked; whoever pressed the button has the log.
  mutating func refuse(_ ticket: Int?, _ code: String, _ message: String) {
    if let ticket {
      actions.append(.answer(ticket, .refused(ControlFault(code: code, message: message))))
    } else {
      actions.append(.say(message))
    }
  }

  mutating func setPace(_ tempo: Tempo?, at now: Timestamp) {
    pace = tempo.map { PaceClock($0, from: now) }
    actions.append(.tell(.attend(tempo != nil)))
  }
}
