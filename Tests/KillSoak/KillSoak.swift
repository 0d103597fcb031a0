import Control
import Foundation
import Glibc
import HingeCore
import RepLog
import Simulation
import Training

/// One daemon after the other on the same log, each killed with SIGKILL in the middle of what it does.
/// What it said at its socket to be on the disk must be there.
struct KillSoak {
  private let options: KillOptions
  private let folder: URL
  private var draws: SeededGenerator
  private var acknowledged: Set<Mark> = []
  private var failures: [String] = []
  private var kills = 0
  private var inTraining = 0
  private var acknowledgedInAll = 0
  private var foundInAll = 0

  /// A rep, as the socket names it.
  struct Mark: Hashable {
    var session: Int64
    var set: Int
    var rep: Int
  }

  /// A new log after so many: every check reads all of it.
  private static let killsALog = 50

  init(_ options: KillOptions) throws {
    self.options = options
    draws = SeededGenerator(seed: options.seed)
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("kill-soak-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private var log: String { folder.appendingPathComponent("log.sqlite").path }
  private var socket: String { folder.appendingPathComponent("s").path }

  var summary: String {
    "kill-soak: seed \(options.seed): \(kills) kills, \(inTraining) of them after the first rep; "
      + "\(acknowledgedInAll) reps acknowledged, \(foundInAll) in the log, "
      + "\(failures.count) failures"
  }

  mutating func run() throws -> [String] {
    while kills < options.kills && failures.count < 5 {
      try kill()
      check()
      if kills.isMultiple(of: Self.killsALog) || kills == options.kills { try beginAnew() }
    }
    if inTraining * 2 < kills {
      failures.append("only \(inTraining) of \(kills) kills came after a rep was acknowledged")
    }
    try FileManager.default.removeItem(at: folder)
    return failures
  }

  private mutating func beginAnew() throws {
    acknowledgedInAll += acknowledged.count
    acknowledged = []
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: log + suffix) {
      try FileManager.default.removeItem(atPath: log + suffix)
    }
  }

  /// Starts a daemon, listens, and kills it: mostly a while after its first rep is on the disk, sometimes
  /// while it starts or before there is one.
  private mutating func kill() throws {
    let daemon = Process()
    daemon.executableURL = URL(fileURLWithPath: options.hinged)
    daemon.arguments = [
      "--simulate", "--fast", "--times", "10000", "--seed", "7", "--log", log, "--socket", socket,
    ]
    daemon.environment = ["HOME": folder.path]
    daemon.standardError = FileHandle.nullDevice
    daemon.standardOutput = FileHandle.nullDevice
    let kind = draws.next() % 16
    let isEarly = kind == 0
    let wait = draws.uniform() * 0.2
    let begun = Date()
    try daemon.run()
    var client: ControlClient?
    while client == nil, daemon.isRunning, Date().timeIntervalSince(begun) < (isEarly ? wait : 30) {
      client = listen()
    }
    let before = acknowledged.count
    if kind > 3 {
      let patience = Date().addingTimeInterval(30)
      while let heard = client, acknowledged.count == before, Date() < patience {
        if !take(from: heard, timeout: TimeSpan(milliseconds: 1000)) && !daemon.isRunning { break }
      }
    }
    let end = isEarly ? begun.addingTimeInterval(wait) : Date().addingTimeInterval(wait)
    while let heard = client, Date() < end {
      let left = Int64(max(1, end.timeIntervalSinceNow * 1000))
      guard take(from: heard, timeout: TimeSpan(milliseconds: left)) else { break }
    }
    if !daemon.isRunning { failures.append("kill \(kills + 1): the daemon had ended by itself") }
    Glibc.kill(daemon.processIdentifier, SIGKILL)
    daemon.waitUntilExit()
    // What it had said before it was killed is still to be read.
    while let heard = client, take(from: heard, timeout: TimeSpan(milliseconds: 50)) {}
    kills += 1
    if acknowledged.count > before { inTraining += 1 }
  }

  private func listen() -> ControlClient? {
    do throws(ControlClientError) {
      let client = try ControlClient(path: socket, timeout: TimeSpan(milliseconds: 200))
      try client.subscribe(frames: false, events: true, timeout: TimeSpan(milliseconds: 2000))
      return client
    } catch {
      usleep(2000)
      return nil
    }
  }

  /// False: there is nothing more.
  private mutating func take(from client: ControlClient, timeout: TimeSpan) -> Bool {
    do throws(ControlClientError) {
      guard let message = try client.next(timeout: timeout) else { return false }
      if let event = message.event, event.kind == .repLogged, let session = event.session,
        let set = event.set, let rep = event.index
      {
        let isNew = acknowledged.insert(Mark(session: session, set: Int(set), rep: Int(rep)))
          .inserted
        if !isNew { failures.append("acknowledged twice: \(session), \(set), \(rep)") }
      }
      return true
    } catch {
      return false
    }
  }

  private mutating func check() {
    do throws(RepLogError) {
      let reader = try RepLogReader(path: log)
      try reader.verify()
      var found: Set<Mark> = []
      for session in try reader.sessions(from: .min, to: .max) {
        for (set, reps) in session.sets {
          for rep in reps {
            found.insert(Mark(session: session.session.id, set: set.number, rep: rep.number))
          }
        }
      }
      let lost = acknowledged.subtracting(found)
      if !lost.isEmpty { failures.append("kill \(kills): lost \(lost)") }
      if kills.isMultiple(of: Self.killsALog) || kills == options.kills {
        foundInAll += found.count
      }
    } catch .nothingLogged {
      if !acknowledged.isEmpty { failures.append("kill \(kills): the log is gone") }
    } catch {
      failures.append("kill \(kills): \(error)")
    }
  }
}
