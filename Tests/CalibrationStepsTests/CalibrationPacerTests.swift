import CalibrationSteps
import HingeCore
import Testing

@Suite struct CalibrationPacerTests {
  private static let begun = Timestamp(microseconds: 7_000_000)

  /// What is said from the beginning to the end, and when, ms.
  private func all(every milliseconds: Int64) -> [(Int64, CalibrationPacer.Action)] {
    var pacer = CalibrationPacer(from: Self.begun)
    var found: [(Int64, CalibrationPacer.Action)] = []
    var at: Int64 = 0
    while pacer.deadline != nil && at < 1_000_000 {
      let now = Self.begun.advanced(by: TimeSpan(milliseconds: at))
      found += pacer.advance(to: now).map { (at, $0) }
      at += milliseconds
    }
    return found
  }

  @Test func fourStepsEachBegunAndEnded() {
    let actions = all(every: 10).map(\.1)
    var open: CalibrationStep?
    var done: [CalibrationStep] = []
    for action in actions {
      switch action {
      case .beginStep(let step):
        #expect(open == nil)
        open = step
      case .endStep(let step):
        #expect(open == step)
        open = nil
        done.append(step)
      case .finished: #expect(done.count == 4)
      case .sound: break
      }
    }
    #expect(done == [.stand, .hinge, .style, .slump])
    #expect(actions.last == .finished)
    #expect(actions.count { $0 == .finished } == 1)
  }

  /// A step's number comes before it, with time to get ready; it begins and ends standing.
  @Test func everyStepIsAnnouncedAndHasTime() {
    let found = all(every: 10)
    for (step, cue, ticks) in [
      (CalibrationStep.stand, PacerCue.stepOne, 2), (.hinge, .stepTwo, 12), (.style, .stepThree, 3),
      (.slump, .stepFour, 8),
    ] {
      let said = found.first { $0.1 == .sound(cue) }
      let begun = found.first { $0.1 == .beginStep(step) }
      let ended = found.first { $0.1 == .endStep(step) }
      guard let said, let begun, let ended else {
        Issue.record("\(step) is missing")
        continue
      }
      #expect(begun.0 - said.0 >= 4000)
      let inside = found.filter { $0.0 > begun.0 && $0.0 < ended.0 && $0.1 == .sound(.tick) }
      #expect(inside.count == ticks)
      #expect((inside.first?.0 ?? 0) - begun.0 >= 2000)
      #expect(ended.0 - (inside.last?.0 ?? ended.0) >= 2000)
    }
  }

  /// Whoever looks seldom gets everything all the same, in order.
  @Test func aLateLookGetsItAll() {
    #expect(all(every: 60_000).map(\.1) == all(every: 10).map(\.1))
    #expect(CalibrationPacer(from: Self.begun).duration < TimeSpan(milliseconds: 150_000))
  }
}
