import Control
import Foundation
import HingeCore
import Synchronization
import Testing

/// Entries for the log over the socket: answered when they are on the disk, and not before.
@Suite struct SayTests {
  let folder: SocketFolder
  init() throws { folder = try SocketFolder() }

  private final class Disk: Sendable {
    typealias Done = @Sendable (ControlFault?) -> Void
    let waiting = Mutex<[(entries: [SaidEntry], origin: String, done: Done)]>([])

    var handler: FixedStatus {
      FixedStatus { entries, origin, done in
        self.waiting.withLock { $0.append((entries, origin, done)) }
      }
    }

    /// Answers the oldest, once one is there.
    func answer(_ fault: ControlFault? = nil) -> (entries: [SaidEntry], origin: String)? {
      for _ in 0..<200_000 {
        let next = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let next {
          next.done(fault)
          return (next.entries, next.origin)
        }
        sched_yield()
      }
      return nil
    }
  }

  private let words = [SaidEntry(session: 12, set: 3, field: "load_g", value: "140000")]
  private let line =
    #"{"schema":"hinge.control/1","id":7,"request":"say","origin":"page","#
    + #""entries":[{"session":12,"set":3,"field":"load_g","value":"140000"}]}"# + "\n"

  @Test func theAnswerComesAfterTheDisk() throws {
    let disk = Disk()
    let server = try ControlServer(path: folder.socket, handler: disk.handler)
    defer { server.stop() }
    let client = RawClient(folder.socket)
    client.send(line)
    client.send(#"{"schema":"hinge.control/1","id":8,"request":"ping"}"# + "\n")
    // Others are not held up by it, and are answered first.
    #expect(client.line()?.contains(#""id":8"#) == true)
    let found = try #require(disk.answer())
    #expect(found.entries == words && found.origin == "page")
    let answer = try #require(client.line())
    #expect(answer.contains(#""id":7"#) && answer.contains(#""said":{"entries":1}"#))
  }

  @Test func aRefusalIsTheLogsOwnSentence() throws {
    let disk = Disk()
    let server = try ControlServer(path: folder.socket, handler: disk.handler)
    defer { server.stop() }
    let fault = ControlFault(code: "nothing_there", message: "there is no set 3")
    let answering = Thread { _ = disk.answer(fault) }
    answering.start()
    let client = try ControlClient(path: folder.socket)
    #expect(throws: ControlClientError.refused(fault)) { try client.say(words, origin: "page") }
  }

  @Test func aClientThatHasEndedItsInputStillGetsItsAnswer() throws {
    let disk = Disk()
    let server = try ControlServer(path: folder.socket, handler: disk.handler)
    defer { server.stop() }
    let client = RawClient(folder.socket)
    client.send(line)
    client.endInput()
    #expect(disk.answer() != nil)
    #expect(client.line()?.contains("said") == true)
  }

  /// It is written all the same, and the server goes on.
  @Test func aClientThatWentIsNotMissed() throws {
    let disk = Disk()
    let server = try ControlServer(path: folder.socket, handler: disk.handler)
    defer { server.stop() }
    do {
      let client = RawClient(folder.socket)
      client.send(line)
    }
    #expect(disk.answer() != nil)
    try ControlClient(path: folder.socket).ping()
  }

  @Test func requestsThatWaitAreBounded() throws {
    let disk = Disk()
    let server = try ControlServer(path: folder.socket, handler: disk.handler)
    defer { server.stop() }
    let client = RawClient(folder.socket)
    for _ in 0..<ControlProtocol.maximumWaiting + 1 { client.send(line) }
    #expect(client.line()?.contains(#""busy""#) == true)
    for _ in 0..<ControlProtocol.maximumWaiting { #expect(disk.answer() != nil) }
    for _ in 0..<ControlProtocol.maximumWaiting { #expect(client.line()?.contains("said") == true) }
  }

  @Test(arguments: [
    #""entries":[],"origin":"x""#, #""origin":"x""#, #""entries":[{"session":1,"field":"pain"}]"#,
    #""entries":[{"session":1,"field":"pain"}],"origin":"""#,
  ]) func whatIsNoSayingIsRefused(rest: String) throws {
    let server = try ControlServer(path: folder.socket, handler: FixedStatus())
    defer { server.stop() }
    let client = RawClient(folder.socket)
    client.send(#"{"schema":"hinge.control/1","id":1,"request":"say","# + rest + "}\n")
    #expect(client.line()?.contains("bad_request") == true)
  }
}
