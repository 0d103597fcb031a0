import Control
import Desk
import HingeCore
import Testing

/// Whether somebody else wears the belt: looked at, asked about, never assumed.
@Suite struct WearerDoubtTests {
  private let at = TimerTests.at

  private func machine(
    _ samples: DeskSetup.Samples = .worn, isCalibrated: Bool = true
  ) -> WearerMachine {
    var machine = WearerMachine(
      DeskSetup(
        samples: samples, isCalibrated: isCalibrated, feedback: .faded, restTarget: nil),
      carry: DeskCarry(), at: at(0))
    _ = machine.takeActions()
    return machine
  }

  private func stance(isStill: Bool = true) -> Stance {
    Stance(isStill: isStill, sacrum: .alongZ, thorax: .alongZ)
  }

  private func quiet(_ actions: [DeskAction]) -> [DeskAction] {
    actions.filter { if case .say = $0 { false } else { true } }
  }

  @Test func whoStandsStillIsComparedOnce() {
    var machine = machine()
    machine.take(.doubted, at: at(0))
    machine.advance(to: at(0))
    #expect(machine.takeActions() == [.tell(.look)] && machine.isLooking)
    machine.take(.stood(stance(isStill: false)), at: at(1500))
    #expect(machine.takeActions().isEmpty)
    machine.advance(to: at(2999))
    #expect(machine.takeActions().isEmpty)
    machine.advance(to: at(3000))
    #expect(machine.takeActions() == [.tell(.look)])
    machine.take(.stood(stance()), at: at(4500))
    #expect(machine.takeActions() == [.compare(stance())])
    #expect(!machine.isLooking && machine.deadline == nil)
    // A look that nobody waits for any more.
    machine.take(.stood(stance()), at: at(4600))
    #expect(machine.takeActions().isEmpty)
  }

  @Test func theQuestionIsPutOnceAndSettledByATare() {
    var machine = machine()
    machine.take(.doubted, at: at(0))
    machine.advance(to: at(0))
    machine.take(.stood(stance()), at: at(1500))
    machine.take(.likelier(["ben"]), at: at(1500))
    let asked = quiet(machine.takeActions())
    #expect(asked.last == .publish(LiveEvent(LiveDoubt(lifters: ["ben"]))))
    #expect(machine.doubt.likelier == ["ben"])
    // Said once, however often the belt is in doubt.
    machine.take(.doubted, at: at(9000))
    machine.advance(to: at(9000))
    machine.take(.likelier(["ben"]), at: at(9000))
    #expect(quiet(machine.takeActions()).isEmpty)
    machine.take(.tare, ticket: 7, at: at(10_000))
    _ = machine.takeActions()
    machine.take(.tared(true), at: at(11_500))
    #expect(
      quiet(machine.takeActions()) == [
        .publish(LiveEvent(LiveDoubt(lifters: []))), .answer(7, .done),
      ])
    #expect(machine.doubt.likelier.isEmpty)
  }

  @Test func nobodyIsAskedAboutWhereNobodyFits() {
    var machine = machine()
    machine.take(.doubted, at: at(0))
    machine.advance(to: at(0))
    machine.take(.stood(stance()), at: at(1500))
    _ = machine.takeActions()
    machine.take(.likelier([]), at: at(1500))
    #expect(machine.takeActions().isEmpty && machine.doubt.likelier.isEmpty)
  }

  @Test func looksEndByThemselves() {
    var machine = machine()
    machine.take(.doubted, at: at(0))
    var looks = 0
    for second in 0...200 {
      machine.advance(to: at(Int64(second) * 1000))
      looks += machine.takeActions().count { $0 == .tell(.look) }
    }
    #expect(looks == 20 && machine.deadline == nil)
  }

  @Test(arguments: [
    (DeskSetup.Samples.hurried, true), (.worn, false), (.hurried, false),
  ])
  func whatCanNotBeComparedIsNotLookedAt(_ samples: DeskSetup.Samples, _ isCalibrated: Bool) {
    var machine = machine(samples, isCalibrated: isCalibrated)
    machine.take(.doubted, at: at(0))
    machine.advance(to: at(0))
    #expect(machine.takeActions().isEmpty && machine.deadline == nil)
  }
}
