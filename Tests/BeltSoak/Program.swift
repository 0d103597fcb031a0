import CalibrationSteps
import Foundation
import HingeCore
import IMU
import Simulation
import TestSupport

/// Hours of training with a fault a minute, on a clock that jumps: scripts/soak.
@main struct Program {
  static func main() {
    do {
      let options = try SoakOptions(CommandLine.arguments.dropFirst())
      let verdict = try soak(options)
      if options.withRemarks { for remark in verdict.remarks { print("  \(remark)") } }
      for failure in verdict.failures { print("FAILED: \(failure)") }
      if !verdict.failures.isEmpty { exit(1) }
    } catch let error as SoakOptions.Unknown {
      FileHandle.standardError.write(Data("belt-soak: \(error)\n".utf8))
      exit(64)
    } catch {
      FileHandle.standardError.write(Data("belt-soak: \(error)\n".utf8))
      exit(1)
    }
  }

  private struct NoChip: Error {}

  private static func soak(_ options: SoakOptions) throws -> SoakVerdict {
    let start = Timestamp(microseconds: 1_000_000)
    let plan = try SimulationPlan(seed: 7, style: .conventional, sensors: 2)
    let profile = try CalibrationBuilder.build(plan.calibrationInput()).get().profile
    let configuration = plan.configuration(.profile(profile))
    let motion = LoopedMotion(plan, from: start)
    guard let chip = MPU6050.chip(identity: 0x68) else { throw NoChip() }
    func run(_ faults: [SoakFault]) throws -> SoakRun {
      try SoakRun(
        motion, configuration, faults: faults, from: start, minutes: options.minutes,
        seed: options.seed, chip: chip)
    }
    let faults = SoakFault.plan(minutes: options.minutes, seed: options.seed, from: start)
    let calm = try run([])
    let stormy = try run(faults)
    let verdict = SoakVerdict(stormy, against: calm, faults: faults)
    print(SoakTable.text(verdict, stormy, calm, options))
    return verdict
  }
}
