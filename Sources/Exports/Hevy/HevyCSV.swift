package import Foundation
package import Training

/// Sessions as Hevy exports them, for what reads that form. Hevy itself imports Strong's form alone.
package enum HevyCSV {
  /// - Parameters:
  ///   - logs: of one lifter; the form has no place for a name.
  ///   - unit: that of the account; two columns have other names in pounds.
  package static func text(_ logs: [SessionLog], unit: LoadUnit, zone: TimeZone) -> Exported {
    var writer = CSVWriter(quoting: .texts)
    var exported = Exported(text: "")
    writer.row(header(unit).map { .text($0) })
    for log in logs {
      guard let session = CountedSession(log, needsStyle: true, left: &exported.left) else {
        continue
      }
      exported.sessions += 1
      let start: [CSVWriter.Field] = [
        .text(session.name), .text(time(session.moments.startWallMS, zone)),
        .text(time(session.moments.endWallMS, zone)), .text(description(session)),
      ]
      for (style, sets) in session.byStyle() {
        let exercise: [CSVWriter.Field] = [
          .text(ExerciseNames.hevy(style)), .empty, .text(notes(session, sets)),
        ]
        for (index, set) in sets.enumerated() {
          writer.row(start + exercise + fields(set, index, unit))
          exported.sets += 1
        }
      }
    }
    exported.text = writer.text
    return exported
  }

  static func header(_ unit: LoadUnit) -> [String] {
    [
      "title", "start_time", "end_time", "description", "exercise_title", "superset_id",
      "exercise_notes", "set_index", "set_type", unit == .kg ? "weight_kg" : "weight_lbs", "reps",
      unit == .kg ? "distance_km" : "distance_miles", "duration_seconds", "rpe",
    ]
  }

  private static func fields(_ set: CountedSet, _ index: Int, _ unit: LoadUnit) -> [CSVWriter.Field]
  {
    [
      .plain("\(index)"), .text("normal"),
      set.loadGrams.map { .plain(Decimals.load(grams: $0, unit: unit)) } ?? .empty,
      .plain("\(set.reps.count)"), .empty, .empty,
      set.rpeTenths.flatMap { hasRPE($0) ? .plain(Decimals.text(tenths: $0)) : nil }
        ?? .empty,
    ]
  }

  /// The values that Hevy knows.
  private static func hasRPE(_ tenths: Int64) -> Bool {
    [60, 70, 75, 80, 85, 90, 95, 100].contains(tenths)
  }

  /// "28 May 2024, 07:32".
  private static func time(_ wallMS: Int64, _ zone: TimeZone) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let time = CivilTime(wallMS: wallMS, in: zone)
    let month = months.indices.contains(time.month - 1) ? months[time.month - 1] : ""
    return "\(time.day) \(month) \(time.year), \(CivilTime.padded(time.hour)):"
      + CivilTime.padded(time.minute)
  }

  private static func description(_ session: CountedSession) -> String {
    let mark = session.mark.isEmpty ? [] : ["SIMULATED: nobody lifted this"]
    return (mark + session.notes).joined(separator: "; ")
  }

  /// Hevy has notes for an exercise, not for a set: each says of which it is, counted from 1.
  private static func notes(_ session: CountedSession, _ sets: [CountedSet]) -> String {
    session.mark
      + sets.enumerated().map { index, set in
        let rpe = set.rpeTenths.flatMap {
          hasRPE($0) ? nil : "RPE \(Decimals.text(tenths: $0))"
        }
        let load = set.loadGrams == nil ? "load not known" : nil
        let parts = [set.verdictText, load, rpe].compactMap { $0 } + set.notes
        return "set \(index + 1): \(parts.joined(separator: ", "))"
      }.joined(separator: "; ")
  }
}
