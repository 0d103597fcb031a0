import ArgumentParser
import Foundation
import HingeCore
import LinuxIO
import Recording
import Setup
import Simulation
import Training

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make up recordings of a lifter with known truth. They say that they are synthetic.",
    discussion: """
      Examples:
        hinge simulate --seed 7 --out set.csv --scenario mixed
        hinge simulate --seed 7 --folder lifter7      calibration, sets, idle, each with truth
        hinge simulate --seed 7 --scenario six-faces --out six-faces.csv
                                                      his sensors for hinge calibrate-device
        hinge simulate --seed 7 --hold plank --out plank.csv
                                                      two planks, for hinge replay --hold
      """)

  @Option(help: "The lifter and his luck; the same number gives the same bytes.")
  var seed: UInt64 = 1
  @Option(help: "conventional, sumo, trap-bar, block-pull, kettlebell, romanian or good-morning.")
  var style = "conventional"
  @Option(help: "1 (sacrum) or 2 (and T12).")
  var sensors = 2
  @Option(help: "Samples a second, 50 to 1000.")
  var rateHz = 200
  @Option(
    help: ArgumentHelp(
      "stand, hinge, style, slump, neutral, mixed, fatigue, struggle, idle, session, six-faces or mobility."
    ))
  var scenario = "session"
  @Option(
    help: ArgumentHelp(
      "A round of timed holds: plank, side-plank, bird-dog, bridge, carry or hinge; none for what is no hold.",
      valueName: "kind"))
  var hold: String?
  @Option(help: "Reps a set.")
  var reps = 5
  @Option(help: "Sets of a session.")
  var sets = 3
  @Option(help: "perfect, typical or worst sensors.")
  var grade = "typical"
  @Option(
    help: ArgumentHelp(
      "gap, saturation, frozen, lost, slip or turn: KIND@START[+LENGTH][/SENSOR][=DEGREES], seconds.",
      valueName: "fault"))
  var fault: [String] = []
  @Option(help: ArgumentHelp("Write one recording, and its truth beside it.", valueName: "file"))
  var out: String?
  @Option(
    help: ArgumentHelp("Write calibration, sets, idle, six faces with truth.", valueName: "dir"))
  var folder: String?

  func validate() throws {
    if (out == nil) == (folder == nil) {
      throw ValidationError("Give either --out FILE or --folder DIR.")
    }
    if hold != nil && (folder != nil || scenario != "session") {
      throw ValidationError(
        "--hold is a scenario of its own: give it with --out FILE, without --scenario.")
    }
  }

  func run() throws {
    try Terminal.run {
      let plan = try plan()
      if let out { try write(plan, to: out) }
      if let folder {
        let others: [Scenario] = [.neutral, .mixed, .fatigue, .idle, .sixFaces]
        for scenario in Scenario.calibration + others {
          try write(plan.showing(scenario), to: "\(folder)/\(scenario.fileStem).csv")
        }
      }
    }
  }

  private func plan() throws(Problem) -> SimulationPlan {
    guard let style = LiftStyle(name: style) else {
      throw unknown("--style", style, LiftStyle.all.map(\.name))
    }
    let scenario = try shown()
    guard let grade = SensorGrade(rawValue: grade) else {
      throw unknown("--grade", grade, SensorGrade.allCases.map(\.rawValue))
    }
    do throws(SimulationError) {
      var faults: [SimulatedFault] = []
      for text in fault { faults.append(try SimulatedFault(parsing: text)) }
      return try SimulationPlan(
        seed: seed, style: style, sensors: sensors, rateHertz: rateHz, scenario: scenario,
        reps: reps, sets: sets, grade: grade, faults: FaultPlan(faults))
    } catch {
      throw Problem(error)
    }
  }

  private func shown() throws(Problem) -> Scenario {
    guard let hold else {
      guard let known = Scenario(rawValue: scenario) else {
        throw unknown("--scenario", scenario, Scenario.allCases.map(\.rawValue))
      }
      return known
    }
    guard let known = Scenario(rawValue: "hold-\(hold)") else {
      throw unknown("--hold", hold, HoldKind.all.map(\.name) + ["none"])
    }
    return known
  }

  private func unknown(_ option: String, _ value: String, _ allowed: [String]) -> Problem {
    Problem(
      "\(option) \(value) is not known; it must be one of \(allowed.joined(separator: ", ")).",
      exitCode: 64)
  }

  private func write(_ plan: SimulationPlan, to path: String) throws {
    try LoadedSettings.makeFolder(of: path)
    do throws(RecordingError) {
      try RecordingFile.write(SimulatedBelt.recording(plan), to: path)
    } catch {
      throw Problem(error)
    }
    // The calibration steps have no reps to be true about.
    if Scenario.calibration.contains(plan.scenario) { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let stream = plan.stream()
    let json: Data
    if plan.scenario == .sixFaces {
      json = try encoder.encode(stream.deviceTruth())
    } else if plan.scenario.isRound {
      json = try encoder.encode(stream.holdTruth())
    } else {
      json = try encoder.encode(stream.truth())
    }
    let truth = String(decoding: json, as: UTF8.self)
    let beside = URL(fileURLWithPath: path).deletingPathExtension().path + ".truth.json"
    do throws(FileError) {
      try AtomicFile.write(truth + "\n", to: beside)
    } catch {
      throw Problem(error)
    }
  }
}
