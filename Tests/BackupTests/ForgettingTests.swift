import Backup
import Foundation
import RepLog
import Setup
import Testing
import Training

@Suite struct ForgettingTests {
  @Test func nothingOfTheLifterIsLeftAndEverythingOfTheOther() throws {
    let home = try Home()
    let others = try home.content().filter { $0.key.contains(Home.other) }
    let sessions = try RepLogReader(path: home.places.log).sessions(from: 0, to: .max)
      .filter { $0.session.lifter == Home.other }
    #expect(try home.files(with: Home.marker).contains("state/log.sqlite"))
    let forgetting = Forgetting(Home.marker, in: home.places)
    let share = try forgetting.share()
    #expect(share.logs.map(\.share.sessions) == [2] && share.logs[0].share.reps == 6)
    #expect(share.logs[0].share.alerts == 2 && share.logs[0].share.faults == 2)
    #expect(share.logs[0].share.mobility == 2 && share.logs[0].share.holds == 2)
    #expect(share.profiles.count == 2 && share.recordings.count == 2)
    try forgetting.erase(share)
    // Not in a row, not in a page that is free, not in the write-ahead log.
    #expect(
      try home.files(with: Home.marker) == ["state/profiles/\(Home.marker)-two-sumo.json"])
    #expect(try home.content().filter { $0.key.contains(Home.other) } == others)
    let reader = try RepLogReader(path: home.places.log)
    #expect(try reader.sessions(from: 0, to: .max) == sessions)
    try reader.verify()
    #expect(try forgetting.share().isEmpty)
    // The daemon goes on with it, under numbers that were never used.
    let writer = try RepLogWriter(path: home.places.log)
    try Home.train("ford", writer)
    #expect(try reader.latestSession()?.session.id == 4)
  }

  /// The rows are in the write-ahead log alone when the daemon was killed.
  @Test func whatAKilledDaemonLeftInTheWriteAheadLogGoesToo() throws {
    let home = try Home(isEmpty: true)
    let copy = try Home(isEmpty: true)
    let writer = try RepLogWriter(path: home.places.log)
    try Home.train(Home.marker, writer)
    try Home.train(Home.other, writer)
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: home.places.log + suffix, toPath: copy.places.log + suffix)
    }
    #expect(try copy.files(with: Home.marker) == ["state/log.sqlite-wal"])
    let forgetting = Forgetting(Home.marker, in: copy.places)
    try forgetting.erase(try forgetting.share())
    #expect(try copy.files(with: Home.marker).isEmpty)
    #expect(
      try RepLogReader(path: copy.places.log).sessions(from: 0, to: .max).map(\.session.lifter)
        == [Home.other])
  }

  @Test func whatARestoreKeptIsReachedToo() throws {
    let home = try Home()
    let file = try home.backup()
    _ = try Restorer(home.places, nowMS: 0).restore(file)
    try FileManager.default.removeItem(atPath: file)
    let forgetting = Forgetting(Home.marker, in: home.places)
    let share = try forgetting.share()
    #expect(share.logs.count == 2 && share.profiles.count == 4 && share.recordings.count == 4)
    try forgetting.erase(share)
    #expect(
      try home.files(with: Home.marker).allSatisfy { $0.hasSuffix("\(Home.marker)-two-sumo.json") })
  }

  @Test func aLogInUseIsLeftAloneAndSoIsEverythingElse() throws {
    let home = try Home()
    let writer = try RepLogWriter(path: home.places.log)
    try Home.train("ford", writer)
    // The log's own files change while it is open; what stands in it does not.
    func others() throws -> [String: Data] {
      try home.content().filter { !$0.key.hasPrefix("state/log.sqlite") }
    }
    let before = try others()
    let sessions = try RepLogReader(path: home.places.log).sessions(from: 0, to: .max)
    let forgetting = Forgetting(Home.marker, in: home.places)
    let share = try forgetting.share()
    #expect(throws: Problem.self) { try forgetting.erase(share) }
    #expect(try others() == before)
    #expect(try RepLogReader(path: home.places.log).sessions(from: 0, to: .max) == sessions)
  }

  @Test func aStrangerHasNothing() throws {
    let home = try Home()
    let forgetting = Forgetting("arthur", in: home.places)
    #expect(try forgetting.share().isEmpty)
    #expect(try forgetting.lifters() == [Home.other, Home.marker].sorted())
    #expect(try Forgetting("arthur", in: try Home(isEmpty: true).places).share().isEmpty)
  }

  @Test func aLogThatCannotBeReadIsNamed() throws {
    let home = try Home()
    try home.write("not a database, and long enough to be one", to: "state/log.sqlite.bad")
    let share = try Forgetting(Home.marker, in: home.places).share()
    #expect(share.unread == [home.path("state/log.sqlite.bad")])
    #expect(share.logs.count == 1)
  }
}
