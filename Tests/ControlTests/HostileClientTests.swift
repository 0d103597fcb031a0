import Control
import HingeCore
import LinuxIO
import Testing

/// Clients that break every rule. Whatever they do, the next honest one is served.
struct HostileClientTests {
  let folder: SocketFolder
  let server: ControlServer

  init() throws {
    folder = try SocketFolder()
    server = try ControlServer(path: folder.socket, handler: FixedStatus())
  }

  private func expectAlive() throws {
    try ControlClient(path: folder.socket).ping()
  }

  @Test(arguments: [
    ("{}", "unsupported_schema"),
    ("nonsense", "bad_request"),
    ("[1]", "bad_request"),
    ("{\"schema\":\"hinge.control/2\",\"id\":4,\"request\":\"ping\"}", "hinge.control/1"),
    ("{\"schema\":\"hinge.control/1\",\"id\":4,\"request\":\"lift\"}", "ping, status, subscribe"),
    ("{\"schema\":\"hinge.control/1\",\"id\":\"x\",\"request\":\"ping\"}", "bad_request"),
    ("\u{0}\u{1}", "bad_request"),
  ])
  func mistakesAreAnsweredInWordsAndTheConnectionLives(line: String, expected: String) throws {
    let client = RawClient(folder.socket)
    client.send(line + "\n{\"schema\":\"hinge.control/1\",\"id\":5,\"request\":\"ping\"}\n")
    client.endInput()
    let answers = try #require(client.readToEnd()).split(separator: "\n")
    #expect(answers.count == 2)
    #expect(answers.first?.contains(expected) == true, "\(answers)")
    #expect(answers.last == "{\"id\":5,\"pong\":{},\"schema\":\"hinge.control/1\"}")
  }

  @Test func aHugeLineClosesTheConnectionWithAReason() throws {
    let client = RawClient(folder.socket)
    client.send([UInt8](repeating: UInt8(ascii: "x"), count: 40_000))
    let said = try #require(client.readToEnd())
    #expect(said.contains("too_long"))
    #expect(eventually { server.counts.closedBad == 1 })
    try expectAlive()
  }

  @Test func deepNestingIsRefused() throws {
    for bracket in ["[", "{\"a\":"] {
      let client = RawClient(folder.socket)
      client.send(String(repeating: bracket, count: 16_000 / bracket.utf8.count) + "\n")
      client.endInput()
      #expect(try #require(client.readToEnd()).contains("bad_request"))
    }
    try expectAlive()
  }

  @Test func halfALineAndAwayIsForgotten() throws {
    for _ in 0..<50 {
      let client = RawClient(folder.socket)
      client.send("{\"schema\":\"hinge.con")
    }
    // More than may be connected at a time, but each is gone before the next: none is turned away.
    try expectAlive()
    #expect(server.counts.refused == 0)
    #expect(eventually { server.counts.clients == 0 })
  }

  @Test func aClientThatNeverReadsLosesFramesThenIsClosed() throws {
    let sleeper = RawClient(folder.socket)
    sleeper.send("{\"schema\":\"hinge.control/1\",\"id\":1,\"request\":\"subscribe\"}\n")
    let reader = try ControlClient(path: folder.socket)
    try reader.subscribe(frames: false)
    // The kernel's own buffer fills first; frames alone never close a client.
    for number in 0..<6000 as Range<Int64> {
      server.publish(frame(number))
      if number % 40 == 0 { _ = try ControlClient(path: folder.socket).status() }
    }
    #expect(eventually { server.counts.lostFrames > 0 })
    #expect(server.counts.closedSlow == 0)
    // Events do, in the end, while the one that reads gets every one of them.
    var received = 0
    for number in 0..<12_000 as Range<Int64> {
      server.publish(alert(number))
      let message = try #require(try reader.next(timeout: TimeSpan(milliseconds: 5000)))
      if message.event == LiveEvent(alert(number)) { received += 1 }
    }
    #expect(received == 12_000)
    #expect(eventually { server.counts.closedSlow == 1 })
    #expect(server.counts.lostEvents == 0)
    try expectAlive()
  }

  @Test func aClientThatOnlyAsksAndNeverReadsIsClosed() throws {
    let client = RawClient(folder.socket)
    let request = Array("{\"schema\":\"hinge.control/1\",\"id\":1,\"request\":\"status\"}\n".utf8)
    #expect(
      eventually {
        for _ in 0..<200 { client.send(request) }
        return server.counts.closedSlow == 1
      })
    try expectAlive()
  }

  /// Random bytes, cut requests and sudden ends, a few connections at a time.
  @Test(arguments: [11, 12, 13] as [UInt64])
  func randomBytesNeverHurt(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SplitMix(state: seed)
    let good = Array("{\"schema\":\"hinge.control/1\",\"id\":1,\"request\":\"subscribe\"}\n".utf8)
    var open: [RawClient] = []
    for round in 0..<150 {
      if open.count < 8 { open.append(RawClient(folder.socket)) }
      let client = open[Int.random(in: 0..<open.count, using: &random)]
      switch Int.random(in: 0..<6, using: &random) {
      case 0: client.send((0..<300).map { _ in UInt8.random(in: 0...255, using: &random) })
      case 1: client.send(Array(good.prefix(Int.random(in: 0...good.count, using: &random))))
      case 2: client.send(good)
      case 3: open.removeAll { $0 === client }
      case 4: client.endInput()
      default:
        server.publish(frame(Int64(round)))
        server.publish(alert(Int64(round)))
      }
    }
    try expectAlive()
    open.removeAll()
    #expect(eventually { server.counts.clients == 0 }, "seed \(seed)")
  }
}

/// A small generator with a seed, so that a failure can be had again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
