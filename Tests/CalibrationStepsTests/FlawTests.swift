import CalibrationSteps
import HingeCore
import Simulation
import TestSupport
import Testing

@Suite struct FlawTests {
  private func tokens(_ plan: SimulationPlan) -> Set<RefusalToken> {
    switch CalibrationBuilder.build(plan.calibrationInput()) {
    case .success: []
    case .failure(let refusals): Set(refusals.list.map(\.token))
    }
  }

  /// Whatever else is said, what is wrong is named.
  @Test(arguments: [2, 1], CalibrationFlaw.allCases)
  func everyFlawIsRefusedWithItsOwnToken(sensors: Int, flaw: CalibrationFlaw) throws {
    // One sensor cannot be swapped with another.
    if flaw == .sensorsSwapped && sensors == 1 { return }
    for round in 0..<fuzzRounds(1) {
      let seed = UInt64(100 + 2 * round + sensors)
      let style = seed % 3 == 0 ? LiftStyle.romanian : .conventional
      let wanted = try #require(RefusalToken(rawValue: flaw.token(in: style)))
      let found = tokens(
        try SimulationPlan(seed: seed, style: style, sensors: sensors, flaw: flaw))
      #expect(found.contains(wanted), "seed \(seed) \(style): \(found)")
    }
  }
}
