import Foundation
import GRDB
import Testing

/// The real daemon on disks and files that fail. What needs a disk of its own makes one in a name space of
/// its own, where the system allows that.
@Suite struct LogFaultTests {
  static let mayMount: Bool = {
    do {
      let place = try Workspace()
      return try Self.sh("mkdir d && unshare -rm mount -t tmpfs tmpfs d", in: place).status == 0
    } catch {
      return false
    }
  }()

  /// A shell script, with `hinged` and `hinge` in HINGED and HINGE.
  private static func sh(
    _ script: String, in place: Workspace, isolated: Bool = false
  ) throws -> Programs.Outcome {
    try place.write("script.sh", script)
    let environment = [
      "HINGED": try Programs.path(of: "hinged").path, "HINGE": try Programs.path(of: "hinge").path,
      "HINGE_FEEDBACK_MODE": "full",
    ]
    let arguments = isolated ? ["-rm", "sh", "script.sh"] : ["script.sh"]
    let outcome = try Programs.runSystem(
      isolated ? "/usr/bin/unshare" : "/bin/sh", arguments, in: place.url,
      environment: environment)
    try FileManager.default.removeItem(at: place.url.appendingPathComponent("script.sh"))
    return outcome
  }

  /// Reps by set of a session, which must be numbered without a gap.
  private func reps(_ log: String, session: Int64? = nil) throws -> [Int] {
    let queue = try DatabaseQueue(path: log)
    return try queue.read { db in
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT sets.number AS s, reps.number AS r FROM reps JOIN sets ON sets.id = reps.set_id
          WHERE session_id = coalesce(?, (SELECT max(id) FROM sessions)) ORDER BY s, r
          """, arguments: [session])
      var counts: [Int] = []
      for row in rows {
        let (set, rep): (Int, Int) = (row["s"], row["r"])
        if set > counts.count { counts.append(0) }
        #expect(set == counts.count && rep == counts[counts.count - 1] + 1, "set \(set) rep \(rep)")
        counts[counts.count - 1] += 1
      }
      return counts
    }
  }

  /// The disk is full in the middle of training and has room again later: monitoring goes on, it is said,
  /// and not a rep is missing.
  @Test(.enabled(if: mayMount, "a file system of one's own can't be mounted here"))
  func aDiskThatFillsUpAndHasRoomAgain() throws {
    let place = try Workspace()
    let outcome = try Self.sh(
      """
      mkdir disk && mount -t tmpfs -o size=500k tmpfs disk || exit 99
      "$HINGED" --simulate --seed 7 --fast --times 10000 --log disk/log.sqlite --socket s 2>said &
      daemon=$!
      wait_for() {
        for i in $(seq 1200); do
          grep -q "$1" said && return 0
          kill -0 $daemon 2>/dev/null || return 1
          sleep 0.05
        done
        return 1
      }
      wait_for 'is full' || exit 98
      "$HINGE" status --socket s >status
      "$HINGE" status --socket s --json >status.json
      mount -o remount,size=200m disk || exit 97
      wait_for 'can be written again' || exit 96
      kill -TERM $daemon
      wait $daemon
      code=$?
      cp disk/log.sqlite* . || exit 95
      exit $code
      """, in: place, isolated: true)
    let said = String(decoding: try place.read("said"), as: UTF8.self)
    #expect(outcome.status == 0, "\(outcome.status) \(outcome.errors) \(said)")
    #expect(said.contains("monitoring goes on and reps are kept"))
    #expect(said.contains("free some space"))
    #expect(!said.contains("are lost"), "\(said)")
    let status = String(decoding: try place.read("status"), as: UTF8.self)
    #expect(status.contains("degraded") && status.contains("is full"), "\(status)")
    // What was kept while there was no room is there as well, by whatever was lifted meanwhile.
    let full = try #require(try place.json("status.json")["log"] as? [String: Any])
    let onDisk = try #require(full["reps_on_disk"] as? Int)
    let counts = try reps(place.path("log.sqlite"))
    #expect(counts.reduce(0, +) > onDisk, "\(counts), \(full)")
  }

  /// The disk of the settings' log is read-only from the start: the buzzer works all the same, and what
  /// could not be kept is said at the end.
  @Test(.enabled(if: mayMount, "a file system of one's own can't be mounted here"))
  func aReadOnlyDiskDoesNotSilenceTheBuzzer() throws {
    let place = try Workspace()
    let outcome = try Self.sh(
      """
      mkdir -p state/hinge && mount -t tmpfs -o ro tmpfs state/hinge || exit 99
      XDG_STATE_HOME=$PWD/state exec "$HINGED" --simulate --seed 7 --fast --socket s --edge-log edges
      """, in: place, isolated: true)
    #expect(outcome.status == 74, "\(outcome.status) \(outcome.errors)")
    #expect(outcome.errors.contains("remount the disk"), "\(outcome.errors)")
    #expect(outcome.errors.contains("entries could not be written to the log"))
    #expect(
      String(decoding: try place.read("edges"), as: UTF8.self).split(separator: "\n").count > 4)
  }

  /// A log that a card has damaged: set aside, said, and training is logged.
  @Test func aDamagedLogIsSetAside() throws {
    let place = try Workspace()
    let arguments = ["--simulate", "--seed", "7", "--fast", "--socket", "s"]
    #expect(try Programs.run("hinged", arguments, in: place.url).status == 0)
    let log = place.path(".local/state/hinge/log.sqlite")
    let whole = try Data(contentsOf: URL(fileURLWithPath: log))
    var bytes = whole
    for offset in stride(from: 4096, to: bytes.count - 2048, by: 4096) {
      bytes.replaceSubrange(offset..<offset + 2048, with: Data(repeating: 0xA5, count: 2048))
    }
    try bytes.write(to: URL(fileURLWithPath: log))
    let read = try place.hinge("report")
    #expect(read.status == 65)
    #expect(read.errors.contains("is damaged"), "\(read.errors)")
    // Named by hand it is refused, and stays as it is.
    let named = try Programs.run("hinged", arguments + ["--log", log], in: place.url)
    #expect(named.status == 65, "\(named.status) \(named.errors)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: log)) == bytes)

    let again = try Programs.run("hinged", arguments, in: place.url)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("log.sqlite.damaged-1"), "\(again.errors)")
    #expect(again.errors.contains(".recover"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: log + ".damaged-1")) == bytes)
    #expect(try reps(log).count == 3)
    #expect(try place.hinge("report").status == 0)
  }

  /// A log of a later version is neither changed nor a reason not to monitor.
  @Test func aLogOfALaterVersionIsLeftAlone() throws {
    let place = try Workspace()
    let arguments = ["--simulate", "--seed", "7", "--fast", "--socket", "s", "--edge-log", "edges"]
    #expect(try Programs.run("hinged", arguments, in: place.url).status == 0)
    let log = place.path(".local/state/hinge/log.sqlite")
    let queue = try DatabaseQueue(path: log)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 999") }
    try queue.close()
    let again = try Programs.run(
      "hinged", arguments, in: place.url, environment: ["HINGE_FEEDBACK_MODE": "full"])
    #expect(again.status == 74)
    #expect(again.errors.contains("update hinge"), "\(again.errors)")
    #expect(
      String(decoding: try place.read("edges"), as: UTF8.self).split(separator: "\n").count > 4)
    #expect(try reps(log, session: 1).count == 3)
  }

  /// Two daemons on one log, each with a socket of its own: both sessions are whole.
  @Test func twoDaemonsShareALog() throws {
    let place = try Workspace()
    let outcome = try Self.sh(
      """
      "$HINGED" --simulate --seed 7 --fast --times 5 --log log.sqlite --socket a 2>one &
      first=$!
      "$HINGED" --simulate --seed 9 --fast --times 5 --log log.sqlite --socket b 2>two || exit 98
      wait $first || exit 97
      """, in: place)
    let said = ["one", "two"].map { name in
      FileManager.default.contents(atPath: place.path(name)).map {
        String(decoding: $0, as: UTF8.self)
      } ?? ""
    }
    #expect(outcome.status == 0, "\(outcome.status) \(said)")
    for session: Int64 in [1, 2] {
      #expect(try reps(place.path("log.sqlite"), session: session).count == 15)
    }
  }

  /// Another program holds the log from beginning to end: the buzzer works, and the end says it.
  @Test func aLogThatIsHeldByAnotherProgramDoesNotSilenceTheBuzzer() throws {
    let place = try Workspace()
    let arguments = ["--simulate", "--seed", "7", "--fast", "--log", "log.sqlite", "--socket", "s"]
    #expect(try Programs.run("hinged", arguments, in: place.url).status == 0)
    let other = try DatabaseQueue(path: place.path("log.sqlite"))
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let outcome = try Programs.run(
        "hinged", arguments + ["--edge-log", "edges"], in: place.url,
        environment: ["HINGE_FEEDBACK_MODE": "full"])
      #expect(outcome.status == 74, "\(outcome.status) \(outcome.errors)")
      #expect(outcome.errors.contains("in use by another program"), "\(outcome.errors)")
      try db.execute(sql: "ROLLBACK")
    }
    #expect(
      String(decoding: try place.read("edges"), as: UTF8.self).split(separator: "\n").count > 4)
    #expect(try reps(place.path("log.sqlite"), session: 1).count == 3)
  }

  /// A second daemon on the same socket ends before it has touched the log.
  @Test func aSecondDaemonLeavesTheLogAlone() throws {
    let place = try Workspace()
    let outcome = try Self.sh(
      """
      "$HINGED" --simulate --log log.sqlite --socket s 2>one &
      first=$!
      for i in $(seq 600); do "$HINGE" status --socket s >/dev/null 2>&1 && break; sleep 0.05; done
      "$HINGED" --simulate --fast --log other.sqlite --socket s
      code=$?
      kill $first; wait $first
      exit $code
      """, in: place)
    #expect(outcome.status == 69, "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: place.path("other.sqlite")))
  }

  /// Somebody who may read the log and not write it, while it is written and after the daemon was killed.
  @Test func aReaderWithoutRightsReadsMeanwhileAndAfterwards() throws {
    let place = try Workspace()
    // Root may do anything, so root reads as nobody, of the log's group.
    let outcome = try Self.sh(
      """
      chmod 755 . && umask 027
      reader=""
      [ "$(id -u)" != 0 ] || reader="setpriv --reuid 65534 --regid 0 --clear-groups"
      $reader "$HINGE" --version >/dev/null 2>&1 || { echo unreachable; exit 0; }
      mkdir -m 750 d
      "$HINGED" --simulate --seed 7 --fast --times 10000 --log d/log.sqlite --socket s 2>said &
      daemon=$!
      for i in $(seq 1200); do
        $reader "$HINGE" report --log d/log.sqlite >during 2>/dev/null && grep -q 'Set 2' during && break
        sleep 0.05
      done
      grep -q 'Set 2' during || exit 98
      kill -KILL $daemon; wait $daemon
      [ "$(id -u)" = 0 ] || chmod -R a-w d
      $reader "$HINGE" report --log d/log.sqlite >after || exit 97
      [ "$(id -u)" = 0 ] || chmod -R u+w d
      grep -q 'Set 2' after || exit 96
      """, in: place)
    if outcome.output.contains("unreachable") {
      print("skipped: an unprivileged user can't reach the programs here")
    }
    #expect(outcome.status == 0, "\(outcome.status) \(outcome.errors)")
  }

  /// A session whose date is not known says so, and not 1970.
  @Test func aSessionOf1970SaysThatItsDateIsUnknown() throws {
    let place = try Workspace()
    for _ in 1...2 {
      #expect(
        try place.hinged("--simulate", "--fast", "--log", "log.sqlite", "--socket", "s").status == 0
      )
    }
    let queue = try DatabaseQueue(path: place.path("log.sqlite"))
    try queue.write { db in
      try db.execute(sql: "UPDATE sessions SET started_at_wall_ms = 42000, clock = 'unset'")
    }
    #expect(try place.hinge("report", "--log", "log.sqlite").output.contains("date unknown"))
    try queue.write { db in
      try db.execute(
        sql: "UPDATE sessions SET started_at_wall_ms = 1795370640000, clock = 'set' WHERE id = 1")
    }
    let text = try place.hinge("report", "--log", "log.sqlite").output
    #expect(text.hasPrefix("not before Sun 22 Nov 2026, 18:04"), "\(text.prefix(100))")
    let json = try place.hinge("report", "--log", "log.sqlite", "--json").output
    #expect(json.contains("\"started_at_known\":false"))
  }
}
