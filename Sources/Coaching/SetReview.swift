import HingeCore
package import Training

/// How many reps got which verdict.
package struct VerdictCounts: Sendable, Equatable {
  package var held = 0
  package var crept = 0
  package var lost = 0
  package var noCall = 0

  package init() {}

  package init(_ reps: [RepRecord]) {
    for rep in reps {
      switch rep.knownVerdict {
      case .held: held += 1
      case .crept: crept += 1
      case .lost: lost += 1
      case .noCall, nil: noCall += 1
      }
    }
  }

  package var total: Int { held + crept + lost + noCall }

  package static func + (a: VerdictCounts, b: VerdictCounts) -> VerdictCounts {
    var sum = a
    sum.held += b.held
    sum.crept += b.crept
    sum.lost += b.lost
    sum.noCall += b.noCall
    return sum
  }
}

/// The four parts of a rep in milliseconds, in the fixed order of the tempo notation; nil where
/// unknown.
package struct Tempo: Sendable, Equatable {
  package var eccentricMS: Int64?
  package var bottomMS: Int64?
  package var concentricMS: Int64?
  package var topMS: Int64?

  package init(_ rep: RepRecord) {
    eccentricMS = rep.eccentricMS
    bottomMS = rep.bottomMS
    concentricMS = rep.concentricMS
    topMS = rep.topMS
  }

  /// The means of the reps whose times hold.
  package init(meanOf reps: [RepRecord]) {
    let trusted = reps.filter(\.hasTrustedTiming)
    eccentricMS = mean(trusted.map(\.eccentricMS))
    bottomMS = mean(trusted.map(\.bottomMS))
    concentricMS = mean(trusted.map(\.concentricMS))
    topMS = mean(trusted.map(\.topMS))
  }
}

/// A value and the rep it was seen in.
package struct RepValue: Sendable, Equatable {
  package var rep: Int
  package var value: Int64
}

/// One set in numbers, with its cue. What is not known is nil: nothing is filled in.
package struct SetReview: Sendable, Equatable {
  package var number: Int
  package var loadGrams: Int64?
  /// Somebody has said that it is not to be counted.
  package var isExcluded: Bool
  /// False while it goes on, or where it was cut off.
  package var hasEnded: Bool
  package var verdicts: VerdictCounts
  package var meanTempo: Tempo
  package var meanReserveUsedPermille: Int64?
  package var worstReserveUsedPermille: RepValue?
  package var meanPeakFlexionMdeg: Int64?
  /// Peak flexion of the last rep less the mean of the first two; nil below three known reps.
  package var flexionDriftMdeg: Int64?
  /// 1 - fastest rise / last rise: a stand-in for bar speed, which is not measured. Nil below
  /// three rises whose times hold.
  package var riseSlowdownPermille: Int64?
  package var cue: Cue

  /// `alerts` are those of the set. Reps that are not to be counted enter nothing.
  package init(
    _ set: SetRecord, reps: [RepRecord], alerts: [AlertRecord], session: SessionRecord
  ) {
    number = set.number
    loadGrams = set.loadGrams
    isExcluded = set.said.isExcluded
    let reps = reps.filter { !$0.said.isExcluded }
    hasEnded = set.endUS != nil
    verdicts = VerdictCounts(reps)
    meanTempo = Tempo(meanOf: reps)
    meanReserveUsedPermille = mean(reps.map(\.trustedReserveUsedPermille))
    worstReserveUsedPermille = reps.compactMap { rep in
      rep.trustedReserveUsedPermille.map { RepValue(rep: rep.number, value: $0) }
    }.max { $0.value < $1.value }
    meanPeakFlexionMdeg = mean(reps.map(\.trustedPeakFlexionMdeg))
    flexionDriftMdeg = Self.drift(reps.compactMap(\.trustedPeakFlexionMdeg))
    riseSlowdownPermille = Self.slowdown(reps.filter(\.hasTrustedTiming).map(\.concentricMS))
    cue = Cue(rule: .nothingCounted, sentence: "", reps: [])
    cue =
      CueRules(
        reps: reps, alerts: alerts, style: LiftStyle(name: set.said.style ?? session.style),
        isEstimated: session.isEstimated, driftMdeg: flexionDriftMdeg,
        slowdownPermille: riseSlowdownPermille
      ).cue
  }

  private static func drift(_ peaks: [Int64]) -> Int64? {
    guard peaks.count >= 3, let last = mean([peaks.last]), let first = mean([peaks[0], peaks[1]])
    else { return nil }
    return last - first
  }

  private static func slowdown(_ rises: [Int64]) -> Int64? {
    guard rises.count >= 3, let fastest = rises.min(), let last = rises.last else { return nil }
    // Durations beyond a day are no rises; the bound keeps the product within range.
    let day: Int64 = 86_400_000
    return 1000 - min(fastest, day) * 1000 / min(last, day)
  }
}

extension SessionRecord {
  /// Anything but a plain `measured` is shown as estimated: the weaker claim is the safe one.
  package var isEstimated: Bool { FlexionMode(name: mode) != .measured }
  /// What a peak flexion may be off by, whole degrees.
  package var flexionErrorDegrees: Int64 {
    (isEstimated ? FlexionMode.estimated : .measured).errorBarDegrees
  }
  /// Anything but a plain `measured` is shown as simulated, for the same reason.
  package var isSynthetic: Bool { provenance != "measured" }
}
