import Coaching
import Training

/// How a number that was planned came out.
package enum Against: String, Sendable, CaseIterable {
  case notPlanned = "not_planned"
  /// Nothing is known of it, on one side or the other.
  case unknown
  case asPlanned = "as_planned"
  case below
  case above
}

/// The sets that count for one line of a plan, beside that line.
package struct SetsResult: Sendable, Equatable {
  package var planned: PlannedSets
  /// What the load or percentage comes to; nil where none is planned, or no one-rep load is estimated.
  package var targetGrams: Int64?
  package var done: [DoneSet]
  /// Work sets of that style beyond all that is planned.
  package var extra: Int

  package init(planned: PlannedSets, targetGrams: Int64?, done: [DoneSet] = [], extra: Int = 0) {
    self.planned = planned
    self.targetGrams = targetGrams
    self.done = done
    self.extra = extra
  }

  /// A load is as planned within a fortieth, or the smallest pair of plates that most gyms have.
  package static func isNear(_ load: Int64, _ target: Int64) -> Bool {
    let (load, target) = (WarmUps.bounded(load), WarmUps.bounded(target))
    return abs(load - target) <= max(2500, target / 40)
  }

  /// Half a point of RPE, the step in which it is given.
  package static let rpeToleranceTenths: Int64 = 5
  /// Of each part of a tempo; a quarter of it where that is more.
  package static let tempoToleranceMS: Int64 = 500

  /// Sets with all the reps that are planned at the least.
  package var made: Int { done.count { $0.reps >= planned.reps.lowerBound } }
  package var isMade: Bool { made >= planned.sets }

  /// Of the sets whose load is known; the mean says which side they are on.
  package var load: Against {
    switch planned.effort {
    case .load, .percent: break
    case .rpe, nil: return .notPlanned
    }
    let loads = done.compactMap(\.loadGrams).map(WarmUps.bounded)
    guard let targetGrams, !loads.isEmpty else { return .unknown }
    if loads.allSatisfy({ Self.isNear($0, targetGrams) }) { return .asPlanned }
    let sum = loads.reduce(0, +)
    return sum < WarmUps.bounded(targetGrams) * Int64(loads.count) ? .below : .above
  }

  /// Mean of the sets whose RPE is known, to the nearest tenth.
  package var rpeTenths: Int64? { nearestMean(done.compactMap(\.rpeTenths)) }

  package var effort: Against {
    guard case .rpe(let tenths)? = planned.effort else { return .notPlanned }
    guard let rpeTenths else { return .unknown }
    if abs(rpeTenths - tenths) <= Self.rpeToleranceTenths { return .asPlanned }
    return rpeTenths < tenths ? .below : .above
  }

  /// Mean of the sets' means: down, bottom, up, top, in milliseconds; nil where not known.
  package var tempoMS: [Int64?] {
    let parts: [(Tempo) -> Int64?] = [
      { $0.eccentricMS }, { $0.bottomMS }, { $0.concentricMS }, { $0.topMS },
    ]
    return parts.map { part in nearestMean(done.compactMap { part($0.tempo) }) }
  }

  /// Whether every part that is planned was kept. A 0 for a movement means "as it comes", for a pause none.
  package var tempo: Against {
    guard let planned = planned.tempo else { return .notPlanned }
    var isKnown = false
    for (index, part) in planned.seconds.enumerated() {
      let isMovement = index % 2 == 0
      guard !(isMovement && part == 0), let seen = tempoMS[index] else { continue }
      isKnown = true
      let wanted = Int64(part) * 1000
      if abs(seen - wanted) > max(Self.tempoToleranceMS, wanted / 4) {
        return seen < wanted ? .below : .above
      }
    }
    return isKnown ? .asPlanned : .unknown
  }

  /// More than was planned: sets, reps or load.
  package var isMore: Bool {
    extra > 0 || load == .above || done.contains { $0.reps > planned.reps.upperBound }
  }
}

/// The nearest whole number, ties away from zero; nil of nothing.
func nearestMean(_ values: [Int64]) -> Int64? {
  guard !values.isEmpty else { return nil }
  // Far beyond any physical value, so that no damaged log overflows the sum.
  let bound: Int64 = 1 << 40
  let sum = values.reduce(Int64(0)) { $0 + min(max($1, -bound), bound) }
  let count = Int64(values.count)
  return (sum + (sum < 0 ? -(count / 2) : count / 2)) / count
}

package struct HoldResult: Sendable, Equatable {
  package var planned: PlannedHold
  /// Seconds of the holds of its kind on that day.
  package var doneSeconds: [Int]

  package init(planned: PlannedHold, doneSeconds: [Int] = []) {
    self.planned = planned
    self.doneSeconds = doneSeconds
  }

  /// Holds as long as planned.
  package var made: Int { doneSeconds.count { $0 >= planned.seconds } }
  package var isMade: Bool { made >= planned.sets }
}

package enum WorkResult: Sendable, Equatable {
  case sets(SetsResult)
  case hold(HoldResult)
}
