package import Control

/// What the page shows of a training, as one value: the daemon's status and events folded together. A
/// browser that comes late, or missed something, needs only the newest.
package struct LiveView: Codable, Equatable, Sendable {
  package enum Daemon: String, Codable, Sendable {
    case running
    /// Not reachable; `message` says why.
    case down
  }

  package var daemon: Daemon = .down
  /// The daemon's own word, such as `waiting_for_sensor`; nil while it is down.
  package var state: String?
  /// One sentence for people; nil where there is nothing to say.
  package var message: String?
  package var lifter = ""
  package var style = ""
  package var isSimulated = false
  /// Whether flexion is measured, and not estimated from one sensor.
  package var isMeasured = true
  package var isJudged = true
  package var warnPercent: Double?
  package var alarmPercent: Double?
  /// nil: not known yet.
  package var set: Int?
  package var isSetOpen = false
  package var reps: Int?
  package var last: LastRep?
  package var alert: String?

  package struct LastRep: Codable, Equatable, Sendable {
    package var set: Int
    package var index: Int
    /// held, crept, lost or no call.
    package var verdict: String
    package var peakDeg: Double?
    package var reservePercent: Double?

    enum CodingKeys: String, CodingKey {
      case set, index, verdict
      case peakDeg = "peak_deg"
      case reservePercent = "reserve_percent"
    }
  }

  package init() {}

  package mutating func apply(_ status: StatusReply) {
    daemon = .running
    state = status.state.rawValue
    message = status.logError
    lifter = status.lifter
    style = status.style
    isSimulated = status.provenance == "synthetic"
    isMeasured = status.mode == "measured"
    isJudged = status.rounding == "judged"
    warnPercent = status.limits.map { $0.warnReserve * 100 }
    alarmPercent = status.limits.map { $0.alarmReserve * 100 }
    // Who comes in the middle of a set knows its number, and its reps from the next one on.
    if set == nil, status.sets > 0 { set = status.sets }
    if status.sets == 0, status.repsInSession == 0, !isSetOpen { set = nil; reps = nil }
  }

  package mutating func apply(_ event: LiveEvent) {
    let number = event.set.map(Int.init)
    switch event.kind {
    case .setStarted:
      // Comes with the first completed rep, so behind its count.
      open(set: number)
    case .repCounted:
      open(set: number)
      reps = event.index.map(Int.init) ?? reps
    case .repWithdrawn:
      reps = event.index.map { max(0, Int($0) - 1) } ?? reps
      if reps == 0 { isSetOpen = false }
    case .repCompleted:
      guard let rep = event.rep, let index = event.index else { return }
      last = LastRep(
        set: number ?? 0, index: Int(index),
        verdict: rep.verdict == "no_call" ? "no call" : rep.verdict, peakDeg: rep.peakFlexionDeg,
        reservePercent: rep.reserveUsed.map { $0 * 100 })
      alert = nil
    case .setEnded:
      set = number ?? set
      reps = event.reps.map(Int.init) ?? reps
      isSetOpen = false
    case .alert:
      alert = event.alert.map { "\($0.grade): \($0.kind.replacing("_", with: " "))" }
    case .sessionStarted:
      (set, reps, last, alert) = (nil, nil, nil, nil)
      isSetOpen = false
    case .log:
      message = event.log.flatMap { $0.state == .ok ? nil : $0.message }
    case .doubt, .fault, .repLogged, .wearer, .mute, .restOver, .calibration, .mobility,
      .hold, .holdStarted, .holdLost, .holdRegained, .holdEnded, .holdLogged, .holdRoundEnded:
      break
    }
  }

  private mutating func open(set number: Int?) {
    if set != number || !isSetOpen {
      reps = 0
      last = nil
      alert = nil
    }
    set = number
    isSetOpen = true
  }

  /// The daemon is gone; what it wore and counted is not true any more.
  package mutating func lose(_ sentence: String) {
    self = LiveView()
    message = sentence
  }

  enum CodingKeys: String, CodingKey {
    case daemon, state, message, lifter, style, set, reps, last, alert
    case isSimulated = "simulated"
    case isMeasured = "measured"
    case isJudged = "judged"
    case warnPercent = "warn_percent"
    case alarmPercent = "alarm_percent"
    case isSetOpen = "set_open"
  }
}
