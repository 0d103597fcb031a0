package import Control
package import HingeCore
package import LinuxIO

// One wish at a time: whether it can be had, and what is done for it.
extension WearerMachine {
  /// - Parameter ticket: to whom the answer goes; nil: the button's, which hears it.
  package mutating func take(_ wish: WearerWish, ticket: Int?, at now: Timestamp) {
    if let (code, message) = obstacle(to: wish) { return refuse(ticket, code, message) }
    switch wish {
    case .mute(let on, let minutes): setMute(on, minutes, ticket, at: now)
    case .endSet where isHolding: endHold(ticket)
    case .endSet:
      note(ticket, "the set is ended.")
      actions.append(.tell(.endSet))
      acknowledge(.tick, ticket)
      done(ticket)
    case .tare:
      note(ticket, "tare. Stand upright and still.")
      actions.append(.tell(.tare))
      tare = (now.advanced(by: Self.tareAnswer), ticket)
    case .wear(let lifter, let style, let uncalibrated):
      if let ticket {
        actions.append(
          .wear(ticket, lifter: lifter, style: style, uncalibrated: uncalibrated))
      }
    case .feedback(let chosen):
      note(ticket, "feedback \(chosen.rawValue).")
      actions.append(.tell(.feedback(chosen.mode ?? setup.feedback)))
      actions.append(.keep(chosen))
      done(ticket)
    case .buzz(let name):
      // The obstacles have made sure.
      if let sound = BuzzerSound(name: name) { actions.append(.tell(.sound(sound))) }
      done(ticket)
    case .pace(let tempo):
      note(ticket, tempo.map { "tempo \($0) is ticked." } ?? "no tempo is ticked.")
      setPace(tempo, at: now)
      done(ticket)
    case .calibrate: beginCalibration(ticket, at: now)
    case .mobility: beginMobility(ticket, at: now)
    case .hold(let kind, let seconds): beginHold(kind, seconds, ticket)
    case .endHold: endHold(ticket)
    case .giveUp where isHolding: endHold(ticket)
    case .giveUp: mobility == nil ? giveUp(ticket) : giveUpMobility(ticket)
    case .lifters: if let ticket { actions.append(.list(ticket)) }
    }
  }

  package mutating func take(_ gesture: ButtonGesture, at now: Timestamp) {
    if isGuiding {
      if gesture == .short { take(.giveUp, ticket: nil, at: now) }
      return
    }
    switch gesture {
    case .short: take(.mute(!mute.isOn, minutes: nil), ticket: nil, at: now)
    case .double: take(.endSet, ticket: nil, at: now)
    case .long: take(.tare, ticket: nil, at: now)
    case .veryLong: take(.calibrate, ticket: nil, at: now)
    }
  }

  /// Why a wish can't be had now: a code for programs and a sentence.
  private func obstacle(to wish: WearerWish) -> (String, String)? {
    if isOver { return ("stopping", Self.stopping) }
    if wish == .lifters { return nil }
    if isHolding { return obstacleWhileHolding(wish) }
    if mobility != nil {
      return wish == .giveUp
        ? nil
        : (
          "calibrating",
          "A mobility check goes on; wait for its end, or give it up with a short press of the button or "
            + "Ctrl-C in hinge mobility."
        )
    }
    if guide != nil {
      return wish == .giveUp
        ? nil
        : (
          "calibrating",
          "A calibration goes on; wait for its end, or give it up with a short press of the button or "
            + "Ctrl-C in hinge calibrate --guided."
        )
    }
    if setup.samples == .hurried {
      return (
        "refused",
        "These samples pass as fast as they can (--fast); leave it out to ask for things."
      )
    }
    switch wish {
    case .giveUp: return ("refused", "No calibration goes on.")
    case .calibrate where setup.samples != .worn:
      return (
        "refused", "Nobody wears these sensors, the samples are stored; calibrate with worn ones."
      )
    case .tare: return obstacleToTare
    case .mobility: return obstacleToMobility
    case .hold: return obstacleToHold
    case .endHold: return ("refused", "No round of holds goes on.")
    case .buzz(let name): return obstacle(toBuzz: name)
    case .endSet where !isSetOpen && !isSetBegun:
      return ("no_set", "No set is open, so there is none to end.")
    case .mute, .endSet, .wear, .feedback, .pace, .calibrate, .lifters: return nil
    }
  }

  private var obstacleToTare: (String, String)? {
    if setup.samples != .worn {
      return (
        "refused", "Nobody wears these sensors, the samples are stored; a tare is for worn ones."
      )
    }
    if !setup.isCalibrated {
      return (
        "refused", "There is no calibration to count from; make one: hinge calibrate --guided."
      )
    }
    return obstacleOfTare
  }

  /// What stands still for it is not to move.
  var obstacleOfTare: (String, String)? {
    tare == nil ? nil : ("busy", "A tare goes on already; stand still until it is over.")
  }

  private func obstacle(toBuzz name: String) -> (String, String)? {
    if BuzzerSound(name: name) == nil {
      return (
        "unknown_pattern", "The buzzer has no sound \"\(name)\"; hinge buzz --list shows them all."
      )
    }
    if isSetOpen {
      return (
        "set_open", "A set is open: a sound now would be taken for a warning; ask when it is over."
      )
    }
    return mute.isOn ? ("muted", "The buzzer is muted; take it back first: hinge mute off.") : nil
  }

  private mutating func setMute(_ on: Bool, _ minutes: Int?, _ ticket: Int?, at now: Timestamp) {
    let wasOn = mute.isOn
    mute.set(on, minutes: minutes, at: now)
    actions.append(.tell(.mute(on)))
    // A second snooze is told on the screen; the ear has nothing new.
    if ticket == nil || wasOn != on { actions.append(.tell(.sound(on ? .end : .tick))) }
    let span = minutes.map { "for \($0) min" } ?? "until it is taken back"
    note(
      ticket,
      on ? "muted \(span). Only a lost sensor sounds." : "the buzzer may sound again.")
    actions.append(.publish(muteEvent(at: now)))
    done(ticket)
  }

  /// What is heard besides the screen; the button has none.
  mutating func acknowledge(_ sound: BuzzerSound, _ ticket: Int?) {
    if ticket == nil || !mute.isOn { actions.append(.tell(.sound(sound))) }
  }

  mutating func note(_ ticket: Int?, _ text: String) {
    actions.append(.say((ticket == nil ? "Button: " : "Socket: ") + text))
  }
}

extension FeedbackWish {
  package init(_ mode: FeedbackMode) {
    self =
      switch mode {
      case .silent: .silent
      case .full: .training
      case .faded: .fading
      }
  }

  /// Nil: what the settings say.
  package var mode: FeedbackMode? {
    switch self {
    case .silent: .silent
    case .training: .full
    case .fading: .faded
    case .settings: nil
    }
  }
}
