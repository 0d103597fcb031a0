package import Foundation
import HingeCore
package import Training

/// What another app's export says of exercises that the belt could have been worn for.
package struct ForeignLog: Sendable, Equatable {
  package var app: App
  /// Those with at least one such set, in the file's order.
  package var workouts: [ForeignWorkout] = []
  /// Sets of other exercises.
  package var passedOver = 0
  /// Rows that are no sets, such as rests and notes, and sets of these exercises without a rep.
  package var noSets = 0

  package enum App: String, Sendable {
    case strong = "Strong"
    case hevy = "Hevy"
  }

  /// - Parameters:
  ///   - unit: of weights of which the file does not say it; what the file says goes before.
  ///   - zone: of the clock that the app showed its times by; the files do not say it.
  package static func read(
    _ bytes: [UInt8], unit: LoadUnit?, zone: TimeZone
  ) throws(ExportError) -> ForeignLog {
    let table = try CSVReader.table(bytes)
    let names = table.header.map {
      $0.lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
    }
    // Of a name that stands twice the first counts.
    let columns = ForeignColumns(
      Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first }))
    var builder: ForeignBuilder
    if columns.has("exercise name", "set order", "date", "reps") {
      builder = ForeignBuilder(.strong, StrongReader(columns: columns, unit: unit))
    } else if columns.has("exercise_title", "start_time", "reps") {
      builder = ForeignBuilder(.hevy, HevyReader(columns: columns, unit: unit))
    } else {
      let shown = table.header.prefix(4).map { ForeignText.line($0, most: 20) }
      throw .otherTable(columns: shown.joined(separator: ", "))
    }
    for row in table.rows { try builder.take(row, in: zone) }
    return builder.log
  }
}

/// One training of another app.
package struct ForeignWorkout: Sendable, Equatable {
  package var name: String
  /// As the file has it.
  package var dateText: String
  /// Nil where the date can't be read.
  package var startedAtWallMS: Int64?
  /// The other moment at which the clock showed that time, where it was set back in between.
  package var laterStartWallMS: Int64?
  /// Nil where the file does not say how long it took.
  package var durationMS: Int64?
  package var sets: [ForeignSet]
}

package struct ForeignSet: Sendable, Equatable {
  package var startedAtWallMS: Int64?
  package var exercise: String
  package var kind: HingeExercise
  /// 1, 2, … of that exercise in the workout.
  package var order: Int
  /// Nil where none was entered: 0, blank, or help in place of a load.
  package var loadGrams: Int64?
  package var reps: Int
  /// Nil also for what is no RPE from 1 to 10 by halves.
  package var rpeTenths: Int64?
  package var note: String
  package var isWarmup: Bool
  /// Where it stands in the file.
  package var line: Int
  /// What the row has and no set of ours may: the ends of sentences that begin with the set.
  package var doubts: [String] = []
}
