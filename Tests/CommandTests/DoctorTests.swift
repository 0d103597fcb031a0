import Foundation
import Testing

/// `hinge doctor` where there is no bus: what it says, how it ends, and what it leaves alone.
@Suite struct DoctorTests {
  private static let settings = "sensors: {bus: /dev/hinge-no-such-bus}\n"

  @Test func aBusThatIsNotThereFailsWithItsMend() throws {
    let place = try Workspace()
    try place.write("c.yaml", Self.settings)
    let found = try place.hinge("doctor", "--config", "c.yaml", "--socket", "none")
    #expect(found.status == 2)
    #expect(found.output.contains("/dev/hinge-no-such-bus is not there"))
    #expect(found.output.contains("raspi-config"))
    #expect(found.errors.isEmpty, "\(found.errors)")
    // No terminal: no color, no glyph beyond ASCII, nothing wider than 80 columns.
    #expect(found.output.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A) })
    #expect(found.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(try place.names == ["c.yaml"])
  }

  @Test func jsonSaysTheSame() throws {
    let place = try Workspace()
    try place.write("c.yaml", Self.settings)
    let found = try place.hinge("doctor", "--json", "--config", "c.yaml", "--socket", "none")
    #expect(found.status == 2)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "hinge.doctor/1")
    #expect(json["grade"] as? String == "fail")
    #expect(json["exit_code"] as? Int == 2)
    let findings = try #require(json["findings"] as? [[String: Any]])
    let bus = try #require(findings.first { $0["check"] as? String == "bus" })
    #expect(bus["grade"] as? String == "fail")
    #expect(bus["about"] as? String == "/dev/hinge-no-such-bus")
    #expect((bus["mend"] as? String)?.contains("raspi-config") == true)
  }

  @Test func whatCannotBeRunHasItsOwnExitCode() throws {
    let place = try Workspace()
    #expect(try place.hinge("doctor", "--seconds", "0").status == 64)
    #expect(try place.hinge("doctor", "--seconds", "601").status == 64)
    #expect(try place.hinge("doctor", "--config", "none.yaml").status == 74)
  }

  @Test func aColorIsNeverTheOnlySign() throws {
    let place = try Workspace()
    try place.write("c.yaml", Self.settings)
    let plain = try place.hinge("doctor", "--config", "c.yaml", "--socket", "none")
    let painted = try place.hinge(
      "doctor", "--config", "c.yaml", "--socket", "none", "--color", "always")
    #expect(painted.output.contains("\u{1B}["))
    // Other programs write to the disk meanwhile: what is free on it may differ.
    func text(_ output: String) -> String {
      output.replacing(#/\u{1B}\[[0-9;]*m/#, with: "").replacing(#/[0-9]+ MB +/#, with: "")
    }
    #expect(text(painted.output) == text(plain.output))
  }

  /// A daemon that runs has the bus: doctor tells what it says, and opens nothing.
  @Test func aDaemonThatRunsIsAskedInstead() throws {
    let place = try Workspace()
    try place.write("c.yaml", Self.settings)
    let daemon = Process()
    daemon.executableURL = try Programs.path(of: "hinged")
    daemon.arguments = ["--simulate", "--seed", "7", "--log", "log.sqlite", "--socket", "s"]
    daemon.currentDirectoryURL = place.url
    daemon.environment = ["HOME": place.url.path]
    daemon.standardError = FileHandle.nullDevice
    try daemon.run()
    defer { if daemon.isRunning { daemon.terminate() } }
    var found = try place.hinge(
      "doctor", "--json", "--config", "c.yaml", "--socket", place.path("s"))
    // Until it listens.
    let patience = Date().addingTimeInterval(60)
    while !found.output.contains("so the bus was left alone"), Date() < patience {
      found = try place.hinge("doctor", "--json", "--config", "c.yaml", "--socket", place.path("s"))
    }
    #expect(found.output.contains("systemctl stop hinged"), "\(found.output)")
    #expect(!found.output.contains("hinge-no-such-bus"))
    #expect(found.status == 0 || found.status == 1, "\(found.output)")
    let recorded = try place.hinge(
      "record", "--config", "c.yaml", "--socket", place.path("s"), "--seconds", "1", "--out",
      "r.csv")
    #expect(recorded.status == 69)
    #expect(recorded.errors.contains("systemctl stop hinged"), "\(recorded.errors)")
    #expect(!FileManager.default.fileExists(atPath: place.path("r.csv")))
    daemon.terminate()
    daemon.waitUntilExit()
  }
}
