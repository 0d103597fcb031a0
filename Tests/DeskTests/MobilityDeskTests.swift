import CalibrationSteps
import Control
import Desk
import HingeCore
import LinuxIO
import Testing

/// The mobility check at the desk, by a clock that the tests move.
@Suite struct MobilityDeskTests {
  private let at = TimerTests.at

  private func machine(isCalibrated: Bool = true) -> WearerMachine {
    WearerMachine(
      DeskSetup(samples: .worn, isCalibrated: isCalibrated, feedback: .full, restTarget: nil),
      carry: DeskCarry(), at: at(0))
  }

  private func begun() -> WearerMachine {
    var machine = machine()
    machine.take(.mobility, ticket: 1, at: at(0))
    return machine
  }

  private func shown(_ actions: [DeskAction]) -> [LiveMobility] {
    actions.compactMap { if case .publish(let event) = $0 { event.mobility } else { nil } }
  }

  @Test func itIsPacedShownAndMeasured() throws {
    var machine = begun()
    var actions = machine.takeActions()
    #expect(actions.contains(.answer(1, .done)) && actions.contains(.calibrating(true)))
    #expect(actions.contains(.tell(.capture(true))))
    var moment: Int64 = 0
    while !actions.contains(.judgeMobility), moment < 100_000 {
      moment += 100
      machine.advance(to: at(moment))
      actions += machine.takeActions()
    }
    #expect(actions.count { $0 == .beginMobility } == 1)
    let begin = try #require(actions.firstIndex(of: .beginMobility))
    let end = try #require(actions.firstIndex(of: .tell(.capture(false))))
    #expect(begin < end)
    let seen = shown(actions)
    #expect(seen.first?.part == .ready && seen.first?.leftS == 3)
    #expect(seen.last == LiveMobility(phase: .judging))
    #expect(Set(seen.compactMap(\.hinge)) == [0, 1, 2, 3])
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0 != $1 })
    #expect(machine.isChecking)

    var outcome = LiveMobility(phase: .measured)
    outcome.number = 4
    machine.take(.checked(outcome), at: at(moment))
    actions = machine.takeActions()
    #expect(shown(actions) == [outcome])
    #expect(actions.contains(.calibrating(false)) && actions.contains(.tell(.sound(.accepted))))
    // The session goes on, with the profile that it had.
    #expect(!machine.isChecking && !machine.isOver && !actions.contains(.renew))
    // What comes late is nobody's.
    machine.take(.checked(outcome), at: at(moment + 1))
    #expect(machine.takeActions().isEmpty)
  }

  @Test func itIsGivenUpByButtonAndBySocket() {
    for isButton in [true, false] {
      var machine = begun()
      machine.advance(to: at(9000))
      _ = machine.takeActions()
      if isButton {
        machine.take(.short, at: at(9100))
      } else {
        machine.take(.giveUp, ticket: 3, at: at(9100))
      }
      let actions = machine.takeActions()
      #expect(actions.contains(.forget) && actions.contains(.tell(.capture(false))))
      #expect(actions.contains(.calibrating(false)))
      #expect(shown(actions).last?.phase == .refused)
      #expect(!machine.isChecking)
      machine.advance(to: at(100_000))
      #expect(!machine.takeActions().contains(.judgeMobility))
    }
  }

  @Test func nothingElseIsTakenWhileItGoesOn() {
    for wish in [
      WearerWish.mute(true, minutes: nil), .endSet, .tare, .buzz("tick"), .pace(nil), .calibrate,
      .mobility, .feedback(.silent), .wear(lifter: "ada", style: nil, uncalibrated: false),
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
    var machine = machine()
    machine.take(.calibrate, ticket: 1, at: at(0))
    _ = machine.takeActions()
    machine.take(.mobility, ticket: 2, at: at(1))
    guard case .answer(2, .refused) = machine.takeActions().first else {
      Issue.record("taken beside a calibration")
      return
    }
  }

  @Test func itNeedsACalibration() {
    var machine = machine(isCalibrated: false)
    machine.take(.mobility, ticket: 1, at: at(1))
    guard case .answer(1, .refused(let fault)) = machine.takeActions().last else {
      Issue.record("taken")
      return
    }
    #expect(fault.code == "refused")
  }
}
