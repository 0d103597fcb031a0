import Foundation
import HingeCore
import IMU
import Recording
import Setup
import Testing

@Suite struct FlaggedStoreTests {
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/hinge-flagged-\(UUID().uuidString)"
    deinit {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        print("left behind: \(path): \(error)")
      }
    }

    var files: [String] {
      get throws {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.contains(".") }
          .sorted()
      }
    }

    var bytes: Int64 {
      get throws {
        try files.reduce(0) {
          $0
            + (try FileManager.default.attributesOfItem(atPath: "\(path)/\($1)")[.size] as? Int64
              ?? 0)
        }
      }
    }
  }

  private var header: RecordingHeader {
    RecordingHeader(
      provenance: .synthetic,
      sensors: [
        SensorDescription(
          microCountsPerG: 4_096_000_000, microCountsPerDPS: 65_500_000, accelLimitCounts: 32_767,
          gyroLimitCounts: 32_767)
      ], rateMilliHz: 200_000)
  }

  private func kept(_ count: Int, set: Int32 = 2, rep: Int32 = 3) -> FlaggedWindow.Kept {
    let samples = (0..<count).map { index in
      let raw = RawSample(
        ax: Int16(truncatingIfNeeded: index &* 7919), ay: 5, az: 4096, gx: 0, gy: 1, gz: 2)
      return SampleInput(
        time: Timestamp(microseconds: 9_000_000 + Int64(index) * 5000), sacrum: raw, thorax: raw)
    }
    return .init(
      samples: samples,
      reps: [.init(set: set, number: rep, start: samples[0].time, end: samples[0].time)])
  }

  @Test func aRecordingIsNamedAfterTimeAndSessionAndReadsBack() throws {
    let folder = Folder()
    let store = FlaggedStore(recordings: folder.path, lifter: "ana", mostBytes: 1_000_000)
    let stored = try store.store(
      kept(500), header: header, session: 12, wallMS: 1_764_095_405_000)
    #expect(
      try folder.files == ["flagged-ana/20251125-183005-session12-set2-rep3.hrec"])
    let back = try RecordingFile.read(stored.path)
    #expect(back.samples.count == 500 && back.samples[0].time == Timestamp(microseconds: 0))
    #expect(back.samples[499].sacrum == kept(500).samples[499].sacrum)
    #expect(back.header.notes == "session 12, flagged reps (set.rep): 2.3")
    #expect(back.header.provenance == .synthetic)
    #expect(FlaggedStore.files(of: 12, in: folder.path) == [stored.path])
    #expect(FlaggedStore.files(of: 1, in: folder.path).isEmpty)
    #expect(FlaggedStore.files(of: 1, in: folder.path + "/none").isEmpty)
  }

  @Test func theOldestGoFirstAndTheBoundHoldsWhoeverTheyAreOf() throws {
    let folder = Folder()
    let bound: Int64 = 20_000
    let stores = ["ana", "bob"].map {
      FlaggedStore(recordings: folder.path, lifter: $0, mostBytes: bound)
    }
    var last = ""
    var removed = 0
    for number in 0..<20 {
      let stored = try stores[number % 2].store(
        kept(500), header: header, session: Int64(number),
        wallMS: 1_764_000_000_000 + Int64(number) * 60_000)
      #expect(try folder.bytes <= bound)
      last = stored.path
      removed += stored.removed
    }
    #expect(try folder.files.count == 20 - removed && removed > 10)
    #expect(FileManager.default.fileExists(atPath: last))
    #expect(try !folder.files.contains { $0.contains("session0-") })
  }

  @Test func whatIsNotItsOwnIsNeverRemoved() throws {
    let folder = Folder()
    for name in ["calibration-ana/stand.hrec", "mine.hrec", "flagged-ana/notes.txt"] {
      let url = URL(fileURLWithPath: "\(folder.path)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(count: 50_000).write(to: url)
    }
    let store = FlaggedStore(recordings: folder.path, lifter: "ana", mostBytes: 20_000)
    for number in 0..<10 {
      _ = try store.store(
        kept(500), header: header, session: 1, wallMS: Int64(number) * 60_000)
    }
    for name in ["calibration-ana/stand.hrec", "mine.hrec", "flagged-ana/notes.txt"] {
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(name)"))
    }
  }

  @Test func oneThatIsLargerThanAllMayBeIsRefusedAndCostsNothing() throws {
    let folder = Folder()
    let store = FlaggedStore(recordings: folder.path, lifter: "ana", mostBytes: 9000)
    _ = try store.store(kept(200), header: header, session: 1, wallMS: 0)
    let before = try folder.files
    #expect(throws: Problem.self) {
      try store.store(kept(5000), header: header, session: 1, wallMS: 1000)
    }
    #expect(try folder.files == before && before.count == 1)
  }
}
