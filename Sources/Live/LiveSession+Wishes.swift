import Control
import HingeCore
import Reports

/// What keys ask for, as requests to the daemon and as what the screen says meanwhile.
extension LiveSession {
  mutating func fulfil(_ wish: Dialog.Action, at now: Timestamp) -> [Action] {
    switch wish {
    case .quit: return [.quit]
    case .interrupt: return [.interrupt]
    case .suspend: return [.suspend]
    case .redraw:
      redraw()
      return []
    case .complain(let sentence):
      say(sentence, .bad, at: now)
      return []
    default:
      guard state.view.daemon == .running else {
        dialog.giveUpWaiting()
        say("hinged is not there to be told; nothing was done.", .bad, at: now)
        return []
      }
      message = nil
      return [request(wish, at: now)]
    }
  }

  private mutating func request(_ wish: Dialog.Action, at now: Timestamp) -> Action {
    switch wish {
    case .say(let entries, let words):
      return send(.say, for: .said(entries, words)) {
        $0.entries = entries
        $0.origin = "hinge live"
      }
    case .tare:
      say("Stand still: the belt is zeroed.", .plain, at: now)
      return send(.tare, for: .done("The belt is zeroed."))
    case .mute(let on, let minutes):
      let sentence =
        on
        ? minutes.map { "Muted for \($0) min." } ?? "Muted until m is pressed." : "It sounds again."
      return send(.mute(on, minutes: minutes), for: .done(sentence))
    case .endSet: return send(.endSet, for: .done("The set is over."))
    case .askForLifters: return send(.lifters, for: .lifters)
    case .switchTo(let lifter, let style):
      return send(
        .wear(lifter: lifter, style: style, uncalibrated: false),
        for: .done("It is worn by \(lifter), \(style)."))
    case .quit, .interrupt, .suspend, .redraw, .complain: return send(.status, for: .nothing)
    }
  }

  private mutating func send(_ wish: WearerWish, for purpose: Requests.Purpose) -> Action {
    .send(wish.request(id: asked.add(purpose)))
  }

  mutating func send(
    _ command: ControlCommand, for purpose: Requests.Purpose,
    _ fill: (inout ControlRequest) -> Void = { _ in }
  ) -> Action {
    var request = ControlRequest(id: asked.add(purpose), request: command)
    fill(&request)
    return .send(request)
  }
}
