import CLinuxIO
import Control
import Foundation
import Glibc
import HingeCore
import LinuxIO
import Testing

struct ControlServerTests {
  let folder: SocketFolder
  init() throws { folder = try SocketFolder() }

  private func serve() throws -> ControlServer {
    try ControlServer(path: folder.socket, handler: FixedStatus())
  }

  @Test func answersPingAndStatus() throws {
    let server = try serve()
    let client = try ControlClient(path: folder.socket)
    try client.ping()
    let status = try client.status()
    var expected = FixedStatus().status()
    expected.control.clients = 1
    expected.control.served = 1
    #expect(status == expected)
    server.stop()
    #expect(throws: ControlClientError.closed(path: folder.socket)) { try client.ping() }
  }

  @Test func streamsWhatWasAskedForInOrder() throws {
    let server = try serve()
    defer { server.stop() }
    let both = try ControlClient(path: folder.socket)
    let events = try ControlClient(path: folder.socket)
    // Before anyone subscribed, nothing is kept for later.
    server.publish(alert(1))
    try both.subscribe()
    try events.subscribe(frames: false)
    server.publish(frame(20))
    server.publish(alert(30))
    let limit = TimeSpan(milliseconds: 5000)
    #expect(try both.next(timeout: limit)?.frame == LiveFrame(frame(20)))
    #expect(try both.next(timeout: limit)?.event == LiveEvent(alert(30)))
    #expect(try events.next(timeout: limit)?.event == LiveEvent(alert(30)))
    #expect(try events.next(timeout: .zero) == nil)
    // A reply in the middle of a stream loses none of it.
    server.publish(alert(40))
    try both.ping()
    #expect(try both.next(timeout: limit)?.event == LiveEvent(alert(40)))
  }

  @Test func theSocketIsForTheGroupAndGoesWithTheServer() throws {
    let server = try serve()
    var information = stat()
    #expect(stat(folder.socket, &information) == 0)
    #expect(information.st_mode & 0o7777 == 0o660)
    server.stop()
    server.stop()
    #expect(stat(folder.socket, &information) != 0)
    #expect(throws: ControlClientError.notRunning(path: folder.socket)) {
      try ControlClient(path: folder.socket)
    }
    #expect(ControlClientError.notRunning(path: "x").exitCode == 69)
    #expect(FileManager.default.createFile(atPath: folder.socket, contents: nil))
    #expect(throws: ControlClientError.noSocket(path: folder.socket)) {
      try ControlClient(path: folder.socket)
    }
    #expect(throws: ControlClientError.noSocket(path: folder.socket)) {
      _ = try ControlFeed(path: folder.socket)
    }
  }

  @Test func aSecondDaemonIsRefusedAndTheFirstGoesOn() throws {
    let server = try serve()
    defer { server.stop() }
    #expect(throws: ControlServerError.alreadyRunning(path: folder.socket)) { try serve() }
    try ControlClient(path: folder.socket).ping()
  }

  @Test func whatAKilledDaemonLeftIsTakenOver() throws {
    leaveStaleSocket()
    let server = try serve()
    defer { server.stop() }
    try ControlClient(path: folder.socket).ping()
  }

  /// With a stale file in the way, each has to remove it without removing another's new one.
  @Test func ofManyDaemonsAtOnceExactlyOneStarts() throws {
    let path = folder.socket
    for _ in 0..<20 {
      leaveStaleSocket()
      let outcomes = Outcomes(count: 6)
      let threads = try (0..<6).map { number in
        try RealtimeThread(name: "daemon", priority: nil) {
          do throws(ControlServerError) {
            outcomes.keep(try ControlServer(path: path, handler: FixedStatus()), number)
          } catch {
            outcomes.fail(error == .alreadyRunning(path: path), number)
          }
        }
      }
      for thread in threads { thread.join() }
      #expect(outcomes.started == 1)
      #expect(outcomes.refused == 5)
      try ControlClient(path: path).ping()
    }
  }

  /// What a killed daemon leaves: a socket file that nobody listens at.
  private func leaveStaleSocket() {
    let stale = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #expect(hinge_unix_bind(stale, folder.socket, folder.socket.utf8.count) == 0)
    close(stale)
  }

  @Test func whatIsInTheWayIsLeftAlone() throws {
    try Data([1]).write(to: URL(fileURLWithPath: folder.socket))
    #expect(throws: ControlServerError.occupied(path: folder.socket)) { try serve() }
    #expect(FileManager.default.contents(atPath: folder.socket) == Data([1]))
    let missing = folder.path + "/no/s"
    #expect(throws: ControlServerError.noFolder(path: missing)) {
      try ControlServer(path: missing, handler: FixedStatus())
    }
    let long = "/tmp/" + String(repeating: "x", count: 103)
    #expect(throws: ControlServerError.badPath(path: long)) {
      try ControlServer(path: long, handler: FixedStatus())
    }
  }

  @Test func tooManyClientsAreToldSo() throws {
    let server = try serve()
    defer { server.stop() }
    var clients = try (0..<ControlProtocol.maximumClients).map { _ in
      try ControlClient(path: folder.socket)
    }
    for client in clients { try client.ping() }
    let late = RawClient(folder.socket)
    let said = try #require(late.readToEnd())
    #expect(said.contains("too_many_clients"))
    #expect(server.counts.refused == 1)
    // One goes, the next is served.
    clients.removeLast()
    #expect(eventually { server.counts.clients < ControlProtocol.maximumClients })
    try ControlClient(path: folder.socket).ping()
  }
}

/// Where the threads of a test leave what became of them: each its own place.
private final class Outcomes: @unchecked Sendable {
  private var servers: [ControlServer?]
  private var failures: [Bool?]

  init(count: Int) {
    servers = Array(repeating: nil, count: count)
    failures = Array(repeating: nil, count: count)
  }

  private let lock = NSLock()
  func keep(_ server: ControlServer, _ number: Int) { lock.withLock { servers[number] = server } }
  func fail(_ isExpected: Bool, _ number: Int) { lock.withLock { failures[number] = isExpected } }
  var started: Int { lock.withLock { servers.count { $0 != nil } } }
  var refused: Int { lock.withLock { failures.count { $0 == true } } }
}
