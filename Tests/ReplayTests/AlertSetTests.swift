import HingeCore
import Simulation
import TestSupport
import Testing

/// An alert belongs to the set of the rep in which it is raised, the set's first rep included: that
/// one is no set yet when its alarm sounds.
@Suite struct AlertSetTests {
  private static let seeds: [UInt64] = [3, 5, 8, 12, 21]

  @Test func alertsCarryTheirRepsSet() throws {
    var inFirstReps = 0
    for seed in Self.seeds {
      for style in [LiftStyle.conventional, .romanian] {
        let plan = try SimulationPlan(
          seed: seed, style: style, sensors: 2, scenario: .session, reps: 4, sets: 5)
        let (run, _) = try CalibratedLifter(plan).run(.session)
        for alert in run.alerts where alert.kind == .rounding {
          guard
            let rep = run.reps.first(where: { $0.ownStart <= alert.time && alert.time <= $0.ownEnd }
            )
          else { continue }
          #expect(
            alert.setNumber == rep.setNumber,
            "seed \(seed), \(style.token), rep \(rep.number) of set \(rep.setNumber)")
          if rep.number == 1 { inFirstReps += 1 }
        }
      }
    }
    // Else nothing was tested.
    #expect(inFirstReps >= 3)
  }
}
