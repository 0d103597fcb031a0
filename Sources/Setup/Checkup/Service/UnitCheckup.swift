package import Diagnosis
import Foundation

/// What systemd says of `hinged.service`.
package enum UnitCheckup {
  private static let properties = [
    "LoadState", "UnitFileState", "ActiveState", "SubState", "Result", "NRestarts",
  ]

  /// - Parameters:
  ///   - root: of the file system; empty for the machine's own.
  ///   - ask: runs `systemctl` with these arguments.
  package static func examine(
    root: String = "",
    ask: ([String]) throws(Problem) -> Tool.Outcome = { arguments throws(Problem) in
      try Tool.run("/usr/bin/systemctl", arguments)
    }
  ) -> UnitEvidence {
    let files = FileManager.default
    // What sd_booted(3) goes by.
    guard files.fileExists(atPath: "\(root)/run/systemd/system") else { return .noManager }
    let outcome: Tool.Outcome
    do throws(Problem) {
      outcome = try ask([
        "show", "hinged.service", "--property=" + properties.joined(separator: ","),
      ])
    } catch {
      return .unclear(error.description)
    }
    if outcome.status != 0 {
      let line = outcome.errors.split(separator: "\n").first.map(String.init)
      return .unclear(line ?? "systemctl ended with \(outcome.status)")
    }
    var values: [String: String] = [:]
    for line in outcome.output.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
    }
    guard let load = values["LoadState"] else { return .unclear("systemctl said nothing of it") }
    return .told(
      UnitEvidence.Unit(
        load: load, file: values["UnitFileState"] ?? "", active: values["ActiveState"] ?? "",
        sub: values["SubState"] ?? "", result: values["Result"] ?? "",
        restarts: values["NRestarts"].flatMap { Int($0) } ?? 0,
        isInstalled: ["/var/lib/hinged", "/etc/hinged"].contains {
          files.fileExists(atPath: root + $0)
        }))
  }
}
