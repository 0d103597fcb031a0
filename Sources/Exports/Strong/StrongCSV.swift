package import Foundation
package import Training

/// Sessions as Strong exports them: a row a set, which is what most other programs can read.
///
/// Strong has no column for a verdict, so that the notes carry how many reps held. Its times are those of
/// the wall clock, with no zone.
package enum StrongCSV {
  /// - Parameters:
  ///   - logs: of one lifter; the form has no place for a name.
  ///   - unit: of the weights; S1 and S1b do not say it, so that it must be the one that the app they
  ///     go to is set to.
  package static func text(
    _ logs: [SessionLog], dialect: StrongDialect, unit: LoadUnit, zone: TimeZone
  ) -> Exported {
    var writer = CSVWriter(
      delimiter: dialect.delimiter, quoting: dialect == .s3 ? .all : .texts)
    var exported = Exported(text: "")
    writer.row(StrongRow.header(dialect, unit).map { .plain($0) })
    for log in logs {
      guard let session = CountedSession(log, needsStyle: true, left: &exported.left) else {
        continue
      }
      exported.sessions += 1
      for (style, sets) in session.byStyle() {
        for (index, set) in sets.enumerated() {
          let row = StrongRow(
            session: session, workout: exported.sessions, style: style, order: index + 1, set: set,
            unit: unit, zone: zone)
          writer.row(row.fields(dialect))
          exported.sets += 1
        }
      }
    }
    exported.text = writer.text
    return exported
  }
}
