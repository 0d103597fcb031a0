import Foundation
import HingeCore
import Training

/// One set as a line of Strong's export.
struct StrongRow {
  let session: CountedSession
  /// 1, 2, … in the file.
  let workout: Int
  let style: LiftStyle
  /// 1, 2, … of the exercise in the workout.
  let order: Int
  let set: CountedSet
  let unit: LoadUnit
  let zone: TimeZone

  static func header(_ dialect: StrongDialect, _ unit: LoadUnit) -> [String] {
    switch dialect {
    case .s1:
      [
        "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps",
        "Distance", "Seconds", "Notes", "Workout Notes", "RPE",
      ]
    case .s1b:
      [
        "Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps",
        "Distance", "Seconds", "RPE",
      ]
    case .s2:
      [
        "Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps",
        "RPE", "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes",
        "Workout Duration",
      ]
    case .s3:
      [
        "Workout #", "Date", "Workout Name", "Duration (sec)", "Exercise Name", "Set Order",
        "Weight (\(unit == .kg ? "kg" : "lbs"))", "Reps", "RPE", "Distance (meters)", "Seconds",
        "Notes", "Workout Notes",
      ]
    }
  }

  func fields(_ dialect: StrongDialect) -> [CSVWriter.Field] {
    let date = CSVWriter.Field.plain(started)
    let name = CSVWriter.Field.text(session.name)
    let exercise = CSVWriter.Field.text(ExerciseNames.strong(style))
    let order = CSVWriter.Field.plain("\(order)")
    let reps = CSVWriter.Field.plain("\(set.reps.count)")
    let zero = CSVWriter.Field.plain("0")
    switch dialect {
    case .s1, .s1b:
      let start = [date, name, .plain(duration), exercise, order]
      // This form writes 0 for what was not entered.
      let numbers = [weight == .empty ? zero : weight, reps, zero, zero]
      let texts: [CSVWriter.Field] = dialect == .s1 ? [.text(notes), .text(workoutNotes)] : []
      return start + numbers + texts + [rpe]
    case .s2:
      let start = [date, name, exercise, order, weight, .plain(unit == .kg ? "kg" : "lbs")]
      return start
        + [reps, rpe, .empty, .empty, zero, .text(notes), .text(workoutNotes), .plain(duration)]
    case .s3:
      let start = [.plain("\(workout)"), date, name, .plain("\(seconds)"), exercise, order]
      return start + [weight, reps, rpe, .empty, .empty, .text(notes), .text(workoutNotes)]
    }
  }

  /// "2026-11-22 18:04:00", by the wall clock.
  private var started: String {
    let time = CivilTime(wallMS: session.moments.startWallMS, in: zone)
    return "\(time.date) \(time.clock)"
  }

  private var seconds: Int64 {
    (session.moments.endWallMS - session.moments.startWallMS + 500) / 1000
  }

  /// "1h 43m", "43m"; one minute at least.
  private var duration: String {
    let minutes = max((seconds + 30) / 60, 1)
    return minutes < 60 ? "\(minutes)m" : "\(minutes / 60)h \(minutes % 60)m"
  }

  private var weight: CSVWriter.Field {
    return set.loadGrams.map { .plain(Decimals.load(grams: $0, unit: unit)) } ?? .empty
  }

  private var rpe: CSVWriter.Field {
    return set.rpeTenths.map { .plain(Decimals.text(tenths: $0)) } ?? .empty
  }

  private var notes: String {
    let load = set.loadGrams == nil ? ["load not known"] : []
    return ([session.mark + set.verdictText] + load + set.notes).joined(separator: "; ")
  }

  private var workoutNotes: String {
    let mark = session.mark.isEmpty ? [] : ["SIMULATED: nobody lifted this"]
    return (mark + session.notes).joined(separator: "; ")
  }
}
