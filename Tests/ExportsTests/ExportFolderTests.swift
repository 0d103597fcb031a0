import Foundation
import HingeCore
import Reports
import Testing
import Training

@testable import Exports

/// Writes what scripts/check-exports lets others' decoders read.
@Suite struct ExportFolderTests {
  private static let folder = ProcessInfo.processInfo.environment["HINGE_EXPORTS"]

  @Test(.enabled(if: folder != nil, "scripts/check-exports asks for it"))
  func aFolderForOtherDecoders() throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder))
    let zone = Samples.zone("Europe/Berlin")
    func write(_ name: String, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: folder.appendingPathComponent(name))
    }
    let styles = LiftStyle.all.enumerated().map { index, style in
      Samples.log(
        Samples.session(
          Int64(index + 20), atMS: Samples.start + Int64(index) * 86_400_000, style: style.name,
          mode: index % 2 == 0 ? "measured" : "estimated",
          provenance: index == 6 ? "synthetic" : "measured",
          lifter: Samples.names[index]),
        sets: [["held", "held"], ["held", "crept", "lost", "no_call"]],
        loads: [nil, Int64(index) * 20_000 + 2_500],
        entries: [Samples.entry(.rpe, "75", set: 2, session: Int64(index + 20))])
    }
    let logs = [Samples.evening()] + styles
    try write("report.json", Array(JSONReport.text(logs).utf8))
    try write("reps.csv", Array(RepTable.csv(logs, zone: zone).utf8))
    try write("reps.jsonl", Array(RepTable.jsonLines(logs, zone: zone).utf8))
    for unit in LoadUnit.allCases {
      for dialect in StrongDialect.allCases {
        let text = StrongCSV.text(logs, dialect: dialect, unit: unit, zone: zone).text
        try write("strong-\(dialect.rawValue)-\(unit.rawValue).csv", Array(text.utf8))
      }
      let text = HevyCSV.text(logs, unit: unit, zone: zone).text
      try write("hevy-\(unit.rawValue).csv", Array(text.utf8))
    }
    for log in logs {
      try write(
        "session-\(log.session.id).fit", try FITActivity.bytes(log, unit: .kg, zone: zone))
    }
  }
}
