import Control
import HingeCore
import Reports
import Training

/// The one large word beside the count, and the line above it that says what it speaks of.
struct Headline: Equatable {
  var word: String
  var label: String
  var tone: Tone
  /// Framed, so that no color is needed to see it.
  var isFramed = false

  init(_ state: LiveState, at now: Timestamp) {
    if let found = Self.trouble(state, now) ?? Self.calibration(state, now)
      ?? Self.hold(state) ?? Self.alert(state, now)
    {
      self = found
    } else if !state.isJudging {
      self = Self.unjudged(state, now)
    } else if let last = state.view.last {
      let verdict = Verdict(name: last.verdict.replacing(" ", with: "_"))
      self.init(
        last.verdict.uppercased(), "REP \(last.index) WAS", verdict?.tone ?? .open)
    } else if state.view.isSetOpen {
      self.init("", "THE VERDICT COMES WITH THE REP", .faint)
    } else {
      self.init(state.status?.state == .starting ? "WAIT" : "READY", "", .plain)
    }
  }

  private init(_ word: String, _ label: String, _ tone: Tone, isFramed: Bool = false) {
    self.word = word
    self.label = label
    self.tone = tone
    self.isFramed = isFramed
  }

  private static func trouble(_ state: LiveState, _ now: Timestamp) -> Headline? {
    if state.view.daemon == .down { return Headline("OFF", "HINGED IS", .bad, isFramed: true) }
    if !state.hasSensor(at: now) {
      return Headline("GONE", "THE SENSOR IS", .bad, isFramed: true)
    }
    return nil
  }

  /// What is to be done now, and for how long.
  private static func calibration(_ state: LiveState, _ now: Timestamp) -> Headline? {
    guard let step = state.calibration else { return nil }
    let left = state.calibrationLeftS(at: now).map { " \($0) s" } ?? ""
    let hint =
      switch step.hint {
      case .holdStill: ": HOLD STILL"
      case .further: ": FURTHER"
      case .slower: ": SLOWER"
      case nil: ""
      }
    let phase =
      switch step.phase {
      case .waiting: "GET READY"
      case .recording: "GO ON"
      case .judging, .accepted, .refused: "WAIT"
      }
    return Headline(
      step.word.rawValue.uppercased(), "STEP \(step.step)/\(step.steps), \(phase)\(left)\(hint)",
      step.phase == .recording ? .good : .plain)
  }

  /// A hold: how long, and what is lost of it.
  private static func hold(_ state: LiveState) -> Headline? {
    guard let hold = state.hold else { return nil }
    let kind = (hold.kind ?? "hold").replacing("-", with: " ").uppercased()
    let side = hold.side.map { $0 == "none" ? "" : " \($0.uppercased())" } ?? ""
    let seconds = "\(Int(max(0, min(hold.heldS ?? 0, 9999)))) S"
    if let loss = hold.loss {
      return Headline(seconds, "\(kind)\(side): \(loss.uppercased())", .bad, isFramed: true)
    }
    switch hold.state {
    case "holding": return Headline(seconds, "\(kind)\(side), HELD", .good)
    case "settling": return Headline("STEADY", "\(kind)\(side) BEGINS", .plain)
    case "over": return Headline(seconds, "\(kind)\(side) IS OVER", .plain)
    default: return Headline("HOLD", "TAKE THE POSTURE", .plain)
    }
  }

  private static func alert(_ state: LiveState, _ now: Timestamp) -> Headline? {
    guard let alert = state.alert(at: now), alert.kind != "sensor" else { return nil }
    let isAlarm = alert.grade == "alarm"
    return Headline(
      isAlarm ? "ALARM" : "WARN", AlertWords.text(alert.kind).uppercased(),
      isAlarm ? .bad : .caution, isFramed: true)
  }

  /// Without a verdict the phase is what is worth a large word.
  private static func unjudged(_ state: LiveState, _ now: Timestamp) -> Headline {
    let why = state.isSilent ? "SILENT SESSION, NO VERDICTS" : "ROUNDING IS NOT JUDGED"
    guard state.reading(at: now) != nil else { return Headline("WAIT", why, .plain) }
    return Headline(PhaseWords.text(state.running.phase), why, .plain)
  }
}

enum PhaseWords {
  static func text(_ phase: String) -> String {
    switch phase {
    case "eccentric": "DOWN"
    case "bottom": "BOTTOM"
    case "concentric": "UP"
    case "lockout": "TOP"
    case "standing": "STAND"
    default: "WAIT"
    }
  }
}

/// What an alert is about, in a few words that fit above the large one.
enum AlertWords {
  static func text(_ kind: String) -> String {
    switch kind {
    case "rounding": "back rounds"
    case "setup": "round before the pull"
    case "hyperextension": "leaning back"
    case "creep": "rounder every rep"
    case "tempo": "lowered too fast"
    case "stop_set": "stop the set"
    case "sensor": "sensor lost"
    case "recalibrate": "the belt has moved"
    default: kind.replacing("_", with: " ")
    }
  }
}
