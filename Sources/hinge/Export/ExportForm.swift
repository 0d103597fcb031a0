import ArgumentParser
import Exports
import Foundation
import RepLog
import Setup
import Training

/// The forms in which sessions leave. A new one is a case here and what makes it.
enum ExportForm: String, CaseIterable, ExpressibleByArgument {
  case csv, jsonl, strong, hevy, fit

  /// What it makes of some sessions.
  struct Made {
    var bytes: [UInt8]
    var sessions: Int
    var left: [Exported.Left] = []
  }

  func make(
    _ logs: [SessionLog], dialect: StrongDialect, unit: LoadUnit
  ) throws(Problem) -> Made {
    let zone = TimeZone.current
    switch self {
    case .csv: return Made(bytes: Array(RepTable.csv(logs, zone: zone).utf8), sessions: logs.count)
    case .jsonl:
      return Made(bytes: Array(RepTable.jsonLines(logs, zone: zone).utf8), sessions: logs.count)
    case .strong: return Made(StrongCSV.text(logs, dialect: dialect, unit: unit, zone: zone))
    case .hevy: return Made(HevyCSV.text(logs, unit: unit, zone: zone))
    case .fit:
      guard logs.count == 1, let log = logs.first else {
        throw Problem(
          "A FIT file holds one session and \(logs.count) were asked for; name one, such as last.",
          exitCode: 64)
      }
      do throws(ExportError) {
        return Made(bytes: try FITActivity.bytes(log, unit: unit, zone: zone), sessions: 1)
      } catch {
        throw Problem("No FIT file of that: \(error).", exitCode: 65)
      }
    }
  }

  /// No text that a terminal could show.
  var isBinary: Bool { self == .fit }
  /// Has no place for a lifter's name: everybody's sets would be one person's.
  var isOfOneLifter: Bool { self == .strong || self == .hevy || self == .fit }
}

extension ExportForm.Made {
  init(_ exported: Exported) {
    self.init(
      bytes: Array(exported.text.utf8), sessions: exported.sessions, left: exported.left)
  }
}

extension StrongDialect: ExpressibleByArgument {
  public init?(argument: String) { self.init(rawValue: argument) }
}
