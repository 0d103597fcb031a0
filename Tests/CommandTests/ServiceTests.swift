import Foundation
import Testing

/// What a service needs, through the real programs: the supply, backup, restore, forget.
@Suite struct ServiceTests {
  private func trained(_ place: Workspace, _ more: [String] = []) throws {
    let ran = try Programs.run(
      "hinged",
      [
        "--simulate", "--fast", "--seed", "7", "--sets", "1", "--log", "log.sqlite", "--socket",
        "s",
      ]
        + more, in: place.url)
    #expect(ran.status == 0, "\(ran.errors)")
  }

  @Test func aSupplyThatIsTooLowIsToldLoggedAndReported() throws {
    let place = try Workspace()
    let folder = place.url.appendingPathComponent("sys/devices/platform/soc/soc:firmware")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try place.write("sys/devices/platform/soc/soc:firmware/get_throttled", "50005\n")
    let ran = try place.hinged(
      "--simulate", "--fast", "--seed", "7", "--sets", "1", "--log", "log.sqlite", "--socket", "s",
      "--sysfs", place.path("sys"))
    #expect(ran.status == 0)
    #expect(ran.errors.contains("The supply's voltage is too low"), "\(ran.errors)")
    let report = try place.hinge("report", "--log", "log.sqlite")
    #expect(report.output.contains("supply's voltage was too low"), "\(report.output)")
    let json = try place.hinge("report", "--json", "--log", "log.sqlite")
    #expect(json.output.contains("under_voltage"))
  }

  @Test func aMachineThatSaysNothingOfItsSupplyIsNotAskedAgain() throws {
    let place = try Workspace()
    let ran = try place.hinged(
      "--simulate", "--fast", "--seed", "7", "--sets", "1", "--log", "log.sqlite", "--socket", "s",
      "--sysfs", place.path("nothing"))
    #expect(ran.status == 0 && !ran.errors.contains("supply"), "\(ran.errors)")
    #expect(!(try place.hinge("report", "--log", "log.sqlite").output.contains("supply")))
  }

  @Test func aBackupComesBackAndALifterGoes() throws {
    let place = try Workspace()
    try trained(place)
    try place.write("c.yaml", "paths: {log: \(place.path("log.sqlite"))}\n")
    let report = try place.hinge("report", "--log", "log.sqlite").output
    let made = try place.hinge("backup", "b.tar", "--config", "c.yaml")
    #expect(made.status == 0 && made.errors.contains("1 session,"), "\(made.errors)")
    #expect(try place.hinge("backup", "b.tar", "--config", "c.yaml").status == 74)
    let names = try Set(place.names)

    let nobody = try place.hinge("forget", "nobody", "--config", "c.yaml", "--yes")
    #expect(nobody.status == 65 && nobody.errors.contains("the log names"), "\(nobody.errors)")
    let lifter = try #require(
      nobody.errors.split(separator: "names ").last?.split(separator: ".").first.map(String.init))
    // Nobody to ask: nothing goes.
    #expect(try place.hinge("forget", lifter, "--config", "c.yaml").status == 64)
    #expect(try place.hinge("report", "--log", "log.sqlite").output == report)
    let gone = try place.hinge("forget", lifter, "--config", "c.yaml", "--yes")
    #expect(gone.status == 0 && gone.errors.contains("Not reached: backups"), "\(gone.errors)")
    #expect(try place.hinge("report", "--log", "log.sqlite").output != report)

