import Control
import HingeCore
import Live
import Testing
import Training

@Suite struct LiveSessionTests {
  private static let start = Timestamp(microseconds: 5_000_000)

  private static func at(_ milliseconds: Int64) -> Timestamp {
    start.advanced(by: TimeSpan(milliseconds: milliseconds))
  }

  private static func session() -> LiveSession {
    LiveSession(
      look: ScreenLook(unicode: true, asciiText: false), color: true, unit: .kg, loadGrams: 140_000,
      width: 80, height: 24)
  }

  private static func connected() throws -> LiveSession {
    var session = session()
    _ = session.connect(at: start)
    var message = ControlMessage()
    message.id = 2
    message.status = Scene.status()
    _ = session.take(message, at: start)
    return session
  }

  private static func requests(_ actions: [LiveSession.Action]) -> [ControlRequest] {
    actions.compactMap { if case .send(let request) = $0 { request } else { nil } }
  }

  @Test func atMostTenFramesASecondWhateverComes() throws {
    var session = try Self.connected()
    var drawn: [Int64] = []
    for ms in 0..<Int64(3000) {
      let share = Double(ms % 90) / 100
      _ = session.take(
        try Scene.frame(Double(ms) / 1000, "bottom", flexionDeg: share * 40, share: share),
        at: Self.at(ms))
      if ms % 7 == 0 { _ = session.type([0x6C, 0x31, 0x1B], at: Self.at(ms)) }
      if ms % 500 == 0 { session.resize(width: 80, height: 24) }
      _ = session.tick(at: Self.at(ms))
      if !session.draw(at: Self.at(ms)).isEmpty { drawn.append(ms) }
    }
    #expect(zip(drawn, drawn.dropFirst()).allSatisfy { $1 - $0 >= 100 })
    #expect(drawn.count == 30)
  }

  @Test func nothingIsWrittenWhereNothingChanges() throws {
    var session = try Self.connected()
    let frame = try Scene.frame(1, "standing")
    _ = session.take(frame, at: Self.at(0))
    #expect(!session.draw(at: Self.at(0)).isEmpty)
    for ms in stride(from: Int64(20), to: 60_000, by: 20) {
      _ = session.take(frame, at: Self.at(ms))
      _ = session.tick(at: Self.at(ms))
      #expect(session.draw(at: Self.at(ms)).isEmpty)
    }
  }

  @Test func aRestIsWrittenOnceASecond() throws {
    var session = try Self.connected()
    _ = session.take(
      try Scene.message("{\"event\":{\"kind\":\"set_ended\",\"set\":1,\"reps\":5}}"), at: Self.at(0)
    )
    var writes = 0
    for ms in stride(from: Int64(2000), to: 12_000, by: 10) {
      _ = session.tick(at: Self.at(ms))
      if !session.draw(at: Self.at(ms)).isEmpty { writes += 1 }
    }
    #expect((10...11).contains(writes))
  }

  @Test func aLoadIsSaidToHingedAndOfferedAgain() throws {
    var session = try Self.connected()
    _ = session.take(
      try Scene.message("{\"event\":{\"kind\":\"rep_counted\",\"set\":1,\"index\":1}}"),
      at: Self.at(0))
    let sent = Self.requests(session.type(Array("l150\r".utf8), at: Self.at(10)))
    let request = try #require(sent.first)
    #expect(request.request == .say && request.origin == "hinge live")
    #expect(request.entries == [SaidEntry(session: 0, set: 1, field: "load_g", value: "150000")])
    #expect(!session.screen(at: Self.at(11)).text.contains("on the disk."))
    var answer = ControlMessage()
    answer.id = request.id
    answer.said = .init(entries: 1)
    _ = session.take(answer, at: Self.at(20))
    #expect(session.screen(at: Self.at(21)).text.contains("Set 1: load 150 kg. It is on the disk."))
    _ = session.type(Array("l".utf8), at: Self.at(30))
    #expect(session.screen(at: Self.at(31)).text.contains("Enter: 150"))
  }

  @Test func aRefusalIsShownInHingedsOwnWords() throws {
    var session = try Self.connected()
    let request = try #require(Self.requests(session.type([0x74], at: Self.at(0))).first)
    #expect(request.request == .tare)
    _ = session.take(
      try Scene.message(
        "{\"id\":\(request.id),\"error\":{\"code\":\"refused\",\"message\":\"You moved; stand still.\"}}"
      ),
      at: Self.at(10))
    #expect(session.screen(at: Self.at(11)).text.contains("You moved; stand still."))
    // It goes by itself.
    _ = session.tick(at: Self.at(9000))
    #expect(!session.screen(at: Self.at(9001)).text.contains("You moved"))
  }

