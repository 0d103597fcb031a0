@testable import Control
@testable import HingeCore
import Testing

struct MessageTests {
  private func text(_ message: ControlMessage) throws -> String {
    String(decoding: try #require(ControlCoding.line(message)), as: UTF8.self)
  }

  @Test func aFrameIsThisText() throws {
    var message = ControlMessage()
    message.frame = LiveFrame(frame(1020))
    #expect(
      try text(message) == """
        {"frame":{"alert":"warn","flexion_deg":-0.25,"pelvis_pitch_deg":12.345,\
        "phase":"concentric","reserve_used":0.25,"t_s":1.02}}

        """)
  }

  @Test func anAlertIsThisText() throws {
    var message = ControlMessage()
    message.event = LiveEvent(alert(1500))
    #expect(
      try text(message) == """
        {"event":{"alert":{"grade":"alarm","kind":"rounding","sounded":true},\
        "kind":"alert","set":2,"t_s":1.5}}

        """)
  }

  @Test func everyEventSurvivesTheWay() throws {
    let time = Timestamp(microseconds: 2_500_000)
    let rep = Rep(
      setNumber: 1, number: 3, liftoff: time, lockout: time, ownStart: time, ownEnd: time,
      eccentric: nil, bottom: TimeSpan(milliseconds: 100), concentric: TimeSpan(milliseconds: 900),
      top: TimeSpan(milliseconds: 300), peakFlexion: Angle(millidegrees: 20_500),
      peakFlexionAt: time,
      excessFlexion: nil, reserveUsed: Fraction(1, over: 2), range: Angle(degrees: 60),
      peakRiseRate: .zero, warnings: 1, alarms: 0, verdict: .crept,
      flags: RepFlags(bits: 0b100001))
    let events: [CoreEvent] = [
      .setStarted(number: 1, time: time), .repCounted(set: 1, number: 3, lockout: time),
      .repCompleted(rep), .repWithdrawn(set: 1, number: 3),
      .setEnded(SetSummary(number: 1, start: time, end: time, reps: 3)), alert(1),
      .fault(Fault(time: time, kind: .gap, sensor: 2, detail: 40)),
    ]
    for event in events {
      var message = ControlMessage()
      message.event = LiveEvent(event)
      let line = try #require(ControlCoding.line(message))
      #expect(ControlCoding.message(line) == message)
    }
    #expect(LiveRep(rep).flags == ["gap", "crept"])
    #expect(LiveRep(rep).peakFlexionDeg == 20.5)
  }

  @Test func statusKeysHoldTheirUnits() throws {
    var message = ControlMessage()
    message.status = FixedStatus().status()
    let line = try text(message)
    for key in ["sample_rate_hz", "since_wall_ms", "uptime_s", "reps_in_session", "time_reversed"] {
      #expect(line.contains("\"\(key)\":"), "\(key)")
    }
    #expect(ControlCoding.message(Array(line.utf8)) == message)
  }

  /// A daemon of an earlier version says only which feedback it is, not why.
  @Test func statusTellsWhyItsFeedbackIsWhatItIs() throws {
    var message = ControlMessage()
    message.status = FixedStatus().status()
    #expect(try !text(message).contains("feedback_reason"))
    message.status?.feedbackReason = "first session after this calibration"
    let line = try text(message)
    #expect(line.contains("\"feedback_reason\":\"first session after this calibration\""))
    #expect(ControlCoding.message(Array(line.utf8)) == message)
  }

  @Test func statusTellsThatSettingsWait() throws {
    var message = ControlMessage()
    message.status = FixedStatus().status()
    message.status?.awaitsSettings = true
    let line = try text(message)
    #expect(line.contains("\"awaits_settings\":true"))
    #expect(ControlCoding.message(Array(line.utf8)) == message)
  }

  @Test func unknownKeysAreIgnored() {
    let line = Array("{\"pong\":{},\"id\":1,\"later\":[1]}".utf8)
    #expect(ControlCoding.message(line)?.pong != nil)
  }
}
