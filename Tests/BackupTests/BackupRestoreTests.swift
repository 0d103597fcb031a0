import Backup
import Foundation
import RepLog
import Setup
import Testing
import Training

@Suite struct BackupRestoreTests {
  private static let later: Int64 = 1_900_000_000_000

  private func problem(_ body: () throws -> Void) -> Problem? {
    do {
      try body()
      return nil
    } catch {
      return error as? Problem
    }
  }

  private func restore(_ file: String, _ places: Places) throws -> Restorer.Restored {
    try Restorer(places, nowMS: Self.later).restore(file)
  }

  @Test func whatWasKeptComesBackTheSame() throws {
    let home = try Home()
    let before = try home.content(of: "state").filter { !$0.key.hasPrefix("log.sqlite") }
    let sessions = try RepLogReader(path: home.places.log).sessions(from: 0, to: .max)
    let file = try home.backup()
    let other = try Home(isEmpty: true)
    let restored = try restore(file, other.places)
    #expect(restored.kept.isEmpty && restored.restored.count == 4)
    #expect(restored.manifest.sessions == 3 && restored.manifest.profiles == 5)
    #expect(try RepLogReader(path: other.places.log).sessions(from: 0, to: .max) == sessions)
    let after = try other.content(of: "state").filter { !$0.key.hasPrefix("log.sqlite") }
    #expect(after == before)
    #expect(try other.content(of: "etc").keys.sorted() == ["config.yaml"])
    // And the daemon's writer takes it.
    try Home.train("ford", try RepLogWriter(path: other.places.log))
  }