    let back = try place.hinge("restore", "b.tar", "--config", "c.yaml")
    #expect(back.status == 0 && back.errors.contains(".before-restore-"), "\(back.errors)")
    #expect(try place.hinge("report", "--log", "log.sqlite").output == report)
    #expect(
      try Set(place.names).isSuperset(of: names.subtracting(["log.sqlite-wal", "log.sqlite-shm"])))
    try place.write("bad.tar", "no archive")
    #expect(try place.hinge("restore", "bad.tar", "--config", "c.yaml").status == 65)
  }

  @Test func whileTheDaemonRunsNothingIsRestoredOrForgotten() throws {
    let place = try Workspace()
    try trained(place)
    try place.write(
      "c.yaml", "paths: {log: \(place.path("log.sqlite")), socket: \(place.path("s"))}\n")
    #expect(try place.hinge("backup", "b.tar", "--config", "c.yaml").status == 0)
    let daemon = Process()
    daemon.executableURL = try Programs.path(of: "hinged")
    daemon.arguments = ["--simulate", "--seed", "7", "--config", "c.yaml"]
    daemon.currentDirectoryURL = place.url
    daemon.environment = ["HOME": place.url.path]
    daemon.standardError = FileHandle.nullDevice
    try daemon.run()
    defer { if daemon.isRunning { daemon.terminate() } }
    let patience = Date().addingTimeInterval(60)
    while try place.hinge("status", "--config", "c.yaml").status != 0, Date() < patience {}
    for arguments in [["restore", "b.tar"], ["forget", "anybody", "--yes"]] {
      let refused = try Programs.run("hinge", arguments + ["--config", "c.yaml"], in: place.url)
      #expect(refused.status == 69)
      #expect(refused.errors.contains("systemctl stop hinged"), "\(refused.errors)")
    }
    // A backup may be made meanwhile.
    #expect(try place.hinge("backup", "c.tar", "--config", "c.yaml").status == 0)
    daemon.terminate()
    daemon.waitUntilExit()
  }

  @Test func doctorLooksAtWhatAServiceNeeds() throws {
    let place = try Workspace()
    try trained(place)
    try place.write(
      "c.yaml",
      "paths: {log: \(place.path("log.sqlite"))}\nsensors: {bus: /dev/hinge-no-such-bus}\n")
    let found = try place.hinge("doctor", "--json", "--config", "c.yaml", "--socket", "none")
    #expect(found.status == 2)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    func grade(_ check: String) -> String? {
      findings.first { $0["check"] as? String == check }?["grade"] as? String
    }
    #expect(grade("settings") == "pass" && grade("log") == "pass")
    #expect(grade("profile") == "fail" && grade("bus") == "fail" && grade("unit") != nil)
  }

  @Test func doctorGoesOnWhereTheSettingsAreWrong() throws {
    let place = try Workspace()
    try place.write("c.yaml", "limits: {hold_ms: soon}\n")
    let found = try place.hinge("doctor", "--config", "c.yaml", "--socket", "none")
    #expect(found.status == 2)
    #expect(found.output.contains("limits.hold_ms") && found.output.contains("hinge config check"))
    #expect(found.output.contains("Training log"))
    #expect(found.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// A simulated lifter's are kept where the settings say so, and play again to the same reps.
  @Test func samplesOfFlaggedRepsAreKeptAndTold() throws {
    let place = try Workspace()
    try place.write(
      "c.yaml",
      """
      paths: {log: \(place.path("log.sqlite")), recording_directory: \(place.path("r"))}
      recording: {keep: flagged, minutes: 10, most_mb: 20}

      """)
    let ran = try place.hinged(
      "--simulate", "--fast", "--seed", "11", "--sets", "3", "--config", "c.yaml", "--socket", "s")
    #expect(ran.status == 0, "\(ran.errors)")
    let json = try place.hinge("report", "--json", "--log", "log.sqlite").output
    let report = try place.hinge("report", "--config", "c.yaml").output
    let hasFlagged = ["\"crept\"", "\"lost\"", "\"no_call\""].contains { json.contains($0) }
    #expect(hasFlagged, "choose another seed: nothing was flagged")
    #expect(ran.errors.contains("Kept the samples of a flagged rep"), "\(ran.errors)")
    let line = try #require(
      report.split(separator: "\n").first { $0.contains(".hrec") }, "\(report)")
    let path = line.trimmingCharacters(in: .whitespaces)
    #expect(path.contains("-session1-set"))
    let replayed = try place.hinge("replay", path)
    #expect(replayed.status == 0, "\(replayed.errors)")
    // Off, or not said of samples that are stored already: nothing.
    try place.write("off.yaml", "recording: {keep: off}\n")
    for settings in ["off.yaml", "none"] {
      let other = try Workspace()
      if settings != "none" { try other.write(settings, "recording: {keep: off}\n") }
      var arguments = ["--simulate", "--fast", "--seed", "11", "--log", "l", "--socket", "s"]
      if settings != "none" { arguments += ["--config", settings] }
      let silent = try Programs.run("hinged", arguments, in: other.url)
      #expect(silent.status == 0 && !silent.errors.contains("Kept"), "\(silent.errors)")
    }
  }
}
