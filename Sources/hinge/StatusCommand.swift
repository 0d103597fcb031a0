import ArgumentParser
import Control
import Foundation
import Settings
import Setup

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Is hinged running, what does it see, since when, which faults were counted.")

  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Flag(help: "JSON, schema hinge.status/1.")
  var json = false
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let path = try socket ?? LoadedSettings(for: .client, file: config).paths.socket
      let status: StatusReply
      do throws(ControlClientError) {
        let client = try ControlClient(path: path)
        status = try client.status()
      } catch {
        throw Problem("\(error)", exitCode: error.exitCode)
      }
      Terminal.put(json ? try jsonText(status) : Self.text(status))
    }
  }

  private func jsonText(_ status: StatusReply) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(status), as: UTF8.self) + "\n"
  }

  private static func text(_ power: StatusReply.Power) -> String {
    var parts = [
      power.isLow
        ? "VOLTAGE TOO LOW" : power.lowCount > 0 ? "was too low, \(power.lowCount) times" : "good"
    ]
    if power.isSlowed {
      parts.append("slowed down by heat")
    } else if power.slowedCount > 0 {
      parts.append("was slowed down by heat, \(power.slowedCount) times")
    }
    if let celsius = power.temperatureC { parts.append("\(Int(celsius)) degC") }
    return parts.joined(separator: ", ")
  }

  private static func rest(_ s: StatusReply) -> String {
    guard let rest = s.restS else { return "" }
    return "\(rest) s since the last set" + (s.restTargetS.map { ", of \($0) s" } ?? "")
  }

  static func text(_ s: StatusReply) -> String {
    let rate = s.sampleRateHz.map { "\($0) Hz" } ?? "rate unknown"
    let oriented = s.firstOrientationMS.map {
      ", first orientation after \($0 / 1000).\($0 % 1000 / 100) s"
    }
    let faults = [
      ("gap", s.faults.gap), ("saturated", s.faults.saturated), ("frozen", s.faults.frozen),
      ("time reversed", s.faults.timeReversed), ("sensor", s.faults.sensor),
    ].filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    var lines = [
      ("state", s.state.rawValue.replacing("_", with: " ")),
      ("source", s.source + (s.provenance == "synthetic" ? "  SIMULATED" : "")),
      ("wearer", WearerSwitch.worn(s)),
      (
        "asked",
        s.likelierLifters.map {
          "is it \($0.joined(separator: " or "))? 'hinge lifter NAME' switches, 'hinge tare' says no"
        } ?? ""
      ),
      ("flexion", "\(s.mode), rounding \(s.rounding)"),
      ("now", s.activity ?? ""),
      ("settings", s.awaitsSettings == true ? "new ones wait for the set to end" : ""),
      ("feedback", FeedbackCommand.text(s)),
      ("tempo", s.tempo ?? ""),
      ("rest", Self.rest(s)),
      ("samples", "\(s.samples) from \(s.sensors) sensor\(s.sensors == 1 ? "" : "s") at \(rate)"),
      ("training", "\(Terminal.count(s.sets, "set")), \(Terminal.count(s.repsInSession, "rep"))"),
      (
        "alerts", "\(s.alerts.warn) warnings, \(s.alerts.alarm) alarms, \(s.alerts.sounded) sounded"
      ),
      ("faults", faults.isEmpty ? "none" : faults), ("log", s.logPath),
      ("running", "\(s.uptimeS) s, version \(s.version), process \(s.processID)\(oriented ?? "")"),
    ]
    if let log = s.log {
      var text = "\(log.repsOnDisk) reps on disk"
      if log.waiting > 0 { text += ", \(log.waiting) entries waiting in memory" }
      if log.lost > 0 { text += ", \(log.lost) entries LOST" }
      lines.append(("logged", text))
      for path in log.setAside { lines.append(("set aside", "\(path): the log was damaged")) }
    }
    if let power = s.power { lines.append(("power", text(power))) }
    if let error = s.logError { lines.append(("log error", error)) }
    if s.isClockSet == false {
      lines.append(("clock", "not set yet: this boot's sessions are dated once it is"))
    }
    if s.lostEvents > 0 { lines.append(("lost", "\(s.lostEvents) events")) }
    return lines.filter { !$0.1.isEmpty }.map { name, value in
      name + String(repeating: " ", count: max(1, 11 - name.count)) + value + "\n"
    }.joined()
  }
}
