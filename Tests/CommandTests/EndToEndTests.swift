import Foundation
import Testing

/// From samples to a report through the real programs.
@Suite struct EndToEndTests {
  @Test func simulatedLifterFromCalibrationToReport() throws {
    let place = try Workspace()
    #expect(try place.hinge("simulate", "--seed", "7", "--folder", "lifter").status == 0)
    let calibrated = try place.hinge(
      "calibrate", "--recordings", "lifter/calibration", "--style", "conventional", "--out",
      "me.json", "--lifter", "ada")
    #expect(calibrated.status == 0, "\(calibrated.errors)")
    #expect(calibrated.errors.contains("SYNTHETIC"))

    let replayed = try place.hinge(
      "replay", "lifter/set-mixed.csv", "--profile", "me.json", "--json", "--trace", "trace.csv",
      "--orientation", "up.csv")
    #expect(replayed.status == 0, "\(replayed.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(replayed.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "hinge.replay/1")
    #expect(json["mode"] as? String == "measured")
    #expect(json["rounding"] as? String == "judged")
    let reps = try #require(json["reps"] as? [[String: Any]])
    let truth = try #require(
      try JSONSerialization.jsonObject(
        with: Data(try place.read("lifter/set-mixed.truth.json"))) as? [String: Any])
    let events = try #require(truth["events"] as? [[String: Any]])
    #expect(reps.count == events.count { $0["kind"] as? String == "rep" })

    // One row a sample in both files, and no orientation row empty.
    let rows =
      String(decoding: try place.read("lifter/set-mixed.csv"), as: UTF8.self)
      .split(separator: "\n").count { !$0.hasPrefix("#") } - 1
    for name in ["trace.csv", "up.csv"] {
      let lines = String(decoding: try place.read(name), as: UTF8.self).split(separator: "\n")
      #expect(lines.count == rows + 1)
    }

