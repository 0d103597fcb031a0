@testable import Control
import HingeCore
import Testing

/// What a wearer asks for, as text and back.
@Suite struct WishCodingTests {
  private func text(_ message: ControlMessage) throws -> String {
    String(decoding: try #require(ControlCoding.line(message)), as: UTF8.self)
  }

  private func read(_ rest: String) throws -> ControlRequest {
    let line = #"{"schema":"hinge.control/1","id":3,"request":"# + rest + "}"
    guard case .accepted(let request) = ControlCoding.request(Array(line.utf8)) else {
      throw WishProblem("not accepted: \(line)")
    }
    return request
  }

  private static let wishes: [(WearerWish, String)] = [
    (.mute(true, minutes: nil), #""mute","on":true"#),
    (.mute(true, minutes: 30), #""mute","on":true,"minutes":30"#),
    (.mute(false, minutes: nil), #""mute","on":false"#),
    (.endSet, #""end_set""#), (.tare, #""tare""#),
    (
      .wear(lifter: "ada", style: nil, uncalibrated: false), #""switch","lifter":"ada""#
    ),
    (
      .wear(lifter: nil, style: "sumo", uncalibrated: true),
      #""switch","style":"sumo","uncalibrated":true"#
    ),
    (.feedback(.silent), #""feedback","mode":"silent""#),
    (.feedback(.training), #""feedback","mode":"training""#),
    (.feedback(.fading), #""feedback","mode":"fading""#),
    (.feedback(.settings), #""feedback","mode":"settings""#),
    (.buzz("alarm"), #""buzz","pattern":"alarm""#),
    (.pace(Tempo("3-1-1-1")), #""pace","tempo":"3-1-1-1""#), (.pace(nil), #""pace""#),
    (.calibrate, #""calibrate""#), (.mobility, #""mobility""#),
    (.hold(nil, seconds: nil), #""hold""#), (.endHold, #""end_hold""#),
    (.hold(.sidePlank, seconds: 45), #""hold","kind":"side-plank","seconds":45"#),
    (.giveUp, #""give_up""#), (.lifters, #""lifters""#),
  ]

  @Test func everyWishIsItsTextAndBack() throws {
    for (wish, rest) in Self.wishes {
      #expect(try WearerWish(try read(rest)) == wish)
      let line = try #require(ControlCoding.line(wish.request(id: 9)))
      guard case .accepted(let request) = ControlCoding.request(line.dropLast()) else {
        Issue.record("\(wish) is not accepted")
        continue
      }
      #expect(request.id == 9)
      #expect(try WearerWish(request) == wish)
    }
  }

  @Test func whatIsNoWishIsNil() throws {
    for command in ["ping", "status", "subscribe"] {
      #expect(try WearerWish(try read("\"\(command)\"")) == nil)
    }
  }

  @Test(arguments: [
    (#""hold","kind":"squat""#, "side-plank"), (#""hold","seconds":4"#, "5 to 600"),
    (#""hold","seconds":601"#, "5 to 600"),
    (#""mute""#, "true or false"), (#""mute","on":true,"minutes":0"#, "1 to 240"),
    (#""mute","on":true,"minutes":241"#, "1 to 240"),
    (#""mute","on":false,"minutes":5"#, "\"on\": true only"),
    (#""switch""#, "\"lifter\", \"style\" or both"), (#""switch","lifter":"""#, "1 to 256 bytes"),
    (#""feedback""#, "silent, training, fading, settings"),
    (#""feedback","mode":"loud""#, "silent, training, fading, settings"),
    (#""buzz""#, "\"pattern\""), (#""pace","tempo":"0-0-0-0""#, "not all 0"),
  ]) func whatIsMissingIsSaid(rest: String, words: String) throws {
    let request = try read(rest)
    do throws(WishProblem) {
      _ = try WearerWish(request)
      Issue.record("\(rest) was taken")
    } catch {
      #expect(error.description.contains(words), "\(error)")
    }
  }

  /// Lines with bytes changed at random: refused in a sentence, or a wish within its bounds.
  @Test(arguments: [71, 72, 73] as [UInt64]) func changedLinesStayInBounds(seed: UInt64) {
    print("seed \(seed)")
    var state = seed
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<2000 {
      let good = Self.wishes[draw(Self.wishes.count)].1
      var line = Array((#"{"schema":"hinge.control/1","id":3,"request":"# + good + "}").utf8)
      for _ in 0...draw(2) { line[draw(line.count)] = UInt8(32 + draw(95)) }
      guard case .accepted(let request) = ControlCoding.request(line) else { continue }
      do throws(WishProblem) {
        switch try WearerWish(request) {
        case .mute(let on, let minutes?): #expect(on && WearerWish.minutes.contains(minutes))
        case .wear(let lifter, let style, _): #expect(lifter != nil || style != nil)
        case .pace(let tempo?):
          #expect(tempo.partsS.allSatisfy { (0...Tempo.longestS).contains($0) })
        default: break
        }
      } catch {
        #expect(error.description.last == ".")
      }
    }
  }

  @Test func aTempoIsFourWholeSeconds() {
    #expect(Tempo("3-1-1-1")?.partsS == [3, 1, 1, 1])
    #expect(Tempo("20-0-0-0")?.description == "20-0-0-0")
    for text in [
      "", "3", "3-1-1", "3-1-1-1-1", "21-0-0-1", "-1-1-1-1", "+1-1-1-1", "1 -1-1-1",
      "a-1-1-1", "1.5-1-1-1", "0-0-0-0", "99999999999999999999-1-1-1",
    ] { #expect(Tempo(text) == nil, "\(text)") }
  }

  @Test func repliesAndEventsAreThisText() throws {
    var done = ControlMessage()
    done.done = .init()
    #expect(try text(done) == "{\"done\":{}}\n")
    var lifters = ControlMessage()
    lifters.lifters = [
      KnownLifter(
        lifter: "ada",
        styles: [
          KnownStyle(
            style: "sumo", grade: "A", rounding: "judged", calibratedWallMS: 1_700_000_000_000)
        ])
    ]
    #expect(
      try text(lifters) == """
        {"lifters":[{"lifter":"ada","styles":[{"calibrated_wall_ms":1700000000000,"grade":"A",\
        "rounding":"judged","style":"sumo"}]}]}

        """)
    let events: [(LiveEvent, String)] = [
      (
        LiveEvent(LiveWearer(lifter: "ada", style: "sumo")),
        #""kind":"wearer","wearer":{"lifter":"ada","style":"sumo"}"#
      ),
      (
        LiveEvent(LiveMute(muted: true, leftS: 1800)),
        #""kind":"mute","mute":{"left_s":1800,"muted":true}"#
      ),
      (LiveEvent(LiveMute(muted: false)), #""kind":"mute","mute":{"muted":false}"#),
      (.restOver, #""kind":"rest_over""#),
    ]
    for (event, expected) in events {
      var message = ControlMessage()
      message.event = event
      let line = try text(message)
      #expect(line == "{\"event\":{\(expected)}}\n")
      #expect(ControlCoding.message(Array(line.utf8)) == message)
    }
    var message = ControlMessage()
    message.event = LiveEvent(
      LiveCalibration(step: 2, word: .hinge, phase: .recording, leftS: 4.5, hint: .holdStill))
    #expect(
      try text(message) == """
        {"event":{"calibration":{"hint":"hold_still","left_s":4.5,"phase":"recording","step":2,\
        "steps":4,"word":"hinge"},"kind":"calibration"}}

        """)
  }

  /// A daemon of an earlier version says nothing of it.
  @Test func theStatusSaysWhatWasChosen() throws {
    var message = ControlMessage()
    message.status = FixedStatus().status()
    #expect(try !text(message).contains("muted"))
    message.status?.isCalibrated = true
    message.status?.isMuted = true
    message.status?.muteLeftS = 60
    message.status?.feedbackChoice = "silent"
    message.status?.feedbackChoiceWallMS = 1
    message.status?.wearerChoiceWallMS = 2
    message.status?.tempo = "3-1-1-1"
    message.status?.restS = 30
    message.status?.restTargetS = 120
    message.status?.calibration = LiveCalibration(step: 1, word: .stand, phase: .waiting, leftS: 5)
    let line = try text(message)
    for key in [
      "calibrated", "muted", "mute_left_s", "feedback_choice", "feedback_choice_wall_ms",
      "wearer_choice_wall_ms",
      "tempo", "rest_s", "rest_target_s", "calibration",
    ] { #expect(line.contains("\"\(key)\":"), "\(key)") }
    #expect(ControlCoding.message(Array(line.utf8)) == message)
  }
}
