import Diagnosis
import Foundation
import HingeCore
import LinuxIO
import RepLog
import Settings
import Setup
import Testing
import Training

/// What `hinge doctor` gathers of a service, on folders that are made up.
@Suite struct ServiceCheckupTests {
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/hinge-service-\(UUID().uuidString)"

    init() throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        print("left behind: \(path): \(error)")
      }
    }

    func write(_ text: String, to name: String) throws {
      let url = URL(fileURLWithPath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  // MARK: - Settings

  @Test func settingsThatAreWrongAreEvidenceAndNoEnd() throws {
    let folder = try Folder()
    let file = "\(folder.path)/c.yaml"
    try folder.write("limits: {hold_ms: 5000}\nsensors: {bus: x}\n", to: "c.yaml")
    let wrong = try SettingsCheckup(file: file)
    guard case .invalid(let lines) = wrong.evidence.state else {
      Issue.record("\(wrong.evidence)")
      return
    }
    #expect(lines.count == 2 && lines[0].contains("limits.hold_ms"))
    #expect(wrong.settings == nil)
    try folder.write("limits: {hold_ms: 50}\n", to: "c.yaml")
    let good = try SettingsCheckup(file: file)
    #expect(good.evidence.state == .valid(settings: 1) && good.evidence.path == file)
    #expect(throws: Problem.self) { try SettingsCheckup(file: "\(folder.path)/none.yaml") }
  }

  // MARK: - Unit

  private func unit(_ output: String, status: Int32 = 0, errors: String = "") throws -> UnitEvidence
  {
    let folder = try Folder()
    try folder.write("", to: "run/systemd/system/x")
    try folder.write("", to: "var/lib/hinged/x")
    return UnitCheckup.examine(root: folder.path) { arguments throws(Problem) in
      #expect(arguments.first == "show" && arguments[1] == "hinged.service")
      return Tool.Outcome(status: status, output: output, errors: errors)
    }
  }

  @Test func whatSystemdSaysIsRead() throws {
    let said =
      "LoadState=loaded\nUnitFileState=enabled\nActiveState=failed\nSubState=failed\nResult=exit-code\n"
      + "NRestarts=4\nExecStart={ path=/usr/bin/hinged ; argv[]=a=b }\n"
    #expect(
      try unit(said)
        == .told(
          .init(
            load: "loaded", file: "enabled", active: "failed", sub: "failed", result: "exit-code",
            restarts: 4)))
    #expect(try unit("", status: 1, errors: "Failed to connect\n") == .unclear("Failed to connect"))
    #expect(try unit("nonsense") == .unclear("systemctl said nothing of it"))
  }

  @Test func withoutSystemdNobodyIsAsked() throws {
    let folder = try Folder()
    let found = UnitCheckup.examine(root: folder.path) { _ throws(Problem) in
      Issue.record("asked")
      return Tool.Outcome(status: 0, output: "", errors: "")
    }
    #expect(found == .noManager)
  }

  // MARK: - Groups

  @Test func membershipIsOfThisLoginOrOfTheNext() throws {
    let user = SystemUser(name: "ada", id: 1000, groups: [1000, 20])
    func memberships(_ held: [UInt32]) throws -> [GroupEvidence.Membership] {
      let found = try #require(
        GroupCheckup.examine(
          buzzer: .gpio, button: nil, user: user, held: held,
          number: { ["hinged": 20, "i2c": 30][$0] }))
      #expect(found.user == "ada" && !found.isRoot)
      return found.groups.map(\.membership)
    }
    #expect(try memberships([1000, 20]) == [.member, .none, .noGroup])
    #expect(try memberships([1000, 30]) == [.fromNextLogin, .member, .noGroup])
    // Without pins nobody needs their group.
    let few = GroupCheckup.examine(buzzer: .none, button: nil, user: user, held: []) { _ in nil }
    #expect(few?.groups.map(\.name) == ["hinged", "i2c"])
  }

  @Test func permissionsAreOfOwnerGroupOrOthers() throws {
    let folder = try Folder()
    try folder.write("x", to: "f")
    let file = "\(folder.path)/f"
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    let owner = try #require(attributes[.ownerAccountID] as? NSNumber).uint32Value
    let group = try #require(attributes[.groupOwnerAccountID] as? NSNumber).uint32Value
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    let other = owner == 4242 ? UInt32(4243) : 4242
    let member = SystemUser(name: "m", id: other, groups: [group])
    let stranger = SystemUser(name: "s", id: other, groups: [group &+ 7])
    #expect(member.may(.read, file) == true && member.may(.write, file) == false)
    #expect(stranger.may(.read, file) == false)
    #expect(SystemUser(name: "o", id: owner, groups: []).may(.write, file) == true)
    #expect(stranger.may(.read, file + "x") == nil)
  }

  // MARK: - Log

  private func log(
    _ path: String, daemon: DaemonEvidence? = nil, writer: SystemUser? = nil, line: String = ""
  ) -> (LogEvidence, newestSessionMS: Int64?) {
    LogCheckup(path: path, daemon: daemon, writer: writer, kernelLine: line).examine()
  }

  @Test func aLogIsReadThroughAndItsDiskAsked() throws {
    let folder = try Folder()
    let path = "\(folder.path)/log.sqlite"
    #expect(log(path).0.state == .absent)
    #expect(log("\(folder.path)/no/folder/log.sqlite").0.state == .absent)
    let writer = try RepLogWriter(path: path)
    try writer.beginSession(
      SessionRecord(
        startedAtWallMS: 1_700_000_000_000, startedAtMonotonicUS: 0, bootID: "", lifter: "a",
        style: "sumo", mode: "measured", rounding: "judged", provenance: "synthetic", source: "",
        calibrationGrade: "A"))
    let (found, newest) = log(path)
    #expect(found.state == .good(format: RepLogReader.knownFormat))
    #expect(newest == 1_700_000_000_000)
    #expect(found.bytes > 4096)
    #expect(try #require(found.roomBytes) > 0 && found.disk == .writable)
    try writer.close()
    try folder.write("my notes, which are no database at all", to: "log.sqlite")
    #expect(log(path).0.state == .notALog)
    // A folder that is not there yet has the room of the one that it will be in.
    #expect(log("\(folder.path)/no/folder/log.sqlite").0.roomBytes != nil)
  }

  @Test func whoWritesIsAskedOrLookedAt() throws {
    let folder = try Folder()
    try folder.write("", to: "log.sqlite")
    let path = "\(folder.path)/log.sqlite"
    var daemon = DaemonEvidence(
      state: "running", isWell: true, source: "", samples: 0, rateHz: nil, uptimeS: 1, faults: [])
    daemon.logPath = path
    #expect(log("elsewhere", daemon: daemon).0.writing == .allowed)
    #expect(log("elsewhere", daemon: daemon).0.path == path)
    daemon.logError = "the disk is full"
    #expect(log(path, daemon: daemon).0.writing == .failing("the disk is full"))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let stranger = SystemUser(name: "hinged", id: 4_242_424, groups: [4_242_424])
    #expect(log(path, writer: stranger).0.writing == .denied(owner: "hinged"))
    #expect(log(path, writer: nil).0.writing == .unknown)
    #expect(log(path, writer: SystemUser(name: "root", id: 0, groups: [])).0.writing == .allowed)
  }

  // MARK: - Profile

  @Test func aProfileIsFoundByLifterAndStyle() throws {
    let folder = try Folder()
    var configuration = Configuration()
    configuration.lifter.name = "ada"
    let now = Int64(Date().timeIntervalSince1970 * 1000)
    func examine(_ at: Int64) -> ProfileEvidence {
      ProfileCheckup.examine(configuration, folder: folder.path, nowMS: at)
    }
    #expect(examine(now).state == .missing)
    #expect(examine(now).path.hasSuffix("/ada-conventional.json"))
    let chosen = WearerChoice.Worn(lifter: "ben", style: .sumo, sinceWallMS: 1)
    let worn = ProfileCheckup.examine(
      configuration, chosen: chosen, folder: folder.path, nowMS: now)
    #expect(worn.path.hasSuffix("/ben-sumo.json") && worn.lifter == "ben")
    try folder.write("{}", to: "ada-conventional.json")
    guard case .invalid(let sentence) = examine(now).state else {
      Issue.record("\(examine(now))")
      return
    }
    #expect(sentence.contains("schema"))
  }

  // MARK: - Clock and supply

  @Test func aClockChipWithoutItsBatteryIsNone() throws {
    func hasBattery(_ files: [String: String]) throws -> Bool {
      let folder = try Folder()
      for (name, text) in files { try folder.write(text, to: name) }
      return MachineCheckup.clock(
        tree: SystemTree(root: folder.path), isSynchronized: nil, nowMS: 0, newestSessionMS: nil
      ).hasBattery
    }
    #expect(try !hasBattery([:]))
    #expect(try hasBattery(["class/rtc/rtc0/name": "rtc_cmos\n"]))
    #expect(try !hasBattery(["class/rtc/rtc0/battery_voltage": "4500\n"]))
    #expect(try hasBattery(["class/rtc/rtc0/battery_voltage": "3050000\n"]))
  }

  @Test func theSupplyIsOnlyAskedOfAPi() throws {
    let folder = try Folder()
    #expect(MachineCheckup.power(tree: SystemTree(root: folder.path)) == nil)
    try folder.write("50005\n", to: "devices/platform/soc/soc:firmware/get_throttled")
    let found = MachineCheckup.power(tree: SystemTree(root: folder.path))
    #expect(found?.isLow == true && found?.isSlowed == false)
  }

  @Test func aToolsOutputsAndItsEndAreKept() throws {
    let found = try Tool.run("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"])
    #expect(found == Tool.Outcome(status: 3, output: "out\n", errors: "err\n"))
    // More on both than a pipe holds.
    let much = try Tool.run(
      "/bin/sh", ["-c", "head -c 300000 /dev/zero | tr '\\0' x | tee /dev/stderr"])
    #expect(much.output.count == 300_000 && much.errors.count == 300_000)
    #expect(throws: Problem.self) { try Tool.run("/no/such/tool", []) }
  }
}
