import Control
import HingeCore

// A round of holds: begun and ended by the wearer, or over by itself, which the sampler tells.
extension WearerMachine {
  var obstacleToHold: (String, String)? {
    if !setup.isCalibrated {
      return (
        "refused",
        "Without a calibration nobody knows which way the sensors sit; make one: hinge calibrate --guided."
      )
    }
    return obstacleOfTare
  }

  /// What can be had while somebody holds.
  func obstacleWhileHolding(_ wish: WearerWish) -> (String, String)? {
    switch wish {
    case .mute, .feedback, .endHold, .endSet, .giveUp, .lifters: return nil
    case .tare, .wear, .buzz, .pace, .calibrate, .mobility, .hold:
      return ("holding", "A round of holds goes on; end it first: hinge hold end.")
    }
  }

  mutating func beginHold(_ kind: HoldKind?, _ seconds: Int?, _ ticket: Int?) {
    let target = seconds.map { TimeSpan(milliseconds: Int64($0) * 1000) }
    let what = kind.map { "\($0.token)" } ?? "whatever is held"
    note(ticket, "holds: \(what)" + (seconds.map { ", \($0) s" } ?? "") + ".")
    isHolding = true
    actions += [.calibrating(true), .tell(.hold(kind, target: target))]
    acknowledge(.tick, ticket)
    done(ticket)
  }

  mutating func endHold(_ ticket: Int?) {
    note(ticket, "the round of holds is ended.")
    actions.append(.tell(.endHold))
    done(ticket)
  }

  /// The sampler is back at lifts.
  mutating func holdsAreOver() {
    guard isHolding else { return }
    isHolding = false
    actions += [
      .calibrating(false), .publish(.holdRoundEnded), .say("The round of holds is over."),
    ]
  }
}
