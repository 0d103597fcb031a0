import Control
import Foundation
import HingeCore
import Live

/// A training as a daemon would tell it, in its own lines, with a clock that the test moves.
struct Scene {
  private(set) var state = LiveState()
  private(set) var now = Timestamp(microseconds: 1_000_000_000)
  private(set) var sampleS = 100.0

  static func message(_ json: String) throws -> ControlMessage {
    try JSONDecoder().decode(ControlMessage.self, from: Data(json.utf8))
  }

  static func frame(
    _ timeS: Double, _ phase: String, flexionDeg: Double? = 4, share: Double? = 0.05,
    alert: String? = nil
  ) throws -> ControlMessage {
    var keys = ["\"t_s\":\(timeS)", "\"pelvis_pitch_deg\":10", "\"phase\":\"\(phase)\""]
    if let flexionDeg { keys.append("\"flexion_deg\":\(flexionDeg)") }
    if let share { keys.append("\"reserve_used\":\(share)") }
    if let alert { keys.append("\"alert\":\"\(alert)\"") }
    return try message("{\"frame\":{\(keys.joined(separator: ","))}}")
  }

  static func rep(_ set: Int, _ index: Int, _ verdict: String, share: Double = 0.31) -> String {
    "{\"event\":{\"kind\":\"rep_completed\",\"set\":\(set),\"index\":\(index),\"t_s\":1,\"rep\":{\"liftoff_s\":1,\"lockout_s\":2,\"eccentric_ms\":1240,\"bottom_ms\":400,\"concentric_ms\":1100,\"peak_flexion_deg\":21.4,\"reserve_used\":\(share),\"verdict\":\"\(verdict)\",\"flags\":[]}}}"
  }

  static func status(
    mode: String = "measured", rounding: String = "judged", feedback: String = "full",
    provenance: String = "measured", sets: Int = 0
  ) -> StatusReply {
    var status = StatusReply(
      state: .running, version: "1", processID: 7, sinceWallMS: 0, uptimeS: 9, source: "bus",
      provenance: provenance, lifter: "anna", style: "conventional", mode: mode,
      rounding: rounding, feedback: feedback, sensors: mode == "measured" ? 2 : 1, logPath: "/l")
    status.sampleRateHz = 199.6
    status.sets = sets
    status.log = LogStatus()
    status.log?.repsOnDisk = 12
    if rounding == "judged" {
      status.limits = StatusReply.Limits(warnReserve: 0.4, alarmReserve: 0.6)
    }
    return status
  }

  mutating func tell(_ json: String) throws { try take(Self.message(json)) }

  mutating func take(_ message: ControlMessage) {
    if let frame = message.frame { state.apply(frame, at: now) }
    if let event = message.event { state.apply(event, at: now) }
  }

  mutating func tell(_ status: StatusReply) { state.apply(status, at: now) }

  /// Frames of a phase for so long, fifty a second.
  mutating func go(
    _ phase: String, seconds: Double, flexionDeg: Double? = 4, share: Double? = 0.05,
    alert: String? = nil
  ) throws {
    for _ in 0..<Int((seconds * 50).rounded()) {
      wait(0.02)
      take(
        try Self.frame(sampleS, phase, flexionDeg: flexionDeg, share: share, alert: alert))
    }
  }

  /// Time goes by.
  mutating func wait(_ seconds: Double) {
    now = now.advanced(by: TimeSpan(microseconds: Int64(seconds * 1_000_000)))
    sampleS = ((sampleS + seconds) * 1000).rounded() / 1000
  }

  mutating func lose(_ sentence: String) { state.lose(sentence) }

  // MARK: The five that a lifter sees

  static func waiting() throws -> Scene {
    var scene = Scene()
    scene.tell(status(provenance: "synthetic"))
    try scene.go("standing", seconds: 1)
    return scene
  }

  static func inARep() throws -> Scene {
    var scene = Scene()
    scene.tell(status())
    for (index, verdict) in ["held", "held", "crept"].enumerated() {
      try scene.tell("{\"event\":{\"kind\":\"rep_counted\",\"set\":2,\"index\":\(index + 1)}}")
      try scene.tell(rep(2, index + 1, verdict))
    }
    try scene.tell("{\"event\":{\"kind\":\"rep_counted\",\"set\":2,\"index\":4}}")
    try scene.go("lockout", seconds: 0.5)
    try scene.go("eccentric", seconds: 1.2, flexionDeg: 14, share: 0.2)
    try scene.go("bottom", seconds: 0.4, flexionDeg: 24, share: 0.46)
    return scene
  }

  static func alarm() throws -> Scene {
    var scene = try inARep()
    try scene.go("concentric", seconds: 0.3, flexionDeg: 33, share: 0.7)
    try scene.tell(
      "{\"event\":{\"kind\":\"alert\",\"t_s\":1,\"alert\":{\"kind\":\"rounding\",\"grade\":\"alarm\",\"sounded\":true}}}"
    )
    try scene.go("concentric", seconds: 0.3, flexionDeg: 34, share: 0.72, alert: "alarm")
    return scene
  }

  static func rest() throws -> Scene {
    var scene = try inARep()
    try scene.go("concentric", seconds: 1.1, flexionDeg: 20, share: 0.3)
    try scene.tell(rep(2, 4, "lost", share: 0.72))
    try scene.go("standing", seconds: 8)
    try scene.tell(
      "{\"event\":{\"kind\":\"set_ended\",\"set\":2,\"reps\":4,\"t_s\":\(scene.sampleS - 8)}}")
    try scene.go("standing", seconds: 84)
    return scene
  }

  static func sensorLost() throws -> Scene {
    var scene = try inARep()
    try scene.tell(
      "{\"event\":{\"kind\":\"alert\",\"t_s\":1,\"alert\":{\"kind\":\"sensor\",\"grade\":\"alarm\",\"sounded\":true}}}"
    )
    scene.wait(4)
    return scene
  }
}
