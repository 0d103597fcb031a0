import Control
import Desk
import HingeCore
import LinuxIO
import Testing

/// A round of holds at the desk, and when it is over by itself.
@Suite struct HoldDeskTests {
  private let at = TimerTests.at

  private func machine(isCalibrated: Bool = true, samples: DeskSetup.Samples = .worn)
    -> WearerMachine
  {
    WearerMachine(
      DeskSetup(samples: samples, isCalibrated: isCalibrated, feedback: .full, restTarget: nil),
      carry: DeskCarry(), at: at(0))
  }

  private func begun() -> WearerMachine {
    var machine = machine()
    machine.take(.hold(.plank, seconds: 60), ticket: 1, at: at(0))
    return machine
  }

  private func fault(_ actions: [DeskAction], _ ticket: Int) -> String? {
    for case .answer(ticket, .refused(let fault)) in actions { return fault.code }
    return nil
  }

  @Test func itIsBegunAndOverWhenTheSamplerSaysSo() {
    var machine = begun()
    var actions = machine.takeActions()
    #expect(
      actions.contains(.tell(.hold(.plank, target: TimeSpan(milliseconds: 60_000)))))
    #expect(actions.contains(.answer(1, .done)) && actions.contains(.calibrating(true)))
    #expect(machine.isHolding)
    machine.take(.endHold, ticket: 2, at: at(5000))
    actions = machine.takeActions()
    #expect(actions.contains(.tell(.endHold)) && actions.contains(.answer(2, .done)))
    // It is over when the sampler is back at lifts, and not before.
    #expect(machine.isHolding)
    machine.take(.holdsAreOver, at: at(5100))
    actions = machine.takeActions()
    #expect(actions.contains(.calibrating(false)) && actions.contains(.publish(.holdRoundEnded)))
    #expect(!machine.isHolding)
    machine.take(.holdsAreOver, at: at(5200))
    #expect(machine.takeActions().isEmpty)
  }

  @Test func onlyWhatGoesWithItIsTaken() throws {
    let tempo = try #require(Tempo("3-1-1-1"))
    for wish in [
      WearerWish.tare, .wear(lifter: "ada", style: nil, uncalibrated: false), .buzz("tick"),
      .pace(tempo), .calibrate, .mobility, .hold(nil, seconds: nil),
    ] {
      var machine = begun()
      _ = machine.takeActions()
      machine.take(wish, ticket: 2, at: at(100))
      #expect(fault(machine.takeActions(), 2) == "holding", "\(wish)")
    }
    for wish in [
      WearerWish.mute(true, minutes: nil), .feedback(.silent), .endHold, .endSet, .giveUp,
    ] {
      var machine = begun()
      _ = machine.takeActions()
      machine.take(wish, ticket: 2, at: at(100))
      let actions = machine.takeActions()
      #expect(actions.contains(.answer(2, .done)), "\(wish)")
    }
    var machine = begun()
    _ = machine.takeActions()
    machine.take(.double, at: at(100))
    #expect(machine.takeActions().contains(.tell(.endHold)))
  }

  @Test func itNeedsACalibrationAndSomebodyWhoCanAsk() {
    for (machine, code) in [
      (machine(isCalibrated: false), "refused"), (machine(samples: .hurried), "refused"),
    ] {
      var machine = machine
      machine.take(.hold(nil, seconds: nil), ticket: 1, at: at(0))
      #expect(fault(machine.takeActions(), 1) == code)
      #expect(!machine.isHolding)
    }
    var idle = machine()
    idle.take(.endHold, ticket: 1, at: at(0))
    #expect(fault(idle.takeActions(), 1) == "refused")
    var calibrating = machine()
    calibrating.take(.calibrate, ticket: 1, at: at(0))
    _ = calibrating.takeActions()
    calibrating.take(.hold(nil, seconds: nil), ticket: 2, at: at(1))
    #expect(fault(calibrating.takeActions(), 2) == "calibrating")
  }

  // MARK: Over by itself

  private func end(
    hasTarget: Bool = false, _ state: (Int64) -> HoldState,
    isSounding: (Int64) -> Bool = { _ in false }
  ) -> Int64? {
    var round = HoldRound(from: at(0), hasTarget: hasTarget)
    for second in Int64(0)...700
    where round.isOver(state(second), isSounding: isSounding(second), at: at(second * 1000)) {
      return second
    }
    return nil
  }

  @Test func whoeverHoldsNothingIsNotWaitedForWithoutEnd() {
    #expect(end { _ in .waiting } == 90)
    // Getting ready begins it anew.
    #expect(end { $0 == 60 ? .settling : .waiting } == 151)
    #expect(end { $0 < 30 ? .holding : .over } == 75)
    #expect(end { $0 < 30 ? .holding : $0 < 60 ? .over : $0 < 90 ? .lost : .over } == 135)
  }

  @Test func tenMinutesAreTheLongest() {
    #expect(end { _ in .holding } == 600)
    #expect(end { _ in .settling } == 600)
  }

  /// One length was asked for: over once it was held and told, or left.
  @Test func aLengthThatWasAskedForEndsIt() {
    #expect(end(hasTarget: true) { $0 < 30 ? .holding : .over } == 30)
    #expect(
      end(hasTarget: true, { $0 < 30 ? .holding : .over }, isSounding: { $0 < 32 }) == 32)
    #expect(end(hasTarget: true) { $0 < 10 ? .waiting : .settling } == 600)
  }
}
