package import Coaching

/// What one session had of one style.
package struct WorkSession: Sendable, Equatable {
  package var id: Int64
  package var style: String
  /// When it began, milliseconds since 1970; where its date is not known, the latest that is known of
  /// those logged before it, if any is.
  package var startMS: Int64?
  package var isDateKnown: Bool
  /// As `TrainingDay.number`.
  package var day: Int?
  package var sets: [WorkSet]
  package var isEstimated: Bool
  /// There was a calibration and it could tell rounding.
  package var isCalibrated: Bool
  package var rpeTenths: Int64?

  /// The heaviest load with enough reps to be work; a single on the way up or down is none.
  func workLoad(_ settings: ProgrammeSettings) -> Int64? {
    var reps: [Int64: Int] = [:]
    for set in sets { if let load = set.loadGrams { reps[load, default: 0] += set.reps } }
    return reps.filter { $0.value >= settings.leastWorkReps }.keys.max()
  }

  func sets(at load: Int64) -> [WorkSet] {
    sets.filter { $0.loadGrams.map { ProgrammeSettings.isSame($0, load) } ?? false }
  }

  /// Some set had more alarmed reps than a load may have, whatever was on the bar.
  func isAlarmed(_ settings: ProgrammeSettings) -> Bool {
    sets.contains { $0.isAlarmed(settings) }
  }

  /// Sets that look like work and have no load.
  func unloaded(_ settings: ProgrammeSettings) -> [WorkSet] {
    sets.filter { $0.loadGrams == nil && $0.reps >= settings.leastWorkReps }
  }

  /// Whether something of its work was judged.
  func isJudged(_ settings: ProgrammeSettings) -> Bool {
    guard let load = workLoad(settings) else { return false }
    return sets(at: load).contains { $0.judged > 0 }
  }

  /// For the break point of load against quality.
  package var loadPoints: [LoadPoint] {
    sets.compactMap { set in
      set.loadGrams.map {
        LoadPoint(
          loadGrams: $0, judgedReps: set.judged, heldReps: set.held,
          wallMS: isDateKnown ? startMS : nil, style: style)
      }
    }
  }
}