  @Test func anyoneOpensItWithTheSystemsTools() throws {
    let home = try Home()
    let file = try home.backup()
    let place = try Home(isEmpty: true)
    #expect(try system("tar", "-xf", file, in: place.folder) == 0)
    #expect(try system("sha256sum", "-c", "SHA256SUMS", in: place.path("hinge-backup")) == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    // Nothing is left beside it.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: home.folder).sorted() == [
        "b.tar", "etc", "state",
      ])
  }

  @Test func aWriterThatGoesOnIsNotDisturbedAndTheCopyIsOfOneMoment() throws {
    let home = try Home()
    let writer = try RepLogWriter(path: home.places.log)
    for number in 1...3 {
      try Home.train("ford", writer)
      let file = try home.backup("b\(number).tar")
      let other = try Home(isEmpty: true)
      #expect(try restore(file, other.places).manifest.sessions == 3 + number)
    }
    try Home.train("ford", writer)
  }

  @Test func aFileThatIsThereIsNotWrittenOver() throws {
    let home = try Home()
    try home.write("mine", to: "b.tar")
    #expect(problem { _ = try home.backup() }?.exitCode == 74)
    #expect(try String(contentsOfFile: home.path("b.tar"), encoding: .utf8) == "mine")
    #expect(problem { _ = try home.backup("no/such/b.tar") }?.exitCode == 74)
    let empty = try Home(isEmpty: true)
    #expect(problem { _ = try empty.backup() }?.exitCode == 69)
    #expect(try empty.content().isEmpty)
  }

  @Test func whatWasThereIsKeptAside() throws {
    let home = try Home()
    let file = try home.backup()
    let other = try Home()
    try other.write("# mine\n", to: "etc/config.yaml")
    let restored = try restore(file, other.places)
    #expect(restored.kept.count == 4)
    #expect(restored.kept.allSatisfy { $0.contains(".before-restore-2030") })
    let kept = try #require(restored.kept.first { $0.contains("config.yaml") })
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "# mine\n")
    let log = try #require(restored.kept.first { $0.contains("log.sqlite") })
    #expect(try RepLogReader(path: log).sessions(from: 0, to: .max).count == 3)
    // Within the same second too.
    #expect(try restore(file, other.places).kept.allSatisfy { $0.hasSuffix("-2") })
  }

  /// A power cut, a full disk, whatever: at every move something fails, and all is as it was.
  @Test func allOrNothing() throws {
    let home = try Home()
    let file = try home.backup()
    struct Cut: Error {}
    var moves = 0
    let whole = try Home()
    _ = try Restorer(whole.places, nowMS: 0) { _ in moves += 1 }.restore(file)
    #expect(moves >= 8)
    for fatal in 1...moves {
      let other = try Home()
      try other.write("# mine\n", to: "etc/config.yaml")
      try RepLogEraser.claim(other.places.log)
      let before = try other.content()
      var count = 0
      let failed = problem {
        _ = try Restorer(other.places, nowMS: Self.later) { _ in
          count += 1
          if count == fatal { throw Cut() }
        }.restore(file)
      }
      #expect(failed?.exitCode == 74, "move \(fatal)")
      #expect(try other.content() == before, "move \(fatal)")
    }
  }

  @Test func aLogInUseIsNotReplaced() throws {
    let home = try Home()
    let file = try home.backup()
    let writer = try RepLogWriter(path: home.places.log)
    try Home.train("ford", writer)
    #expect(problem { _ = try restore(file, home.places) }?.exitCode == 69)
    #expect(try RepLogReader(path: home.places.log).sessions(from: 0, to: .max).count == 4)
  }

  @Test func aDamagedLogIsReplacedAndKept() throws {
    let home = try Home()
    let file = try home.backup()
    try home.write("no database at all", to: "state/log.sqlite")
    let restored = try restore(file, home.places)
    #expect(try RepLogReader(path: home.places.log).sessions(from: 0, to: .max).count == 3)
    let kept = try #require(restored.kept.first { $0.contains("log.sqlite") })
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == "no database at all")
  }

  @Test func aByteAnywhereThatIsNotAsItWasIsFound() throws {
    let home = try Home()
    let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: try home.backup())))
    let other = try Home()
    try RepLogEraser.claim(other.places.log)
    let before = try other.content()
    var seed: UInt64 = 42
    func draw(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    print("seed 42")
    let cut = other.path("cut.tar")
    // Where the files' own bytes are; padding between them is nobody's.
    let markers = [Home.marker, "held of", "# settings", "made_at_wall_ms"]
    for text in markers {
      let start = try #require(Data(good).range(of: Data(text.utf8))?.lowerBound)
      var bad = good
      bad[start + draw(text.utf8.count)] ^= 1 << UInt8(draw(8))
      try Data(bad).write(to: URL(fileURLWithPath: cut))
      #expect(problem { _ = try restore(cut, other.places) }?.exitCode == 65, "\(text)")
    }
    for _ in 0..<6 {
      try Data(good[..<draw(good.count - 10_240)]).write(to: URL(fileURLWithPath: cut))
      let code = problem { _ = try restore(cut, other.places) }?.exitCode
      #expect(code == 65 || code == 74, "\(String(describing: code))")
    }
    try FileManager.default.removeItem(atPath: cut)
    #expect(try other.content() == before)
  }

  @Test func strangersAreRefused() throws {
    let home = try Home()
    let place = try Home(isEmpty: true)
    func refuses(_ name: String, _ make: () throws -> Void) throws {
      try make()
      #expect(
        problem { _ = try restore(place.path("x.tar"), home.places) }?.exitCode == 65, "\(name)")
      if FileManager.default.fileExists(atPath: place.path("x.tar")) {
        try FileManager.default.removeItem(atPath: place.path("x.tar"))
      }
    }
    let before = try home.content()
    try refuses("text") { try place.write(String(repeating: "x", count: 5000), to: "x.tar") }
    try refuses("empty") { try place.write("", to: "x.tar") }
    try place.write("x", to: "hinge-backup/config.yaml")
    try refuses("no manifest") {
      try system("tar", "-cf", "x.tar", "hinge-backup", in: place.folder)
    }
    try refuses("packed") { try system("tar", "-czf", "x.tar", "hinge-backup", in: place.folder) }
    try place.write("x", to: "evil")
    try refuses("another folder") {
      try system("tar", "-cf", "x.tar", "hinge-backup", "evil", in: place.folder)
    }
    try refuses("upwards") {
      try system(
        "tar", "-P", "-cf", "x.tar", "--transform=s,evil,hinge-backup/../../evil,", "evil",
        in: place.folder)
    }
    // A good one to which something was added.
    let file = try home.backup()
    try system("tar", "-xf", file, in: place.folder)
    try place.write("x", to: "hinge-backup/profiles/more.json")
    try refuses("one more") {
      try system("tar", "-cf", "x.tar", "hinge-backup", in: place.folder)
    }
    try FileManager.default.removeItem(atPath: place.path("hinge-backup/profiles/more.json"))
    try FileManager.default.createSymbolicLink(
      atPath: place.path("hinge-backup/profiles/link"), withDestinationPath: "/etc/passwd")
    try refuses("a link") { try system("tar", "-cf", "x.tar", "hinge-backup", in: place.folder) }
    try FileManager.default.removeItem(atPath: place.path("hinge-backup/profiles/link"))
    try refuses("another form") {
      try system(
        "sed", "-i", "s,backup/1,backup/2,", "hinge-backup/manifest.json", in: place.folder)
      try system("tar", "-cf", "x.tar", "hinge-backup", in: place.folder)
    }
    try FileManager.default.removeItem(atPath: file)
    #expect(try home.content() == before)
    #expect(problem { _ = try restore(place.path("none.tar"), home.places) }?.exitCode == 74)
  }
}
