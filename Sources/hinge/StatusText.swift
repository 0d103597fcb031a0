import Control

/// A status as people read it: a line each, what there is nothing to say of left out.
///
/// Line by line and not as one list: an older compiler gives up on so long an expression.
struct StatusText {
  private let s: StatusReply
  private var lines: [(name: String, value: String)] = []

  static func of(_ status: StatusReply) -> String {
    var text = StatusText(status)
    text.addWearer()
    text.addTraining()
    text.addLog()
    text.addTrouble()
    return text.lines.map { Self.line($0.name, $0.value) }.joined()
  }

  private init(_ status: StatusReply) { s = status }

  private static func line(_ name: String, _ value: String) -> String {
    name + String(repeating: " ", count: max(1, 11 - name.count)) + value + "\n"
  }

  private mutating func add(_ name: String, _ value: String?) {
    if let value, !value.isEmpty { lines.append((name, value)) }
  }

  private mutating func addWearer() {
    add("state", s.state.rawValue.replacing("_", with: " "))
    add("source", s.source + (s.provenance == "synthetic" ? "  SIMULATED" : ""))
    add("wearer", WearerSwitch.worn(s))
    if let likelier = s.likelierLifters {
      let names = likelier.joined(separator: " or ")
      add("asked", "is it \(names)? 'hinge lifter NAME' switches, 'hinge tare' says no")
    }
    add("flexion", "\(s.mode), rounding \(s.rounding)")
    add("now", s.activity)
    if s.awaitsSettings == true { add("settings", "new ones wait for the set to end") }
    add("feedback", FeedbackCommand.text(s))
    add("tempo", s.tempo)
    if let rest = s.restS {
      let target = s.restTargetS.map { ", of \($0) s" } ?? ""
      add("rest", "\(rest) s since the last set\(target)")
    }
  }

  private mutating func addTraining() {
    let rate = s.sampleRateHz.map { "\($0) Hz" } ?? "rate unknown"
    let sensors = Terminal.count(s.sensors, "sensor")
    add("samples", "\(s.samples) from \(sensors) at \(rate)")
    let (sets, reps) = (Terminal.count(s.sets, "set"), Terminal.count(s.repsInSession, "rep"))
    add("training", "\(sets), \(reps)")
    let (warn, alarm, sounded) = (s.alerts.warn, s.alerts.alarm, s.alerts.sounded)
    add("alerts", "\(warn) warnings, \(alarm) alarms, \(sounded) sounded")
    add("faults", faults)
  }

  private var faults: String {
    let counts: [(name: String, count: Int64)] = [
      ("gap", Int64(s.faults.gap)), ("saturated", Int64(s.faults.saturated)),
      ("frozen", Int64(s.faults.frozen)), ("time reversed", Int64(s.faults.timeReversed)),
      ("sensor", Int64(s.faults.sensor)),
    ]
    let found = counts.filter { $0.count > 0 }.map { "\($0.count) \($0.name)" }
    return found.isEmpty ? "none" : found.joined(separator: ", ")
  }

  private mutating func addLog() {
    add("log", s.logPath)
    let oriented = s.firstOrientationMS.map {
      ", first orientation after \($0 / 1000).\($0 % 1000 / 100) s"
    }
    let process = "version \(s.version), process \(s.processID)"
    add("running", "\(s.uptimeS) s, \(process)\(oriented ?? "")")
    guard let log = s.log else { return }
    var text = "\(log.repsOnDisk) reps on disk"
    if log.waiting > 0 { text += ", \(log.waiting) entries waiting in memory" }
    if log.lost > 0 { text += ", \(log.lost) entries LOST" }
    add("logged", text)
    for path in log.setAside { add("set aside", "\(path): the log was damaged") }
  }

  private mutating func addTrouble() {
    if let power = s.power { add("power", Self.text(power)) }
    add("log error", s.logError)
    if s.isClockSet == false {
      add("clock", "not set yet: this boot's sessions are dated once it is")
    }
    if s.lostEvents > 0 { add("lost", "\(s.lostEvents) events") }
  }

  private static func text(_ power: StatusReply.Power) -> String {
    let past = power.lowCount > 0 ? "was too low, \(power.lowCount) times" : "good"
    var parts = [power.isLow ? "VOLTAGE TOO LOW" : past]
    if power.isSlowed {
      parts.append("slowed down by heat")
    } else if power.slowedCount > 0 {
      parts.append("was slowed down by heat, \(power.slowedCount) times")
    }
    if let celsius = power.temperatureC { parts.append("\(Int(celsius)) degC") }
    return parts.joined(separator: ", ")
  }
}
