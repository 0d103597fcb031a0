import Foundation
import RepLog
import Training

/// A folder of its own for a test, removed when the value dies.
final class Scratch {
  let folder: URL
  var log: String { folder.appendingPathComponent("log.sqlite").path }

  /// - Parameter inMemory: in a file system without a disk, where there is one: what is tested models the
  ///   disk itself, and a real one would only be slow.
  init(inMemory: Bool = false) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let place =
      inMemory && FileManager.default.isWritableFile(atPath: memory.path)
      ? memory : FileManager.default.temporaryDirectory
    folder =
      place
      .appendingPathComponent("replog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("left behind: \(folder.path)")
    }
  }

  /// What a power cut would leave: the database and its write-ahead log, without the shared
  /// memory that lives only as long as the machine runs.
  func powerCut() throws -> Scratch {
    let copy = try Scratch()
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: log + suffix) {
      try FileManager.default.copyItem(atPath: log + suffix, toPath: copy.log + suffix)
    }
    return copy
  }
}

enum Sample {
  static func session(
    wallMS: Int64 = 1_700_000_000_000, lifter: String = "ana", provenance: String = "synthetic",
    calibrationID: String = "00c0ffee00c0ffee"
  ) -> SessionRecord {
    SessionRecord(
      startedAtWallMS: wallMS, startedAtMonotonicUS: 5_000_000, bootID: "boot-1", lifter: lifter,
      style: "conventional", mode: "measured", rounding: "judged", provenance: provenance,
      source: "simulated", calibrationGrade: "good", calibrationID: calibrationID,
      feedback: "silent", feedbackSetting: "auto", warnReservePermille: 400,
      alarmReservePermille: 600)
  }

  static func set(_ number: Int) -> SetRecord {
    SetRecord(sessionID: 0, number: number, startUS: Int64(number) * 60_000_000, loadGrams: 102_500)
  }

  /// Unlike its neighbors in every field; every second one lacks what may be unknown.
  static func rep(_ number: Int) -> RepRecord {
    let n = Int64(number)
    let isKnown = !number.isMultiple(of: 2)
    return RepRecord(
      number: number, liftoffUS: n * 4_000_000, lockoutUS: n * 4_000_000 + 1_100_000,
      ownStartUS: n * 4_000_000 - 500_000, ownEndUS: n * 4_000_000 + 3_000_000,
      eccentricMS: isKnown ? 1500 + n : nil, bottomMS: 400 + n, concentricMS: 1100 + n,
      topMS: isKnown ? 600 + n : nil, peakFlexionMdeg: isKnown ? -8000 - n : nil,
      excessFlexionMdeg: isKnown ? 3000 + n : nil, reserveUsedPermille: isKnown ? 250 + n : nil,
      rangeMdeg: 61_000 + n, peakRiseRateMdps: 98_000 + n, warnings: number, alarms: number + 1,
      verdict: isKnown ? "held" : "no_call", flags: isKnown ? 0 : .max,
      reason: isKnown ? "none" : "gap", reasonAtUS: isKnown ? n * 4_000_000 : nil,
      reserveLimitPermille: isKnown ? 400 + n : nil, creepMdeg: isKnown ? nil : 6000 + n,
      creepLimitMdeg: isKnown ? nil : 5000 + n,
      posture: RepPosture(
        leanMdeg: -3000, twistMdeg: 4500, setupFlexionMdeg: 21_000, setupReservePermille: 120,
        buzzMS: 360),
      trace: [0, 1, -1, 300, .max, RepRecord.unknown], traceStepMS: 100)
  }

  static let alert = AlertRecord(
    timeUS: 61_000_000, setNumber: 1, kind: "rounding", grade: "alarm", sounded: true)
  static let fault = FaultRecord(timeUS: 62_000_000, kind: "gap", sensor: 2, detail: 40)

  /// The same rep as it comes back, with the ids the log gave it.
  static func stored(_ rep: RepRecord, id: Int64, setID: Int64) -> RepRecord {
    var rep = rep
    rep.id = id
    rep.setID = setID
    return rep
  }
}

/// The error a body throws, or nil.
func failure(_ body: () throws -> Void) -> RepLogError? {
  do {
    try body()
    return nil
  } catch {
    return error as? RepLogError
  }
}
