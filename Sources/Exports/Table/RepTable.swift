package import Foundation
package import Training

/// Every rep a row, for a sheet or a notebook: as CSV, and as JSON Lines of the schema `hinge.rep/1`
/// (Sources/Reports/Schemas/rep.schema.json). docs/exports.md says what each column is.
///
/// All that was logged is in it, also what is not to be counted: `excluded` and `flags` tell which rows
/// to leave out.
package enum RepTable {
  package static let schema = "hinge.rep/1"

  /// Names of the columns, in order.
  package static var columns: [String] { RepColumn.all.map(\.name) }

  /// Commas, a header, lines ended by a line feed. Lists are joined: flags by blanks, notes by ` | `.
  package static func csv(_ logs: [SessionLog], zone: TimeZone) -> String {
    let columns = RepColumn.all
    var writer = CSVWriter()
    writer.row(columns.map { .plain($0.name) })
    for row in rows(logs, zone) {
      writer.row(columns.map { field($0.value(row), isFlags: $0.name == "flags") })
    }
    return writer.text
  }

  /// One object a line, with the columns as keys.
  package static func jsonLines(_ logs: [SessionLog], zone: TimeZone) -> String {
    let columns = RepColumn.all
    var text = ""
    for row in rows(logs, zone) {
      text += "{\"schema\":\"\(schema)\""
      for column in columns { text += ",\"\(column.name)\":\(JSONText.of(column.value(row)))" }
      text += "}\n"
    }
    return text
  }

  private static func rows(_ logs: [SessionLog], _ zone: TimeZone) -> [RepRow] {
    logs.flatMap { log in
      let startedAt =
        log.session.hasKnownDate
        ? CivilTime.iso(wallMS: log.session.startedAtWallMS, in: zone) : nil
      return log.sets.flatMap { set, reps in
        reps.map {
          RepRow(session: log.session, said: log.said, set: set, rep: $0, startedAt: startedAt)
        }
      }
    }
  }

  private static func field(_ value: RepValue, isFlags: Bool) -> CSVWriter.Field {
    switch value {
    case .integer(let number): number.map { .plain("\($0)") } ?? .empty
    case .thousandths(let number): number.map { .plain(Decimals.text(thousandths: $0)) } ?? .empty
    case .text(let text): text.map { .text($0) } ?? .empty
    case .bool(let value): .plain(value ? "true" : "false")
    case .list(let texts):
      texts.isEmpty ? .empty : .text(texts.joined(separator: isFlags ? " " : " | "))
    }
  }
}
