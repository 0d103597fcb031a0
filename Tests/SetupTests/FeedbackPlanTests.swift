import HingeCore
import RepLog
import Settings
import Setup
import Testing

/// Which feedback a session gets: every choice, with and without a profile, for each answer of the
/// log.
@Suite struct FeedbackPlanTests {
  private static let locked = RepLogError.locked(path: "log")

  private enum Log: CaseIterable {
    case hasBaseline
    case hasNone
    case cannotTell

    func answer() throws(RepLogError) -> Bool {
      switch self {
      case .hasBaseline: return true
      case .hasNone: return false
      case .cannotTell: throw FeedbackPlanTests.locked
      }
    }
  }

  private func plan(_ choice: FeedbackChoice, id: String = "caabc384ca253c64", _ log: Log)
    -> FeedbackPlan
  {
    FeedbackPlan(choice, calibrationID: id) { () throws(RepLogError) in try log.answer() }
  }

  @Test func autoIsSilentOnceAndThenFaded() {
    let first = plan(.auto, .hasNone)
    #expect(first.mode == .silent && first.reason == .firstSession && first.logError == nil)
    let later = plan(.auto, .hasBaseline)
    #expect(later.mode == .faded && later.reason == .laterSession && later.logError == nil)
  }

  /// Silence would pass for good form: where the log can't tell, everything sounds.
  @Test func autoIsFullWhereTheLogCannotTell() {
    let plan = plan(.auto, .cannotTell)
    #expect(plan.mode == .full && plan.reason == .logUnreadable && plan.logError == Self.locked)
  }

  @Test func withoutAProfileItIsFadedAndTheLogIsNotAsked() {
    let plan = FeedbackPlan(.auto, calibrationID: "") {
      Issue.record("asked")
      return false
    }
    #expect(plan.mode == .faded && plan.reason == .noProfile && plan.logError == nil)
  }

  @Test(arguments: [FeedbackMode.silent, .faded, .full])
  func aModeThatIsSetHoldsAndTheLogIsNotAsked(mode: FeedbackMode) {
    for id in ["", "caabc384ca253c64"] {
      let plan = FeedbackPlan(.fixed(mode), calibrationID: id) {
        Issue.record("asked")
        return false
      }
      #expect(plan.mode == mode && plan.reason == .asSet && plan.logError == nil)
      for log in Log.allCases { #expect(self.plan(.fixed(mode), id: id, log) == plan) }
    }
  }

  @Test func everyReasonReadsDifferently() {
    let texts = FeedbackPlan.Reason.allCases.map(\.text)
    #expect(Set(texts).count == texts.count)
    #expect(FeedbackPlan.Reason.firstSession.text == "first session after this calibration")
  }

  /// Where there is no log, as in `hinge replay`, `auto` shows what would sound.
  @Test func withoutALogAutoIsFull() {
    #expect(FeedbackChoice.auto.modeWithoutLog == .full)
    for mode in [FeedbackMode.silent, .faded, .full] {
      #expect(FeedbackChoice.fixed(mode).modeWithoutLog == mode)
    }
    #expect(Configuration().alertSettings.feedback == .full)
  }
}
