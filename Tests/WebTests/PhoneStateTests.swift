import Control
import Foundation
import HingeCore
import Live
import Testing
import Web

/// What the phone page is sent, out of what the daemon says.
@Suite struct PhoneStateTests {
  private func at(_ seconds: Int64) -> Timestamp { Timestamp(microseconds: seconds * 1_000_000) }

  private func status(_ change: (inout StatusReply) -> Void = { _ in }) -> StatusReply {
    var status = StatusReply(
      state: .running, version: "1", processID: 7, sinceWallMS: 0, uptimeS: 1, source: "simulated",
      provenance: "synthetic", lifter: "ana", style: "sumo", mode: "measured", rounding: "judged",
      feedback: "full", sensors: 2, logPath: "log.sqlite")
    change(&status)
    return status
  }

  private func event(_ json: String) throws -> LiveEvent {
    try JSONDecoder().decode(LiveEvent.self, from: Data(json.utf8))
  }

  private func completed(_ set: Int, _ rep: Int, _ verdict: String) throws -> LiveEvent {
    try event(
      """
      {"kind":"rep_completed","t_s":1,"set":\(set),"index":\(rep),"rep":{"liftoff_s":1,"lockout_s":2,\
      "eccentric_ms":2140,"bottom_ms":300,"concentric_ms":990,"verdict":"\(verdict)","flags":[]}}
      """)
  }

  @Test func theStripGrowsRepByRep() throws {
    var state = PhoneState()
    state.apply(LiveEvent(.repCounted(set: 1, number: 1, lockout: at(1))), at: at(1))
    #expect(state.strip.words == ["counted"])
    state.apply(try completed(1, 1, "held"), at: at(2))
    state.apply(LiveEvent(.setStarted(number: 1, time: at(0))), at: at(2))
    state.apply(LiveEvent(.repCounted(set: 1, number: 2, lockout: at(3))), at: at(3))
    #expect(state.strip.words == ["held", "counted"])
    state.apply(LiveEvent(.repWithdrawn(set: 1, number: 2)), at: at(4))
    #expect(state.strip.words == ["held"])
    state.apply(try completed(1, 2, "no_call"), at: at(5))
    let view = state.view(at: at(5))
    #expect(view.strip == ["held", "no_call"])
    #expect(view.tempo?.down == 2.1 && view.tempo?.hold == 0.3 && view.tempo?.up == 0.9)
    // Another set begins with nothing.
    state.apply(LiveEvent(.repCounted(set: 2, number: 1, lockout: at(9))), at: at(9))
    #expect(state.strip.words == ["counted"])
  }

  @Test func whoComesInTheMiddleOfASetSaysSo() throws {
    var state = PhoneState()
    state.apply(status { $0.sets = 1 }, at: at(0))
    state.apply(try completed(1, 4, "lost"), at: at(1))
    #expect(state.strip.words == ["unseen", "unseen", "unseen", "lost"])
    state.apply(LiveEvent(.repWithdrawn(set: 1, number: 2)), at: at(2))
    #expect(state.strip.words == ["unseen"])
    for index: Int32 in [0, -1, .max] {
      state.apply(LiveEvent(.repCounted(set: 1, number: index, lockout: at(3))), at: at(3))
    }
    #expect(state.strip.words == ["unseen"])
  }

  @Test func restIsTimedFromTheEndOfTheSet() throws {
    var state = PhoneState()
    state.apply(LiveEvent(.repCounted(set: 1, number: 1, lockout: at(1))), at: at(1))
    #expect(state.view(at: at(2)).restS == nil)
    state.apply(try event("{\"kind\":\"set_ended\",\"set\":1,\"reps\":1,\"t_s\":9}"), at: at(10))
    // The daemon's whole seconds do not make it jump.
    state.apply(
      status {
        $0.sets = 1
        $0.restS = 3
        $0.restTargetS = 180
      }, at: at(14))
    #expect(state.view(at: at(40)).restS == 30 && state.view(at: at(40)).restTargetS == 180)
    state.apply(LiveEvent(.repCounted(set: 2, number: 1, lockout: at(50))), at: at(50))
    #expect(state.view(at: at(51)).restS == nil)
    // Who comes later is told by the status.
    var late = PhoneState()
    late.apply(
      status {
        $0.sets = 2
        $0.restS = 65
      }, at: at(100))
    #expect(late.view(at: at(101)).restS == 66)
  }