  @Test func aListOfLiftersIsPickedFrom() throws {
    var session = try Self.connected()
    let asked = try #require(Self.requests(session.type([0x77], at: Self.at(0))).first)
    #expect(asked.request == .lifters)
    _ = session.take(
      try Scene.message(
        "{\"id\":\(asked.id),\"lifters\":[{\"lifter\":\"anna\",\"styles\":[{\"style\":\"conventional\",\"grade\":\"A\",\"rounding\":\"judged\"},{\"style\":\"sumo\",\"grade\":\"B\",\"rounding\":\"abstained\"}]}]}"
      ), at: Self.at(10))
    let text = session.screen(at: Self.at(11)).text
    #expect(text.contains("> 1  anna, conventional   calibration A"))
    #expect(text.contains("2  anna, sumo   calibration B, rounding not judged"))
    let wish = try #require(Self.requests(session.type([0x32, 0x0D], at: Self.at(20))).first)
    #expect(wish.request == .wear && wish.lifter == "anna" && wish.style == "sumo")
  }

  @Test func withoutADaemonKeysSayWhyNothingHappens() {
    var session = Self.session()
    session.lose("hinged is not running.", at: Self.at(0))
    #expect(session.type([0x74], at: Self.at(0)) == [])
    #expect(session.screen(at: Self.at(1)).text.contains("nothing was done"))
    #expect(session.type([0x71], at: Self.at(2)) == [.quit])
    #expect(session.type([0x03], at: Self.at(2)) == [.interrupt])
  }

  @Test func theStatusIsAskedForAgainAndAgain() throws {
    var session = try Self.connected()
    #expect(session.wake(at: Self.at(0)) <= Self.at(2000))
    #expect(Self.requests(session.tick(at: Self.at(1999))).isEmpty)
    #expect(Self.requests(session.tick(at: Self.at(2000))).map(\.request) == [.status])
    #expect(Self.requests(session.tick(at: Self.at(2001))).isEmpty)
  }

  @Test func escapeIsWaitedForAndAnAlertShowsAboveHelp() throws {
    var session = try Self.connected()
    _ = session.type(Array("l12".utf8) + [0x1B], at: Self.at(0))
    #expect(session.screen(at: Self.at(1)).text.contains("Load of"))
    _ = session.tick(at: Self.at(200))
    #expect(!session.screen(at: Self.at(200)).text.contains("Load of"))
    _ = session.type(Array("?".utf8), at: Self.at(300))
    _ = session.take(
      try Scene.message(
        "{\"event\":{\"kind\":\"alert\",\"t_s\":1,\"alert\":{\"kind\":\"rounding\",\"grade\":\"alarm\",\"sounded\":true}}}"
      ), at: Self.at(310))
    let text = session.screen(at: Self.at(311)).text
    #expect(text.contains("Keys and signs") && text.contains("BACK ROUNDS ALARM"))
  }

  /// What is typed, and how a refusal ends, are seen on the smallest screen too.
  @Test func longSentencesTakeMoreLinesAndShortPromptsShowWhatIsTyped() throws {
    var session = try Self.connected()
    session.resize(width: 40, height: 20)
    _ = session.type(Array("l142.5".utf8), at: Self.at(0))
    #expect(session.screen(at: Self.at(1)).text.contains("Load of the next set, 1 in kg: 142.5_"))
    _ = session.type([0x15] + Array("99999\r".utf8), at: Self.at(2))
    #expect(session.screen(at: Self.at(3)).text.contains("such as"))
    _ = session.type([0x15, 0x0D], at: Self.at(4))
    var session2 = try Self.connected()
    let asked = try #require(Self.requests(session2.type([0x74], at: Self.at(0))).first)
    let sentence =
      "You moved while the belt was to be zeroed, so it is as it was before; stand still for two seconds and press t again."
    _ = session2.take(
      try Scene.message(
        "{\"id\":\(asked.id),\"error\":{\"code\":\"refused\",\"message\":\"\(sentence)\"}}"),
      at: Self.at(10))
    #expect(session2.screen(at: Self.at(11)).text.contains("press t again."))
    session2.resize(width: 40, height: 20)
    #expect(session2.screen(at: Self.at(12)).text.contains("You moved while the belt was to be"))
  }
}
