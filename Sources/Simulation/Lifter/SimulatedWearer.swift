package import HingeCore

/// A lifter with his sensors: what one seed names.
package struct SimulatedWearer: Sendable, Equatable {
  package var lifter: LifterModel
  /// Sacrum, T12.
  package var sacrum: SensorErrors
  package var thorax: SensorErrors
  /// By how much the sensors sample slower than they say: -0.03...0.03.
  package var rateErrorShare: Double
  private(set) var sensorsSwapped = false

  package init(
    lifter: LifterModel, sacrum: SensorErrors = .perfect, thorax: SensorErrors = .perfect,
    rateErrorShare: Double = 0
  ) {
    self.lifter = lifter
    self.sacrum = sacrum
    self.thorax = thorax
    self.rateErrorShare = rateErrorShare
  }

  package init(seed: UInt64, style: LiftStyle, grade: SensorGrade) {
    let root = SeededGenerator(seed: seed)
    var body = root.branch(1)
    var lower = root.branch(2)
    var upper = root.branch(3)
    var clock = root.branch(4)
    let spread = grade == .perfect ? 0 : (grade == .typical ? 0.01 : 0.03)
    self.init(
      lifter: .random(using: &body, style: style), sacrum: .random(using: &lower, grade: grade),
      thorax: .random(using: &upper, grade: grade),
      rateErrorShare: clock.uniform(-spread...spread))
  }

  /// Lets a calibration go wrong in the way named, as far as the wearer's gear is the reason.
  mutating func spoil(_ flaw: CalibrationFlaw) {
    switch flaw {
    case .sensorsSwapped: sensorsSwapped = true
    case .gravityImplausible: sacrum.accelScale = Triple(0.8, 0.8, 0.8)
    case .sensorLoose: lifter.sacrumWobbleDegrees = 6
    case .movingWhileStanding, .tooFewHinges, .axisUnclear, .hingesDiffer, .slumpMissing,
      .sensorSaturated, .tooShort, .gap, .wrongStyle:
      break
    }
  }
}
