package import HingeCore

/// All that determines a simulated recording: the same plan gives the same bytes on every machine.
///
/// The seed names the wearer, his sensors and how they are worn; the scenarios of one seed are one
/// person's, so calibration and sets belong together.
package struct SimulationPlan: Sendable, Equatable {
  package let seed: UInt64
  package let style: LiftStyle
  package let sensors: Int
  package let rateHertz: Int
  package var scenario: Scenario
  /// Of a set; 1...30.
  package let reps: Int
  /// Of a session; 1...50.
  package let sets: Int
  /// Between the sets of a session, at least; 10...900.
  package let restSeconds: Int
  /// Size of every rounding as a percentage of the wearer's reserve, 0...100; nil draws them.
  package let roundingPercent: Int?
  package let grade: SensorGrade
  package let faults: FaultPlan
  /// What is wrong with the calibration; nil for a good one.
  package let flaw: CalibrationFlaw?

  package static let sensorsRange = 1...2
  package static let rateRange = 50...1000
  package static let repsRange = 1...30
  package static let setsRange = 1...50
  package static let restRange = 10...900
  package static let roundingRange = 0...100

  package init(
    seed: UInt64, style: LiftStyle, sensors: Int = 2, rateHertz: Int = 200,
    scenario: Scenario = .session, reps: Int = 5, sets: Int = 3, restSeconds: Int = 60,
    roundingPercent: Int? = nil, grade: SensorGrade = .typical, faults: FaultPlan = FaultPlan(),
    flaw: CalibrationFlaw? = nil
  ) throws(SimulationError) {
    try SimulationPlan.check("sensors", sensors, SimulationPlan.sensorsRange)
    try SimulationPlan.check("rate", rateHertz, SimulationPlan.rateRange, unit: " Hz")
    try SimulationPlan.check("reps", reps, SimulationPlan.repsRange)
    try SimulationPlan.check("sets", sets, SimulationPlan.setsRange)
    try SimulationPlan.check("rest", restSeconds, SimulationPlan.restRange, unit: " s")
    try SimulationPlan.check(
      "rounding", roundingPercent ?? 0, SimulationPlan.roundingRange, unit: " %")
    for fault in faults.faults { try SimulationPlan.check(fault, sensors: sensors) }
    self.seed = seed
    self.style = style
    self.sensors = sensors
    self.rateHertz = rateHertz
    self.scenario = scenario
    self.reps = reps
    self.sets = sets
    self.restSeconds = restSeconds
    self.roundingPercent = roundingPercent
    self.grade = grade
    self.faults = faults
    self.flaw = flaw
  }

  /// The same wearer in another scenario.
  package func showing(_ scenario: Scenario) -> SimulationPlan {
    var plan = self
    plan.scenario = scenario
    return plan
  }

  package var wearer: SimulatedWearer {
    var wearer = SimulatedWearer(seed: seed, style: style, grade: grade)
    if let flaw { wearer.spoil(flaw) }
    return wearer
  }

  package func stream() -> SimulatedStream { SimulatedStream(plan: self, wearer: wearer) }

  private static func check(
    _ option: String, _ value: Int, _ range: ClosedRange<Int>, unit: String = ""
  ) throws(SimulationError) {
    if !range.contains(value) {
      throw .outOfRange(
        option: option, value: "\(value)\(unit)",
        allowed: "\(range.lowerBound) to \(range.upperBound)\(unit)")
    }
  }

  private static func check(
    _ fault: SimulatedFault, sensors: Int
  ) throws(SimulationError) {
    let option = "fault \(fault.kind.rawValue)"
    // Written so that a value that is no number is refused too.
    if !(fault.startSeconds >= 0 && fault.startSeconds <= 100_000) {
      throw .outOfRange(
        option: "\(option): start", value: "\(fault.startSeconds) s", allowed: "0 to 100000 s")
    }
    if !(fault.durationSeconds >= 0 && fault.durationSeconds <= 100_000) {
      throw .outOfRange(
        option: "\(option): length", value: "\(fault.durationSeconds) s",
        allowed: "0 to 100000 s")
    }
    let most = fault.kind == .turn ? 180.0 : 30
    if !(fault.degrees.magnitude <= most) {
      throw .outOfRange(
        option: "\(option): degrees", value: "\(fault.degrees)",
        allowed: "-\(Int(most)) to \(Int(most))")
    }
    try check("\(option): sensor", fault.sensor, 0...sensors)
  }
}
