import Foundation
import Testing

/// Whatever is wrong with a file: one clear sentence with its name, the documented exit code, and
/// nothing written.
@Suite struct MalformedInputTests {
  private static let header = """
    # hinge-recording: 1
    # provenance: synthetic
    # sensors: 1
    # rate_hz: 200
    # accel_lsb_per_g: 4096
    # gyro_lsb_per_dps: 65.5
    t_us,ax,ay,az,gx,gy,gz

    """

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    /// Must stand in the message, behind the file's name.
    var says: String
    var testDescription: String { name }
    init(_ name: String, _ text: String, says: String) {
      self.init(name, bytes: Array(text.utf8), says: says)
    }
    init(_ name: String, bytes: [UInt8], says: String) {
      self.name = name
      self.bytes = bytes
      self.says = says
    }
  }

  static let recordings: [Case] = [
    Case("empty", "", says: "empty"),
    Case("text", "hello\nworld\n", says: ":1: not a hinge recording"),
    Case("binary", bytes: (0...255).map { UInt8($0) }, says: "not a hinge recording"),
    Case("header alone", header, says: "no sample"),
    Case("wrong count", header + "0,1,2,3,4,5\n", says: ":8: 6 fields where 7 are needed"),
    Case("letters", header + "0,1,2,x,4,5,6\n", says: ":8: field 4 is not a whole number"),
    Case("too large", header + "0,1,2,40000,4,5,6\n", says: ":8: field 4 is 40000"),
    Case("time", header + "5,1,2,3,4,5,6\n5,1,2,3,4,5,6\n", says: ":9: t_us 5 does not follow 5"),
    Case("cut off", header + "0,1,2,3,4,5,6\n5000,1,2", says: ":9: the file is cut off"),
    Case(
      "carriage returns", header.replacing("\n", with: "\r\n") + "0,1,2,3,4,5,6\r\n",
      says: "CR LF"),
    Case(
      "sensitivity",
      header.replacing("65.5", with: "many") + "0,1,2,3,4,5,6\n", says: ":6: gyro_lsb_per_dps"),
    Case(
      "missing key", header.replacing("# rate_hz: 200\n", with: "") + "0,1,2,3,4,5,6\n",
      says: "rate_hz"),
    Case("huge line", header + String(repeating: "9", count: 200_000), says: ":8:"),
    Case("cut binary", bytes: Array("HINGEREC".utf8) + [1, 0, 1], says: "no sample"),
    Case("foreign version", bytes: Array("HINGEREC".utf8) + [9, 9], says: "version"),
  ]

  @Test(arguments: recordings) func recording(_ wrong: Case) throws {
    let place = try Workspace()
    try place.write("bad.csv", wrong.bytes)
    for (program, arguments) in [
      ("hinge", ["replay", "bad.csv", "--trace", "trace.csv"]),
      ("hinge", ["convert", "bad.csv", "out.hrec"]),
      ("hinged", ["--replay", "bad.csv", "--fast", "--log", "log.sqlite", "--socket", "s"]),
    ] {
      let outcome = try Programs.run(program, arguments, in: place.url)
      #expect(outcome.status == 65, "\(program): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
      expectOneSentence(outcome.errors, naming: "bad.csv", saying: wrong.says)
    }
    #expect(try place.names == ["bad.csv"])
  }

  @Test func recordingThatCannotBeRead() throws {
    let place = try Workspace()
    let missing = try place.hinge("replay", "none.csv")
    #expect(missing.status == 74)
    expectOneSentence(missing.errors, naming: "none.csv", saying: "does not exist")
    try FileManager.default.createDirectory(
      at: place.url.appendingPathComponent("folder.csv"), withIntermediateDirectories: true)
    let folder = try place.hinge("replay", "folder.csv")
    #expect(folder.status == 74)
    expectOneSentence(folder.errors, naming: "folder.csv", saying: "folder")
    let device = try place.hinge("replay", "/dev/zero")
    #expect(device.status == 74)
    expectOneSentence(device.errors, naming: "/dev/zero", saying: "regular file")
  }

  @Test(arguments: [
    Case("empty", "", says: "JSON"), Case("not JSON", "{", says: "JSON"),
    Case("list", "[1,2]", says: "JSON"), Case("other", "{\"schema\": \"x\"}", says: "schema"),
    Case(
      "missing key", "{\n \"schema\": \"hinge.profile/1\"\n}", says: "sensors"),
    Case(
      "range", "{\n \"schema\": \"hinge.profile/1\",\n \"sensors\": 7\n}", says: ":3: sensors is"),
    Case("bytes", bytes: [0xff, 0xfe, 0, 1], says: "profile"),
  ]) func profile(_ wrong: Case) throws {
    let place = try Workspace()
    try place.write("good.csv", Self.header + "0,0,0,4096,0,0,0\n5000,0,0,4096,0,0,0\n")
    try place.write("bad.json", wrong.bytes)
    let outcome = try place.hinge("replay", "good.csv", "--profile", "bad.json")
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    expectOneSentence(outcome.errors, naming: "bad.json", saying: wrong.says)
  }

  @Test(arguments: [
    Case("unknown key", "limits:\n  hold_mss: 3\n", says: "hold_ms"),
    Case("range", "limits:\n  hold_ms: 99999999\n", says: ":2: limits.hold_ms"),
    Case("syntax", "limits: [\n", says: ":"),
    Case("bytes", bytes: [0xff, 0, 0xfe], says: "UTF-8"),
  ]) func settings(_ wrong: Case) throws {
    let place = try Workspace()
    try place.write("bad.yaml", wrong.bytes)
    for (program, arguments) in [
      ("hinge", ["config", "check", "bad.yaml"]),
      (
        "hinged",
        [
          "--simulate", "--fast", "--config", "bad.yaml", "--log", "log.sqlite", "--socket", "s",
        ]
      ),
    ] {
      let outcome = try Programs.run(program, arguments, in: place.url)
      #expect(outcome.status == 78, "\(program): \(outcome.status) \(outcome.errors)")
      #expect(outcome.errors.contains("bad.yaml"))
      #expect(outcome.errors.contains(wrong.says), "\(outcome.errors)")
    }
    #expect(try place.names == ["bad.yaml"])
  }

  @Test(arguments: [
    Case("text", "this is no database, it only has its name", says: "bad.sqlite"),
    Case("binary", bytes: (0..<8192).map { UInt8(truncatingIfNeeded: $0 * 7) }, says: "bad.sqlite"),
  ]) func log(_ wrong: Case) throws {
    let place = try Workspace()
    try place.write("bad.sqlite", wrong.bytes)
    let read = try place.hinge("report", "--log", "bad.sqlite")
    #expect(read.status == 65, "\(read.status) \(read.errors)")
    expectOneSentence(read.errors, naming: "bad.sqlite", saying: wrong.says)
    let written = try place.hinged(
      "--simulate", "--fast", "--log", "bad.sqlite", "--socket", "s")
    #expect(written.status == 65, "\(written.status) \(written.errors)")
    #expect(try place.read("bad.sqlite") == wrong.bytes)
    #expect(try place.names == ["bad.sqlite"])
  }

  @Test func reportBeforeAnythingWasLogged() throws {
    let place = try Workspace()
    let outcome = try place.hinge("report", "--log", "none.sqlite")
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("none.sqlite"))
    #expect(try place.names.isEmpty)
  }

  @Test func usage() throws {
    let place = try Workspace()
    for arguments in [
      ["replay"], ["nonsense"], ["simulate"], ["replay", "a.csv", "--what"],
      ["simulate", "--style", "yoga", "--out", "a.csv"],
      ["simulate", "--reps", "0", "--out", "a.csv"],
    ] {
      let outcome = try Programs.run("hinge", arguments, in: place.url)
      #expect(outcome.status == 64, "\(arguments): \(outcome.status) \(outcome.errors)")
      #expect(!outcome.errors.isEmpty)
    }
    #expect(try place.names.isEmpty)
  }

  /// One line on stderr that begins with the program and holds the file and the reason.
  private func expectOneSentence(_ errors: String, naming file: String, saying reason: String) {
    let lines = errors.split(separator: "\n")
    #expect(lines.count == 1, "\(errors)")
    #expect(errors.hasPrefix("hinge"))
    #expect(errors.contains(file), "\(errors)")
    #expect(errors.contains(reason), "\(errors)")
  }
}
