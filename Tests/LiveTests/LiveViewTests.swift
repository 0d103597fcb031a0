import Control
import HingeCore
import Live
import Testing

@Suite struct LiveViewTests {
  @Test func theViewFollowsASet() {
    var view = LiveView()
    #expect(view.daemon == .down)
    // As the core sends them: a rep is counted at lockout, and its set starts when it is complete.
    view.apply(LiveEvent(.repCounted(set: 2, number: 1, lockout: Timestamp(microseconds: 1))))
    #expect(view.set == 2 && view.reps == 1 && view.isSetOpen)
    view.apply(LiveEvent(.setStarted(number: 2, time: Timestamp(microseconds: 0))))
    #expect(view.set == 2 && view.reps == 1 && view.isSetOpen)
    view.apply(LiveEvent(.repCounted(set: 2, number: 2, lockout: Timestamp(microseconds: 2))))
    view.apply(LiveEvent(.repWithdrawn(set: 2, number: 2)))
    #expect(view.reps == 1 && view.isSetOpen)
    view.apply(LiveEvent(.repCounted(set: 3, number: 1, lockout: Timestamp(microseconds: 3))))
    view.apply(LiveEvent(.repWithdrawn(set: 3, number: 1)))
    #expect(view.set == 3 && view.reps == 0 && !view.isSetOpen)
    view.lose("gone.")
    #expect(view.daemon == .down && view.message == "gone." && view.set == nil)
  }
}
