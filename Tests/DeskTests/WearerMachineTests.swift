import Control
import Desk
import HingeCore
import LinuxIO
import Testing

/// Button and socket through one machine: wishes and time in, actions out.
@Suite struct WearerMachineTests {
  private let at = TimerTests.at

  private func machine(
    _ samples: DeskSetup.Samples = .worn, isCalibrated: Bool = true, restS: Int64? = nil,
    carry: DeskCarry = DeskCarry()
  ) -> WearerMachine {
    var machine = WearerMachine(
      DeskSetup(
        samples: samples, isCalibrated: isCalibrated, feedback: .faded,
        restTarget: restS.map { TimeSpan(milliseconds: $0 * 1000) }), carry: carry, at: at(0))
    _ = machine.takeActions()
    return machine
  }

  /// What one wish leads to, without what is said in the daemon's log.
  private func ask(
    _ machine: inout WearerMachine, _ wish: WearerWish, at moment: Int64 = 0
  ) -> [DeskAction] {
    machine.take(wish, ticket: 7, at: at(moment))
    return quiet(machine.takeActions())
  }

  private func quiet(_ actions: [DeskAction]) -> [DeskAction] {
    actions.filter { if case .say = $0 { false } else { true } }
  }

  private func code(_ actions: [DeskAction]) -> String? {
    for case .answer(7, .refused(let fault)) in actions { return fault.code }
    return nil
  }

  private let done = DeskAction.answer(7, .done)

