import CalibrationSteps
import Control
import Desk
import HingeCore
import LinuxIO
import Testing

/// The guided calibration, by a clock that the tests move.
@Suite struct GuidedCalibrationTests {
  private let at = TimerTests.at

  private func begun() -> WearerMachine {
    var machine = WearerMachine(
      DeskSetup(samples: .worn, isCalibrated: true, feedback: .full, restTarget: nil),
      carry: DeskCarry(), at: at(0))
    machine.take(.calibrate, ticket: 1, at: at(0))
    return machine
  }

  private func shown(_ actions: [DeskAction]) -> [LiveCalibration] {
    actions.compactMap { if case .publish(let event) = $0 { event.calibration } else { nil } }
  }

  @Test func fourStepsAreShownSecondBySecondAndJudged() throws {
    var machine = begun()
    var actions = machine.takeActions()
    #expect(actions.contains(.answer(1, .done)) && actions.contains(.calibrating(true)))
    var moment: Int64 = 0
    while !actions.contains(.judge), moment < 200_000 {
      moment += 100
      machine.advance(to: at(moment))
      actions += machine.takeActions()
    }
    let seen = shown(actions)
    #expect(seen.first == LiveCalibration(step: 1, word: .stand, phase: .waiting, leftS: 5))
    #expect(seen.last == LiveCalibration(step: 4, word: .slump, phase: .judging))
    for (number, word) in [
      (1, LiveCalibration.Word.stand), (2, .hinge), (3, .style), (4, .slump),
    ] {
      let own = seen.filter { $0.step == number && $0.phase == .recording }
      #expect(own.allSatisfy { $0.word == word && $0.steps == 4 })
      let left = own.compactMap(\.leftS)
      #expect(left == left.sorted(by: >) && left.last == 1, "\(word): \(left)")
    }
    // One event a second at most, each another.
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0 != $1 })
    #expect(seen.count < Int(moment / 1000) + 12)
    #expect(actions.contains(.tell(.capture(false))))

    machine.take(.accepted(grade: "A", message: "Good."), at: at(moment))
    actions = machine.takeActions()
    #expect(
      shown(actions) == [
        LiveCalibration(step: 4, word: .slump, phase: .accepted, grade: "A", message: "Good.")
      ])
    #expect(actions.last == .renew && actions.contains(.tell(.sound(.accepted))))
    #expect(machine.isOver)
  }

  @Test func whatIsRefusedEndsItAndTheSessionGoesOn() {
    var machine = begun()
    machine.advance(to: at(200_000))
    _ = machine.takeActions()
    machine.take(.refused(message: "You moved."), at: at(200_000))
    let actions = machine.takeActions()
    #expect(shown(actions).last?.message == "You moved.")
    #expect(actions.contains(.calibrating(false)) && actions.contains(.tell(.sound(.refused))))
    #expect(!machine.isOver && !machine.isCalibrating)
  }

  @Test func nothingElseIsTakenWhileItGoesOn() {
    for wish in [
      WearerWish.mute(true, minutes: nil), .endSet, .tare, .buzz("tick"), .pace(nil), .calibrate,
      .feedback(.silent), .wear(lifter: "ada", style: nil, uncalibrated: false),
    ] {
      var machine = begun()
      _ = machine.takeActions()
      machine.take(wish, ticket: 2, at: at(6000))
      guard case .answer(2, .refused(let fault)) = machine.takeActions().first else {
        Issue.record("\(wish) was taken")
        continue
      }
      #expect(fault.code == "calibrating", "\(wish)")
    }
    var machine = begun()
    machine.take(.double, at: at(6000))
    let actions = machine.takeActions()
    #expect(!actions.contains(.tell(.endSet)))
  }

  @Test func itIsGivenUpByButtonAndBySocket() {
    for isButton in [true, false] {
      var machine = begun()
      machine.advance(to: at(7000))
      _ = machine.takeActions()
      if isButton {
        machine.take(.short, at: at(7500))
      } else {
        machine.take(.giveUp, ticket: 3, at: at(7500))
      }
      let actions = machine.takeActions()
      #expect(actions.contains(.forget) && actions.contains(.tell(.capture(false))))
      #expect(shown(actions).last?.phase == .refused)
      #expect(actions.contains(.answer(3, .done)) == !isButton)
      #expect(!machine.isCalibrating)
    }
    var machine = begun()
    machine.take(.giveUp, ticket: 3, at: at(10))
    _ = machine.takeActions()
    machine.take(.giveUp, ticket: 4, at: at(20))
    guard case .answer(4, .refused) = machine.takeActions().first else {
      Issue.record("There was nothing to give up")
      return
    }
  }

  @Test func aHintIsShownInItsStepAndGoesWithIt() {
    var machine = begun()
    machine.advance(to: at(6000))
    _ = machine.takeActions()
    machine.take(.hint(.holdStill), at: at(6100))
    #expect(shown(machine.takeActions()).last?.hint == .holdStill)
    machine.advance(to: at(19_000))
    #expect(shown(machine.takeActions()).last?.hint == nil)
  }

  @Test func aSnoozeThatEndsAndATempoWaitForIt() throws {
    var machine = WearerMachine(
      DeskSetup(samples: .worn, isCalibrated: true, feedback: .full, restTarget: nil),
      carry: DeskCarry(), at: at(0))
    machine.take(.pace(try #require(Tempo("1-1-1-1"))), ticket: 1, at: at(0))
    machine.take(.calibrate, ticket: 2, at: at(0))
    _ = machine.takeActions()
    machine.advance(to: at(1000))
    let actions = machine.takeActions()
    #expect(!actions.contains { if case .tell(.unlessAlerting) = $0 { true } else { false } })
  }
}
