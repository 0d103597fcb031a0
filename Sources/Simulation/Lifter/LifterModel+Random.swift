package import HingeCore

extension LifterModel {
  /// A wearer drawn from the ranges for a style.
  package static func random(
    using draws: inout SeededGenerator, style: LiftStyle
  ) -> LifterModel {
    var lifter = plain(style: style)
    // Branches, so that the style changes the lift and not the rest of the person.
    var tempo = draws.branch(1)
    var wear = draws.branch(2)
    var pauses = draws.branch(3)
    lifter.drawShape(using: &draws)
    lifter.drawTempo(using: &tempo)
    lifter.drawPatience(using: &pauses)
    lifter.drawWear(using: &wear)
    return lifter
  }

  private mutating func drawShape(using draws: inout SeededGenerator) {
    lockoutLeanDegrees = draws.uniform(5...15)
    maximumLumbarDegrees = draws.uniform(45...70)
    // Nobody's neutral bottom is at the end of his range.
    neutralLumbarDegrees = draws.uniform(16...min(40, maximumLumbarDegrees - 18))
    // The lumbar share of the trunk's range stays within 18...65 %, except where a sumo pelvis
    // hardly turns.
    let range = pelvisRange
    let least = neutralLumbarDegrees * 0.35 / 0.65
    let most = neutralLumbarDegrees * 0.82 / 0.18
    if style == .sumo {
      pelvisBottomDegrees = draws.uniform(range)
    } else {
      let low = min(max(range.lowerBound, least - lockoutLeanDegrees), range.upperBound - 5)
      pelvisBottomDegrees = draws.uniform(low...max(low + 1, min(range.upperBound, most)))
    }
    hingeDegrees = draws.uniform(38...60)
    riseMeters = draws.uniform(0.14...0.26)
    hipsBackMeters = draws.uniform(0.05...0.14)
    pelvisShare = draws.uniform(0.6...1)
    straightensLate = draws.chance(0.35)
    flexionSpreadDegrees = draws.uniform(0.4...3)
    flexionDriftDegrees = draws.uniform(0...10)
  }

  private mutating func drawTempo(using draws: inout SeededGenerator) {
    concentricSeconds = draws.uniform(0.7...1.8)
    eccentricSeconds = draws.uniform(1...2.4)
    topPauseSeconds = draws.uniform(0.4...1.6)
    bottomPauseSeconds = draws.uniform(0.6...1.5)
    if !style.startsFromFloor {
      bottomPauseSeconds = draws.uniform(0.1...0.7)
      eccentricSeconds = draws.uniform(1.6...3.5)
      return
    }
    // Touch and go, dead stop, or a load that only a grinder moves.
    let manner = draws.uniform()
    if manner < 0.2 {
      bottomPauseSeconds = draws.uniform(0...0.12)
      eccentricSeconds = draws.uniform(0.8...1.4)
    } else if manner > 0.8 {
      concentricSeconds = draws.uniform(2...3.6)
    }
  }

  /// Some take their time with every rep: one in ten at the bar, one in ten standing. Everybody else
  /// is who he would be without this draw. A rep's own spread and the slow ends of the movements
  /// around it make up to 4 s of it.
  private mutating func drawPatience(using draws: inout SeededGenerator) {
    let manner = draws.uniform()
    if manner < 0.1 && style.startsFromFloor {
      bottomPauseSeconds = draws.uniform(1.6...2.6)
    } else if manner > 0.9 {
      topPauseSeconds = draws.uniform(1.6...2.8)
    }
  }

  private mutating func drawWear(using draws: inout SeededGenerator) {
    sacrumArtefactShare = draws.uniform(0...0.08)
    thoraxArtefactShare = draws.uniform(0...0.08)
    sacrumWobbleDegrees = draws.uniform(0.4...1)
    thoraxWobbleDegrees = draws.uniform(0.4...1)
    sacrumWobbleHertz = draws.uniform(5...12)
    thoraxWobbleHertz = draws.uniform(5...12)
    swayDegrees = draws.uniform(0.2...0.5)
    contactG = draws.uniform(0.5...6)
    contactSeconds = draws.uniform(0.02...0.04)
    stepHertz = draws.uniform(1.6...2)
    stepG = draws.uniform(0.1...0.3)
  }

  private var pelvisRange: ClosedRange<Double> {
    switch style {
    case .conventional: 5...45
    case .sumo: -17...25
    case .trapBar: 5...40
    case .blockPull: 8...40
    case .kettlebell: 10...45
    case .romanian: 25...60
    case .goodMorning: 30...65
    }
  }
}
