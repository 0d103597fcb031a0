import HingeCore

/// When in the rep the back rounds.
package enum RoundingMoment: String, Codable, CaseIterable, Sendable {
  /// Before the pull, the bar still on the floor; or at the end of the descent.
  case setup
  case liftoff
  /// In the upper half of the rise.
  case late
  case descent

  static func draw(using draws: inout SeededGenerator) -> RoundingMoment {
    let value = draws.uniform()
    if value < 0.25 { return .setup }
    if value < 0.5 { return .liftoff }
    return value < 0.75 ? .late : .descent
  }
}

/// What else may happen to a rep.
enum Mishap: Sendable {
  /// The rise stops for a moment.
  case hitch
  /// A first pull that does not break the floor, and a second that does.
  case doublePull
  /// Set down before lockout.
  case failed
  /// Let go at lockout instead of lowered.
  case dropped
}

/// One rep as it is meant to go.
struct RepPlan: Sendable {
  var rounding: RoundingMoment?
  /// Size of the rounding as a share of the wearer's reserve.
  var reserveShare = 0.0
  var mishap: Mishap?
  /// Flexion beyond the wearer's neutral without any one rounding, degrees.
  var ownDegrees = 0.0
  /// How far the lockout leans behind the wearer's own, degrees.
  var overExtensionDegrees = 0.0
  /// Times the wearer's own concentric duration.
  var slowness = 1.0
  /// How long the bar rests on the floor before the pull, and how long it is held at lockout,
  /// seconds; nil for the wearer's own.
  var bottomPauseSeconds: Double?
  var topPauseSeconds: Double?

  /// Catches breath in one rep of four at the bar, and in one of four at lockout. The slow ends of
  /// the movements around them make up to 4 s of it.
  fileprivate mutating func pauseLong(_ style: LiftStyle, using draws: inout SeededGenerator) {
    let rests = draws.chance(0.25)
    let restSeconds = draws.uniform(1.8...3.3)
    let stands = draws.chance(0.25)
    let standSeconds = draws.uniform(1.6...3.4)
    if rests && style.startsFromFloor { bottomPauseSeconds = restSeconds }
    if stands { topPauseSeconds = standSeconds }
  }
}

/// What kind of set it is.
package enum SetKind: String, Codable, CaseIterable, Sendable {
  /// Not one rounding.
  case neutral
  /// Some reps round clearly, each at its own moment.
  case mixed
  /// The later, the slower and the rounder.
  case fatigue
  /// A lockout leant back too far, a hitch, a double pull, and at the end a failed rep; with some
  /// lifters a dropped bar, between the others or at the end; and long pauses.
  case struggle

  func reps(
    _ count: Int, lifter: LifterModel, roundingShare: Double?, using draws: inout SeededGenerator
  ) -> [RepPlan] {
    var plans: [RepPlan] = []
    // Branches, so that nothing else of a set depends on them.
    var drops = draws.branch(1)
    var pauses = draws.branch(2)
    let dropsBars = lifter.style.allowsDropping && drops.chance(0.5)
    for index in 0..<count {
      var plan = RepPlan()
      plan.ownDegrees = lifter.flexionSpreadDegrees * draws.gaussian()
      plan.slowness = draws.uniform(0.85...1.15)
      let moment = RoundingMoment.draw(using: &draws)
      let share = draws.uniform(0.72...1)
      let rounds = draws.chance(0.45)
      switch self {
      case .neutral:
        // The wearer who may call it neutral stays clear of his warning limit.
        plan.ownDegrees = min(plan.ownDegrees, 0.2 * lifter.reserveDegrees)
      case .mixed:
        plan.ownDegrees = min(plan.ownDegrees, 0.2 * lifter.reserveDegrees)
        if rounds {
          plan.rounding = moment
          plan.reserveShare = roundingShare ?? share
        }
      case .fatigue:
        let tired = count > 1 ? Double(index) / Double(count - 1) : 1
        plan.ownDegrees += lifter.flexionDriftDegrees * tired * tired
        plan.slowness *= 1 + 0.6 * tired * tired
        if tired > 0.45 {
          plan.rounding = moment
          plan.reserveShare = (roundingShare ?? 0.9) * tired * tired
        }
      case .struggle:
        if index == count - 1 {
          plan.mishap = dropsBars && drops.chance(0.5) ? .dropped : .failed
        } else if index % 2 == 1 {
          plan.mishap = index % 4 == 1 ? .hitch : .doublePull
        } else if index % 4 == 0 {
          plan.overExtensionDegrees = draws.uniform(8...14)
        } else if dropsBars {
          plan.mishap = .dropped
        }
        plan.pauseLong(lifter.style, using: &pauses)
      }
      plans.append(plan)
    }
    return plans
  }
}
