import Control
import Desk
import HingeCore

/// What the desk has in hand, as the status tells it. Times stay moments: they are reckoned when somebody asks.
struct DeskView: Sendable {
  var mute: MuteTimer
  var tempo: Tempo?
  var rest: RestTimer
  /// Nil: none goes on.
  var calibration: LiveCalibration?
  var mobility: LiveMobility?
  var isHolding = false
  /// Who else may wear the belt.
  var likelier: [String] = []
  var idle: String?

  /// In a few words; nil: nothing out of the ordinary.
  func activity(at now: Timestamp) -> String? {
    if calibration != nil { return "calibrating" }
    if mobility != nil { return "mobility check" }
    if isHolding { return "holds are timed" }
    guard mute.isOn else { return idle }
    guard let left = mute.left(at: now) else { return "muted" }
    return "muted for another \((left.microseconds + 59_999_999) / 60_000_000) min"
  }

  func write(into reply: inout StatusReply, at now: Timestamp) {
    reply.activity = activity(at: now)
    reply.isMuted = mute.isOn
    reply.muteLeftS = mute.left(at: now).map { ($0.microseconds + 999_999) / 1_000_000 }
    reply.tempo = tempo?.description
    reply.restS = rest.rest(at: now).map { $0.microseconds / 1_000_000 }
    reply.restTargetS = rest.target.map { $0.microseconds / 1_000_000 }
    reply.calibration = calibration
    reply.mobility = mobility
    if !isHolding { reply.hold = nil }
    if isHolding, reply.state == .running { reply.state = .holding }
    reply.likelierLifters = likelier.isEmpty ? nil : likelier
  }
}
