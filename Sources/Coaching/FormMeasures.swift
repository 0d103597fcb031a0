import HingeCore
import Training

/// The numbers that the parts of a score rest on.
package enum FormBasis: Sendable, Equatable {
  case held(held: Int, judged: Int)
  /// Mean distance of a rep's reserve used from its set's mean.
  case margin(deviationPermille: Int64?, reps: Int)
  /// Mean distance of a rise or lowering from its set's mean, as a share of that.
  case tempo(deviationPermille: Int64?, reps: Int)
  /// Reps whose set-up was known and how many of them below the warning; the mean growth of flexion
  /// over the sets that have one.
  case setup(below: Int, known: Int, driftMdeg: Int64?, sets: Int)

  /// The numbers in words. - Parameter isEstimated: degrees come from one sensor.
  package func words(isEstimated: Bool) -> String {
    switch self {
    case .held(let held, let judged): return "\(held) of \(judged) judged reps held"
    case .margin(let deviation?, let reps):
      return "reps \(Self.tenths(deviation)) points of reserve off their set's mean (\(reps) reps)"
    case .margin: return "needs two judged reps in a set"
    case .tempo(let deviation?, let reps):
      return "rises and lowerings \(Self.tenths(deviation)) % off their set's mean (\(reps) reps)"
    case .tempo: return "needs two timed reps in a set"
    case .setup(let below, let known, let drift, let sets):
      var words: [String] = []
      if known > 0 { words.append("\(below) of \(known) set up below the warning") }
      if let drift {
        let label = isEstimated ? "an estimated " : ""
        let count = "\(sets) \(sets == 1 ? "set" : "sets")"
        words.append("flexion grew by \(label)\(Self.tenths(drift / 100))° (mean of \(count))")
      }
      return words.isEmpty
        ? "needs three judged reps in a set, or a known set-up" : words.joined(separator: "; ")
    }
  }

  /// "2.4" of 24.
  private static func tenths(_ value: Int64) -> String { "\(value / 10).\(value % 10)" }
}

/// What a session's judged reps come to, before points are given.
struct FormMeasures {
  private(set) var held = 0
  private(set) var judged = 0
  private(set) var counted = 0
  private var reserveDistances: [Int64] = []
  private var tempoDistances: [Int64] = []
  private var timedReps = 0
  private var setupsBelow = 0
  private var setupsKnown = 0
  private var drifts: [Int64] = []

  /// Where a part has no points left.
  static let reserveZeroPermille: Int64 = 200
  static let tempoZeroPermille: Int64 = 400
  static let driftZeroMdeg: Int64 = 10_000

  init(_ log: SessionLog) {
    for (set, all) in log.sets where !set.said.isExcluded && !log.said.isExcluded {
      let reps = all.filter { !$0.said.isExcluded }
      let good = reps.filter(\.isJudgedOnGoodData)
      counted += reps.count
      judged += good.count
      held += good.count { $0.knownVerdict == .held }
      reserveDistances += Self.distances(good.compactMap(\.trustedReserveUsedPermille))
      addTempo(good.filter(\.hasTrustedTiming))
      addSetups(good, warn: log.session.warnReservePermille)
      if let drift = Self.drift(good.compactMap(\.trustedPeakFlexionMdeg)) { drifts.append(drift) }
    }
  }

  private mutating func addTempo(_ reps: [RepRecord]) {
    guard reps.count >= 2 else { return }
    timedReps += reps.count
    for times in [reps.map(\.concentricMS), reps.compactMap(\.eccentricMS)] {
      guard times.count >= 2, let middle = mean(times), middle > 0 else { continue }
      // A day is no rise; the bound keeps the product within range.
      let day: Int64 = 86_400_000
      tempoDistances += times.map {
        min(abs(min(max($0, 0), day) - min(middle, day)) * 1000 / min(middle, day), 1000)
      }
    }
  }

  private mutating func addSetups(_ reps: [RepRecord], warn: Int64?) {
    guard let warn else { return }
    let setups = reps.compactMap(\.posture.setupReservePermille)
    setupsKnown += setups.count
    setupsBelow += setups.count { $0 <= warn }
  }

  /// Within one set; one rep alone is no spread. What no lift can have is bounded, not left out.
  private static func distances(_ values: [Int64]) -> [Int64] {
    let bounded = values.map { min(max($0, -2000), 2000) }
    guard bounded.count >= 2, let middle = mean(bounded) else { return [] }
    return bounded.map { abs($0 - middle) }
  }

  /// The last less the mean of the first two; less flexion than at the start is no fault.
  private static func drift(_ peaks: [Int64]) -> Int64? {
    guard peaks.count >= 3, let last = peaks.last, let first = mean([peaks[0], peaks[1]]) else {
      return nil
    }
    return min(
      max(min(max(last, -360_000), 360_000) - min(max(first, -360_000), 360_000), 0), 360_000)
  }

  func basis(_ name: FormScore.Name) -> FormBasis {
    switch name {
    case .held: .held(held: held, judged: judged)
    case .margin:
      .margin(deviationPermille: mean(reserveDistances), reps: reserveDistances.count)
    case .tempo: .tempo(deviationPermille: mean(tempoDistances), reps: timedReps)
    case .setup:
      .setup(below: setupsBelow, known: setupsKnown, driftMdeg: mean(drifts), sets: drifts.count)
    }
  }

  func points(_ name: FormScore.Name) -> Int64? {
    switch name {
    case .held: judged > 0 ? (Int64(held) * 200 / Int64(judged) + 1) / 2 : nil
    case .margin: mean(reserveDistances).map { Self.points($0, zeroAt: Self.reserveZeroPermille) }
    case .tempo: mean(tempoDistances).map { Self.points($0, zeroAt: Self.tempoZeroPermille) }
    case .setup:
      mean([
        setupsKnown > 0 ? (Int64(setupsBelow) * 200 / Int64(setupsKnown) + 1) / 2 : nil,
        mean(drifts).map { Self.points($0, zeroAt: Self.driftZeroMdeg) },
      ])
    }
  }

  private static func points(_ value: Int64, zeroAt zero: Int64) -> Int64 {
    max(0, 100 - (min(value, zero) * 100 + zero / 2) / zero)
  }
}