    // The first session after a calibration would be silent.
    let daemon = try Programs.run(
      "hinged",
      [
        "--replay", "lifter/set-mixed.csv", "--profile", "me.json", "--fast", "--log", "log.sqlite",
        "--socket", place.path("s"), "--edge-log", "edges.csv",
      ], in: place.url, environment: ["HINGE_FEEDBACK_MODE": "full"])
    #expect(daemon.status == 0, "\(daemon.errors)")
    let report = try place.hinge("report", "--log", "log.sqlite", "--json")
    #expect(report.status == 0, "\(report.errors)")
    // Live and replay are the same code: the same reps, to the millisecond and millidegree.
    let logged = try #require(
      try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any])
    let sessions = try #require(logged["sessions"] as? [[String: Any]])
    let sets = try #require(sessions.first?["sets"] as? [[String: Any]])
    let loggedReps = sets.flatMap { $0["reps"] as? [[String: Any]] ?? [] }
    #expect(loggedReps.count == reps.count)
    for (a, b) in zip(reps, loggedReps) {
      #expect(a["verdict"] as? String == b["verdict"] as? String)
      #expect(a["concentric_ms"] as? Int == b["concentric_ms"] as? Int)
      #expect(a["peak_flexion_deg"] as? Double == b["peak_flexion_deg"] as? Double)
    }
    let text = try place.hinge("report", "--log", "log.sqlite")
    #expect(text.output.contains("SIMULATED"))
    #expect(text.output.contains("ada"))

    // An alarm sounds in pulses of 150 ms and more.
    let edges = String(decoding: try place.read("edges.csv"), as: UTF8.self)
    #expect(edges.hasPrefix("t_us,value\n"))
    #expect(edges.split(separator: "\n").count > 1)
  }

  /// The example in Calibration/ is what its commands make.
  @Test func exampleProfileIsUpToDate() throws {
    let place = try Workspace()
    #expect(try place.hinge("simulate", "--seed", "7", "--folder", "lifter7").status == 0)
    let made = try place.hinge(
      "calibrate", "--recordings", "lifter7/calibration", "--style", "conventional", "--lifter",
      "example", "--out", "example.json")
    #expect(made.status == 0, "\(made.errors)")
    let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Calibration/examples/synthetic-conventional.json")
    #expect(try place.read("example.json") == [UInt8](try Data(contentsOf: example)))
  }

  /// Simulated sensors, off the belt and calibrated, then worn with what was found.
  @Test func simulatedSensorsFromSixFacesToReplay() throws {
    let place = try Workspace()
    #expect(
      try place.hinge(
        "simulate", "--seed", "8", "--grade", "worst", "--folder", "lifter"
      ).status == 0)
    let truth = try place.json("lifter/device/six-faces.truth.json")
    let sensors = try #require(truth["sensors"] as? [[String: Any]])
    #expect(sensors.count == 2)
    for (index, sensor) in sensors.enumerated() {
      let made = try place.hinge(
        "calibrate-device", "lifter/device/six-faces.csv", "--sensor", "\(index + 1)", "--out",
        "device\(index + 1).json")
      #expect(made.status == 0, "\(made.errors)")
      #expect(made.errors.contains("SYNTHETIC"))
      let device = try place.json("device\(index + 1).json")
      // What the worst sensor's noise leaves: SixFacesTests says where the numbers come from.
      for (key, limit) in [
        ("accel_scale_ppm", 2000.0), ("accel_bias_ug", 2000), ("gyro_scale_ppm", 3500),
        ("gyro_bias_mdps", 150),
      ] {
        let found = try #require(device[key] as? [Double])
        let real = try #require(sensor[key] as? [Double])
        #expect(
          zip(found, real).allSatisfy { abs($0 - $1) < limit }, "\(key) \(found), truth \(real)")
      }
    }
    let devices = ["--device", "device1.json", "--device", "device2.json"]
    let calibrated = try Programs.run(
      "hinge",
      [
        "calibrate", "--recordings", "lifter/calibration", "--style", "conventional", "--out",
        "me.json",
      ] + devices, in: place.url)
    #expect(calibrated.status == 0, "\(calibrated.errors)")
    let replayed = try Programs.run(
      "hinge", ["replay", "lifter/set-neutral.csv", "--profile", "me.json", "--json"] + devices,
      in: place.url)
    #expect(replayed.status == 0, "\(replayed.errors)")
    #expect(replayed.output.contains("\"rounding\":\"judged\""))
  }

  @Test func sameInputGivesTheSameBytes() throws {
    let place = try Workspace()
    for name in ["a.csv", "b.csv"] {
      #expect(
        try place.hinge(
          "simulate", "--seed", "3", "--scenario", "fatigue", "--out", name
        ).status == 0)
    }
    #expect(try place.read("a.csv") == place.read("b.csv"))
    let first = try place.hinge("replay", "a.csv", "--json")
    let second = try place.hinge("replay", "b.csv", "--json")
    #expect(first.status == 0 && first.output == second.output)
  }

  @Test func binaryFormLosesNothing() throws {
    let place = try Workspace()
    #expect(
      try place.hinge("simulate", "--scenario", "neutral", "--out", "a.csv").status == 0)
    #expect(try place.hinge("convert", "a.csv", "a.hrec").status == 0)
    #expect(try place.hinge("convert", "a.hrec", "b.csv").status == 0)
    #expect(try place.read("a.csv") == place.read("b.csv"))
    #expect(try place.read("a.hrec").count * 2 < place.read("a.csv").count)
    let csv = try place.hinge("replay", "a.csv", "--json")
    let binary = try place.hinge("replay", "a.hrec", "--json")
    #expect(csv.output == binary.output)
  }

  @Test func statusOfARunningDaemonAndOfNone() throws {
    let place = try Workspace()
    let none = try place.hinge("status", "--socket", place.path("s"))
    #expect(none.status == 69)
    #expect(none.errors.contains("not running"))

    let daemon = Process()
    daemon.executableURL = try Programs.path(of: "hinged")
    daemon.arguments = ["--simulate", "--seed", "7", "--log", "log.sqlite", "--socket", "s"]
    daemon.currentDirectoryURL = place.url
    daemon.environment = ["HOME": place.url.path]
    daemon.standardError = FileHandle.nullDevice
    try daemon.run()
    defer { if daemon.isRunning { daemon.terminate() } }
    // Asked until it answers: at real pace it runs for minutes.
    var answer = try place.hinge("status", "--socket", place.path("s"), "--json")
    let patience = Date().addingTimeInterval(60)
    func isRunning(_ answer: String) -> Bool {
      answer.contains("\"state\" : \"running\"") && answer.contains("\"clock_set\" : ")
    }
    while !isRunning(answer.output) && Date() < patience {
      answer = try place.hinge("status", "--socket", place.path("s"), "--json")
    }
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("\"provenance\" : \"synthetic\""))
    #expect(answer.output.contains("\"reps_on_disk\" : 0"))
    #expect(isRunning(answer.output))
    let text = try place.hinge("status", "--socket", place.path("s"))
    #expect(text.output.contains("SIMULATED"))
    #expect(text.output.contains("feedback   silent (first session after this calibration)\n"))

    let second = try place.hinged(
      "--simulate", "--log", "other.sqlite", "--socket", place.path("s"))
    #expect(second.status == 69)
    #expect(second.errors.contains("already running"))

    daemon.terminate()
    daemon.waitUntilExit()
    #expect(daemon.terminationStatus == 0)
    #expect(!FileManager.default.fileExists(atPath: place.path("s")))
  }
}
