import Control
import HingeCore

// Whether somebody else wears the belt: asked about, never assumed.
extension WearerMachine {
  mutating func takeDoubt(_ event: DeskEvent, at now: Timestamp) {
    switch event {
    case .doubted where setup.samples != .hurried && setup.isCalibrated && !isBusy:
      doubt.begin(at: now)
    case .stood(let stance):
      if doubt.take(stance) { actions.append(.compare(stance)) }
    case .likelier(let names) where !names.isEmpty && names != doubt.likelier:
      doubt.ask(about: names)
      actions.append(.say(LiveDoubt.question(names)))
      actions.append(.publish(LiveEvent(LiveDoubt(lifters: names))))
    default: break
    }
  }

  /// It is known who wears it: whoever was asked need not answer any more.
  mutating func settleDoubt() {
    let wasAsked = !doubt.likelier.isEmpty
    doubt.settle()
    if wasAsked { actions.append(.publish(LiveEvent(LiveDoubt(lifters: [])))) }
  }
}
