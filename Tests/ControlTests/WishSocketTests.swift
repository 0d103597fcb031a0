import Control
import Foundation
import HingeCore
import Synchronization
import Testing

/// Wishes through the socket: answered when it is known what became of them.
@Suite struct WishSocketTests {
  let folder: SocketFolder
  init() throws { folder = try SocketFolder() }

  private final class Desk: Sendable {
    typealias Done = @Sendable (WishAnswer) -> Void
    let waiting = Mutex<[(wish: WearerWish, done: Done)]>([])

    var handler: FixedStatus {
      FixedStatus(wishing: { wish, done in self.waiting.withLock { $0.append((wish, done)) } })
    }

    var first: (wish: WearerWish, done: Done)? {
      for _ in 0..<200_000 {
        if let found = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { return found }
        sched_yield()
      }
      return nil
    }
  }

  private let tare = #"{"schema":"hinge.control/1","id":7,"request":"tare"}"# + "\n"

  @Test func aLateAnswerHoldsUpNobody() throws {
    let desk = Desk()
    let server = try ControlServer(path: folder.socket, handler: desk.handler)
    defer { server.stop() }
    let client = RawClient(folder.socket)
    client.send(tare)
    client.send(#"{"schema":"hinge.control/1","id":8,"request":"ping"}"# + "\n")
    #expect(client.line()?.contains(#""id":8"#) == true)
    let asked = try #require(desk.first)
    #expect(asked.wish == .tare)
    asked.done(.done)
    #expect(client.line() == #"{"done":{},"id":7,"schema":"hinge.control/1"}"#)
  }

  /// It is carried out all the same, and the server goes on.
  @Test func aClientThatWentIsNotMissed() throws {
    let desk = Desk()
    let server = try ControlServer(path: folder.socket, handler: desk.handler)
    defer { server.stop() }
    do {
      let client = RawClient(folder.socket)
      client.send(tare)
    }
    try #require(desk.first).done(.done)
    try ControlClient(path: folder.socket).ping()
  }

  @Test func aRefusalIsTheDesksOwnSentence() throws {
    let fault = ControlFault(code: "refused", message: "You moved.")
    let server = try ControlServer(
      path: folder.socket, handler: FixedStatus(wishing: { $1(.refused(fault)) }))
    defer { server.stop() }
    let client = try ControlClient(path: folder.socket)
    #expect(throws: ControlClientError.refused(fault)) { try client.ask(.tare) }
  }

  @Test func whoHasAProfileIsListed() throws {
    let known = [KnownLifter(lifter: "ada", styles: [])]
    let server = try ControlServer(
      path: folder.socket, handler: FixedStatus(wishing: { $1(.lifters(known)) }))
    defer { server.stop() }
    #expect(try ControlClient(path: folder.socket).lifters() == known)
  }

  @Test func waitingWishesAreBounded() throws {
    let desk = Desk()
    let server = try ControlServer(path: folder.socket, handler: desk.handler)
    defer { server.stop() }
    let client = RawClient(folder.socket)
    for _ in 0..<ControlProtocol.maximumWaiting + 1 { client.send(tare) }
    #expect(client.line()?.contains(#""busy""#) == true)
    for _ in 0..<ControlProtocol.maximumWaiting { try #require(desk.first).done(.done) }
    for _ in 0..<ControlProtocol.maximumWaiting { #expect(client.line()?.contains("done") == true) }
  }

  /// What is no wish is answered at once, and the connection lives.
  @Test func aWishOutOfBoundsIsRefused() throws {
    let server = try ControlServer(path: folder.socket, handler: FixedStatus())
    defer { server.stop() }
    let client = RawClient(folder.socket)
    client.send(
      #"{"schema":"hinge.control/1","id":1,"request":"mute","on":true,"minutes":999}"# + "\n")
    #expect(client.line()?.contains("bad_request") == true)
    client.send(#"{"schema":"hinge.control/1","id":2,"request":"end_set"}"# + "\n")
    #expect(client.line() == #"{"done":{},"id":2,"schema":"hinge.control/1"}"#)
  }
}