  @Test func aMuteIsToldSampledAndAnswered() {
    var machine = machine()
    let on = ask(&machine, .mute(true, minutes: 30))
    #expect(
      on == [
        .tell(.mute(true)), .tell(.sound(.end)),
        .publish(LiveEvent(LiveMute(muted: true, leftS: 1800))), done,
      ])
    machine.advance(to: at(1_800_000))
    #expect(
      quiet(machine.takeActions()) == [
        .tell(.mute(false)), .tell(.sound(.tick)), .publish(LiveEvent(LiveMute(muted: false))),
      ])
    #expect(machine.deadline == nil)
  }

  @Test func everyGestureIsItsWish() {
    for (gesture, command) in [
      (ButtonGesture.short, SamplerCommand.mute(true)), (.double, .endSet), (.long, .tare),
      (.veryLong, .capture(true)),
    ] {
      var machine = machine()
      machine.take(.repCounted, at: at(0))
      machine.take(gesture, at: at(0))
      let actions = machine.takeActions()
      #expect(actions.contains(.tell(command)), "\(gesture)")
      // A button has nobody to answer.
      #expect(!actions.contains { if case .answer = $0 { true } else { false } })
    }
    var machine = machine()
    machine.take(.short, at: at(0))
    machine.take(.short, at: at(1000))
    #expect(!machine.mute.isOn)
  }

  /// The answer comes with the outcome, from wherever it was asked for.
  @Test func aTareIsAnsweredLate() {
    var machine = machine()
    #expect(ask(&machine, .tare) == [.tell(.tare)])
    #expect(code(ask(&machine, .tare, at: 100)) == "busy")
    // Who stands for it does not lie down or bend.
    #expect(code(ask(&machine, .hold(nil, seconds: nil), at: 110)) == "busy")
    #expect(code(ask(&machine, .mobility, at: 120)) == "busy")
    machine.take(.tared(true), at: at(1500))
    #expect(quiet(machine.takeActions()) == [done])
    _ = ask(&machine, .tare, at: 3000)
    machine.take(.tared(false), at: at(4500))
    #expect(code(machine.takeActions()) == "refused")
    _ = ask(&machine, .tare, at: 6000)
    machine.advance(to: at(8199))
    #expect(machine.takeActions() == [])
    machine.advance(to: at(8200))
    #expect(code(machine.takeActions()) == "refused")
    // What comes after all is nobody's.
    machine.take(.tared(true), at: at(8300))
    #expect(machine.takeActions() == [])
  }

  @Test func whoWaitsWhenTheSessionEndsIsTold() {
    var machine = machine()
    _ = ask(&machine, .tare)
    machine.take(.stopped, at: at(500))
    #expect(code(machine.takeActions()) == "stopping")
    #expect(code(ask(&machine, .endSet, at: 600)) == "stopping")
    machine.advance(to: at(100_000))
    #expect(machine.takeActions() == [])
  }

  @Test func onlyASetThatIsThereCanEnd() {
    var machine = machine()
    #expect(code(ask(&machine, .endSet)) == "no_set")
    machine.take(.repCounted, at: at(1000))
    #expect(ask(&machine, .endSet, at: 1100).contains(.tell(.endSet)))
    machine.take(.setWithdrawn, at: at(1200))
    #expect(code(ask(&machine, .endSet, at: 1300)) == "no_set")
    machine.take(.repCounted, at: at(2000))
    machine.take(.setStarted, at: at(3000))
    #expect(ask(&machine, .endSet, at: 3100).contains(.tell(.endSet)))
    machine.take(.setEnded(at: at(3200)), at: at(3200))
    #expect(code(ask(&machine, .endSet, at: 3300)) == "no_set")
  }

  @Test func aSoundIsPlayedOnlyWhereItMisleadsNobody() {
    var machine = machine()
    #expect(ask(&machine, .buzz("alarm")) == [.tell(.sound(.alarm)), done])
    #expect(code(ask(&machine, .buzz("fanfare"))) == "unknown_pattern")
    machine.take(.setStarted, at: at(0))
    #expect(code(ask(&machine, .buzz("tick"))) == "set_open")
    machine.take(.setEnded(at: at(0)), at: at(0))
    _ = ask(&machine, .mute(true, minutes: nil))
    #expect(code(ask(&machine, .buzz("tick"))) == "muted")
  }

  @Test func feedbackIsChosenKeptAndTakenBack() {
    var machine = machine()
    for (wish, mode) in [
      (FeedbackWish.silent, FeedbackMode.silent), (.training, .full), (.fading, .faded),
      (.settings, .faded),
    ] {
      #expect(ask(&machine, .feedback(wish)) == [.tell(.feedback(mode)), .keep(wish), done])
      if let mode = wish.mode { #expect(FeedbackWish(mode) == wish) }
    }
  }

  @Test func aTempoTicksUnlessMuted() throws {
    var machine = machine()
    let tempo = try #require(Tempo("1-0-1-0"))
    #expect(ask(&machine, .pace(tempo)) == [.tell(.attend(true)), done])
    machine.advance(to: at(0))
    #expect(machine.takeActions() == [.tell(.unlessAlerting(.paceRep))])
    #expect(machine.deadline == at(1000))
    _ = ask(&machine, .mute(true, minutes: nil), at: 500)
    machine.advance(to: at(1000))
    #expect(machine.takeActions() == [])
    #expect(machine.deadline == nil)
    _ = ask(&machine, .mute(false, minutes: nil), at: 1500)
    machine.advance(to: at(2000))
    #expect(machine.takeActions() == [.tell(.unlessAlerting(.paceRep))])
    #expect(machine.carry.tempo == tempo)
    #expect(ask(&machine, .pace(nil), at: 2100) == [.tell(.attend(false)), done])
    #expect(machine.deadline == nil)
  }

  @Test func aRestIsBeepedAndToldUnlessMuted() {
    var machine = machine(restS: 90)
    machine.take(.setStarted, at: at(0))
    machine.take(.setEnded(at: at(0)), at: at(3000))
    #expect(machine.deadline == at(90_000))
    machine.advance(to: at(90_000))
    #expect(machine.takeActions() == [.tell(.unlessAlerting(.restOver)), .publish(.restOver)])
    machine.take(.setStarted, at: at(95_000))
    machine.take(.setEnded(at: at(100_000)), at: at(100_000))
    _ = ask(&machine, .mute(true, minutes: nil), at: 100_000)
    machine.advance(to: at(200_000))
    #expect(machine.takeActions() == [.publish(.restOver)])
  }

  @Test func whatIsStoredCantBeTaredOrCalibrated() {
    for wish in [WearerWish.tare, .calibrate] {
      var machine = machine(.stored)
      #expect(code(ask(&machine, wish)) == "refused")
    }
    for wish in [
      WearerWish.mute(true, minutes: nil), .buzz("tick"), .feedback(.silent),
      .pace(Tempo("1-1-1-1")),
    ] {
      var machine = machine(.stored)
      #expect(ask(&machine, wish).last == done, "\(wish)")
      var hurried = self.machine(.hurried)
      #expect(code(ask(&hurried, wish)) == "refused", "\(wish)")
    }
    var uncalibrated = machine(isCalibrated: false)
    #expect(code(ask(&uncalibrated, .tare)) == "refused")
    var hurried = machine(.hurried)
    #expect(ask(&hurried, .lifters) == [.list(7)])
  }

  @Test func anotherLifterIsForTheDaemonToFind() {
    var machine = machine()
    #expect(
      ask(&machine, .wear(lifter: "ada", style: nil, uncalibrated: true)) == [
        .wear(7, lifter: "ada", style: nil, uncalibrated: true)
      ])
  }

  @Test func aMuteGoesOnIntoTheNextSession() {
    var first = machine()
    _ = ask(&first, .mute(true, minutes: 1))
    var next = WearerMachine(
      DeskSetup(samples: .worn, isCalibrated: true, feedback: .full, restTarget: nil),
      carry: first.carry, at: at(10_000))
    #expect(next.takeActions() == [.tell(.mute(true))])
    next.advance(to: at(60_000))
    #expect(next.takeActions().contains(.tell(.mute(false))))
  }
}
