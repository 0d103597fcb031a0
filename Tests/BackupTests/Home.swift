import Backup
import Foundation
import RepLog
import Training

/// A folder with a log, profiles, recordings and settings of two lifters, gone with the test.
final class Home {
  let folder: String
  let places: Places
  /// Stands in everything that is the first lifter's.
  static let marker = "zaphod-7f3a91"
  static let other = "trillian"

  init(isEmpty: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.path + "/hinge-backup-\(UUID().uuidString)"
    places = Places(
      log: folder + "/state/log.sqlite", profiles: folder + "/state/profiles",
      recordings: folder + "/state/recordings", settings: folder + "/etc/config.yaml")
    try FileManager.default.createDirectory(
      atPath: folder + "/state", withIntermediateDirectories: true)
    if !isEmpty { try fill() }
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      print("left behind: \(folder): \(error)")
    }
  }

  private func fill() throws {
    let writer = try RepLogWriter(path: places.log)
    for lifter in [Self.marker, Self.other, Self.marker] { try Self.train(lifter, writer) }
    try writer.close()
    for lifter in [Self.marker, Self.other] {
      try write("{\"lifter\": \"\(lifter)\"}\n", to: "state/profiles/\(lifter)-sumo.json")
      try write("{\"lifter\": \"\(lifter)\"}\n", to: "state/profiles/\(lifter)-sumo.json.previous")
      try write("\(lifter)\n", to: "state/recordings/calibration-\(lifter)/stand.csv")
      try write("\(lifter)\n", to: "state/recordings/flagged-\(lifter)/a.hrec")
    }
    // Another's whose name begins alike.
    try write("{}\n", to: "state/profiles/\(Self.marker)-two-sumo.json")
    try write("# settings\n", to: "etc/config.yaml")
  }

  /// A session of three reps, an alert and a fault.
  static func train(_ lifter: String, _ writer: RepLogWriter) throws {
    try writer.beginSession(
      SessionRecord(
        startedAtWallMS: 1_700_000_000_000, startedAtMonotonicUS: 0, bootID: "boot \(lifter)",
        lifter: lifter, style: "sumo", mode: "measured", rounding: "judged",
        provenance: "synthetic", source: "of \(lifter)", calibrationGrade: "A"))
    try writer.beginSet(SetRecord(sessionID: 0, number: 1, startUS: 0))
    for number in 1...3 {
      let n = Int64(number) * 4_000_000
      try writer.append(
        rep: RepRecord(
          number: number, liftoffUS: n, lockoutUS: n + 1, ownStartUS: n, ownEndUS: n + 2,
          eccentricMS: nil, bottomMS: 1, concentricMS: 1, topMS: nil, peakFlexionMdeg: 1,
          excessFlexionMdeg: 1, reserveUsedPermille: 1, rangeMdeg: 1, peakRiseRateMdps: 1,
          warnings: 0, alarms: 0, verdict: "held of \(lifter)", flags: 0,
          trace: Array(repeating: 7, count: 300)), setNumber: 1)
    }
    try writer.append(
      alerts: [
        AlertRecord(
          timeUS: 1, setNumber: 1, kind: "rounding \(lifter)", grade: "warn", sounded: true)
      ], faults: [FaultRecord(timeUS: 1, kind: "gap \(lifter)", sensor: 1, detail: 5)])
    try writer.endSet(number: 1, atUS: 99)
    try writer.append(
      hold: HoldRecord(
        number: 1, kind: "plank of \(lifter)", side: "none", isChosen: true, hasLumbar: true,
        startUS: 1, endUS: 9, heldMS: 1, sagMdeg: 1, rotationMdeg: 1, swayMdeg: 1, losses: 0,
        lostMS: 0, gaps: 0, missingMS: 0, targetMS: nil, endedBy: "left", grade: nil))
    try writer.endSession(atMonotonicUS: 100)
    try writer.append(
      mobility: MobilityRecord(
        lifter: lifter, style: "sumo", provenance: "synthetic", mode: "measured",
        calibrationID: "c", source: "of \(lifter)", measuredAtWallMS: 1_700_000_000_000,
        neutralMdeg: 50_000, isAtLeast: false, spreadMdeg: 1, bends: 3, depthMdeg: 60_000,
        limitMdeg: 5000))
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// Every file with its bytes, but for the memory that readers of the log share.
  func content(of part: String = "") throws -> [String: Data] {
    let root = part.isEmpty ? folder : "\(folder)/\(part)"
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: "\(root)/\(name)", isDirectory: &isFolder),
        !isFolder.boolValue, !name.hasSuffix("-shm")
      {
        found[name] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)"))
      }
    }
    return found
  }

  /// Files in whose bytes, or in whose name, the text stands.
  func files(with text: String) throws -> [String] {
    try content().filter { $0.key.contains(text) || $0.value.range(of: Data(text.utf8)) != nil }
      .map(\.key).sorted()
  }

  func backup(_ name: String = "b.tar") throws -> String {
    _ = try BackupWriter(places).write(to: path(name), version: "1", nowMS: 1_800_000_000_000)
    return path(name)
  }
}

/// Runs a program of the system; its status.
@discardableResult
func system(_ arguments: String..., in folder: String) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.standardError = FileHandle.nullDevice
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}
