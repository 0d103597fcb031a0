import Foundation
import Testing

/// `hinge live` without a terminal; with one: scripts/check-live.
@Suite struct LiveCommandTests {
  @Test func withoutATerminalThereIsNothingToDrawOn() throws {
    let place = try Workspace()
    let found = try place.hinge("live", "--socket", place.path("none"))
    #expect(found.status == 64 && found.output.isEmpty)
    #expect(found.errors.hasPrefix("hinge: ") && found.errors.contains("hinge live --raw"))
    #expect(found.errors.split(separator: "\n").count == 1)
    #expect(try place.hinge("live", "--frames", "--socket", place.path("none")).status == 64)
  }

  @Test func rawWithoutADaemonIsUnavailable() throws {
    let place = try Workspace()
    let found = try place.hinge("live", "--raw", "--socket", place.path("none"))
    #expect(found.status == 69 && found.output.isEmpty)
    #expect(found.errors.contains("hinged is not running"))
  }

  @Test func rawIsTheDaemonsOwnLinesUntilTheReaderGoes() throws {
    let place = try Workspace()
    let daemon = try RunningDaemon(
      ["--simulate", "--seed", "7", "--log", place.path("log.sqlite")], in: place)
    try daemon.wait(for: "samples") { ($0["samples"] as? Int ?? 0) > 0 }
    let hinge = try Programs.path(of: "hinge").path
    let script =
      "'\(hinge)' live --raw --frames --socket '\(daemon.socket)' | head -n 10; echo ${PIPESTATUS[0]}"
    let found = try Programs.runSystem("/bin/bash", ["-c", script], in: place.url)
    let lines = found.output.split(separator: "\n")
    #expect(lines.count == 11 && lines.last == "0" && found.errors.isEmpty, "\(found)")
    for line in lines.dropLast() {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["frame"] != nil || object?["event"] != nil, "\(line)")
    }
    _ = daemon.stop()
  }
}
