import Foundation

/// Puts rows together to workouts.
struct ForeignBuilder {
  private(set) var log: ForeignLog
  private let reader: any ForeignReader
  private var workout: [String]?
  /// Whether the workout under way has a set yet, and is the log's last.
  private var isOpen = false
  /// Sets of each exercise so far in the workout.
  private var orders: [String: Int] = [:]

  static let longestName = 80

  init(_ app: ForeignLog.App, _ reader: any ForeignReader) {
    log = ForeignLog(app: app)
    self.reader = reader
  }

  mutating func take(_ row: CSVTable.Row, in zone: TimeZone) throws(ExportError) {
    let found = reader.row(row)
    if found.workout != workout {
      workout = found.workout
      isOpen = false
      orders = [:]
    }
    guard case .set(let isWarmup) = found.set else {
      log.noSets += 1
      return
    }
    guard let kind = HingeExercise(name: found.exercise) else {
      log.passedOver += 1
      return
    }
    let reps = try reader.columns.reps(row)
    if reps == 0 {
      log.noSets += 1
      return
    }
    if !isOpen {
      log.workouts.append(begun(found, in: zone))
      isOpen = true
    }
    let last = log.workouts.count - 1
    let order = (orders[found.exercise] ?? 0) + 1
    orders[found.exercise] = order
    log.workouts[last].sets.append(
      ForeignSet(
        startedAtWallMS: log.workouts[last].startedAtWallMS,
        exercise: ForeignText.line(found.exercise, most: Self.longestName), kind: kind,
        order: order, loadGrams: try reader.load(row), reps: reps,
        rpeTenths: reader.columns.rpeTenths(row),
        note: ForeignText.line(reader.note(row), most: 500), isWarmup: isWarmup, line: row.line,
        doubts: reader.columns.doubts(row)))
  }

  private func begun(_ row: ForeignRow, in zone: TimeZone) -> ForeignWorkout {
    let moments = ForeignDate.read(row.date)?.wallMS(in: zone) ?? []
    let ends = ForeignDate.read(row.endDate)?.wallMS(in: zone) ?? []
    var duration = row.durationMS
    if let start = moments.first, let end = ends.first(where: { $0 >= start }) {
      duration = end - start
    }
    return ForeignWorkout(
      name: ForeignText.line(row.name, most: Self.longestName),
      dateText: ForeignText.line(row.date, most: 40), startedAtWallMS: moments.first,
      laterStartWallMS: moments.count > 1 ? moments.last : nil,
      // Nobody trains for longer than a day; an app that was never stopped says so.
      durationMS: duration.flatMap { (0...86_400_000).contains($0) ? $0 : nil }, sets: [])
  }
}