  @Test func muteAndCalibrationAreTold() throws {
    var state = PhoneState()
    state.apply(status(), at: at(0))
    state.apply(LiveEvent(LiveMute(muted: true, leftS: 300)), at: at(0))
    #expect(state.view(at: at(60)).isMuted && state.view(at: at(60)).muteLeftS == 240)
    state.apply(LiveEvent(LiveMute(muted: false)), at: at(61))
    #expect(!state.view(at: at(62)).isMuted)
    let step = LiveCalibration(step: 2, word: .hinge, phase: .recording, leftS: 4, hint: .slower)
    state.apply(LiveEvent(step), at: at(63))
    #expect(state.view(at: at(63)).calibration == step)
    // One that ended without a word is not shown for ever; how one ended is.
    state.apply(status(), at: at(64))
    #expect(state.view(at: at(64)).calibration == nil)
    let end = LiveCalibration(step: 4, word: .slump, phase: .accepted, grade: "A")
    state.apply(LiveEvent(end), at: at(65))
    state.apply(status(), at: at(66))
    #expect(state.view(at: at(66)).calibration == end)
  }

  @Test func aHoldIsToldWhileItsRoundGoesOn() throws {
    var state = PhoneState()
    state.apply(status(), at: at(0))
    func hold(_ kind: String, _ more: String) throws -> LiveEvent {
      try event("{\"kind\":\"\(kind)\",\"hold\":{\"number\":1\(more)}}")
    }
    let going =
      ",\"state\":\"holding\",\"kind\":\"side-plank\",\"side\":\"left\",\"held_s\":20.4,\"target_s\":60"
    state.apply(try hold("hold", going), at: at(1))
    let shown = try #require(state.view(at: at(1)).hold)
    #expect(shown.kind == "side-plank" && shown.side == "left" && shown.heldS == 20.4)
    #expect(shown.targetS == 60 && shown.loss == nil)
    state.apply(try hold("hold_lost", ",\"loss\":\"sag\""), at: at(2))
    #expect(state.view(at: at(2)).hold?.loss == "sag")
    state.apply(try hold("hold_regained", ""), at: at(3))
    #expect(state.view(at: at(3)).hold?.loss == nil && state.view(at: at(3)).hold?.heldS == 20.4)
    state.apply(try event("{\"kind\":\"hold_round_ended\"}"), at: at(4))
    #expect(state.view(at: at(4)).hold == nil)
    // Who comes in the middle is told by the status; with the daemon it goes.
    state.apply(status { $0.hold = LiveHold(kind: "plank", side: "none") }, at: at(5))
    #expect(state.view(at: at(5)).hold?.kind == "plank")
    state.lose("hinged is not running.")
    #expect(state.view(at: at(6)).hold == nil)
  }

  @Test func oneLineSaysTheWorstFirst() throws {
    var state = PhoneState()
    #expect(state.view(at: at(0)).tone == "bad")
    state.apply(status { $0.sampleRateHz = 199.6 }, at: at(0))
    let good = state.view(at: at(0))
    #expect(good.tone == "good" && good.line == "2 sensors, 200 Hz, no fault.")
    state.apply(status { $0.logError = "The disk is full; delete something." }, at: at(1))
    #expect(state.view(at: at(1)).line == "The disk is full; delete something.")
    state.apply(
      try event(
        "{\"kind\":\"alert\",\"alert\":{\"kind\":\"sensor\",\"grade\":\"alarm\",\"sounded\":true}}"),
      at: at(2))
    #expect(state.view(at: at(2)).isSensorLost && state.view(at: at(2)).line.contains("No sensor"))
    state.apply(
      try JSONDecoder().decode(
        LiveFrame.self,
        from: Data(
          "{\"t_s\":1,\"pelvis_pitch_deg\":1,\"flexion_deg\":3,\"phase\":\"standing\"}".utf8)))
    #expect(!state.view(at: at(3)).isSensorLost)
    state.heard()
    state.lose("hinged is not running.")
    let gone = state.view(at: at(4))
    #expect(gone.line == "hinged is not running." && gone.tone == "bad" && gone.said == 1)
  }

  /// Both go out as one object: a key of both would be sent twice.
  @Test func noKeyIsOfBothParts() throws {
    var view = LiveView()
    view.apply(status { $0.limits = .init(warnReserve: 0.4, alarmReserve: 0.6) })
    func keys(_ value: some Encodable) throws -> Set<String> {
      let object = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value))
      return Set(try #require(object as? [String: Any]).keys)
    }
    let phone = PhoneState().view(at: at(0))
    let all = try keys(Joined(view, phone))
    #expect(try all == keys(view).union(keys(phone)))
    let own = Set([
      "daemon", "state", "message", "lifter", "style", "set", "reps", "last", "alert", "simulated",
      "measured", "judged", "warn_percent", "alarm_percent", "set_open",
    ])
    #expect(try own.isSuperset(of: keys(view)))
    #expect(own.isDisjoint(with: PhoneView.keys))
  }
}
