import ArgumentParser
import Asking
import Coaching
import Control
import Foundation
import Recording
import RepLog
import Reports
import Settings
import Setup
import Training

struct MobilityCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Measures now, on the belt or of a recording; what 'hinge mobility' does by itself.")

  @Option(
    help: ArgumentHelp(
      "Of a recording that begins standing, instead of the belt.", valueName: "recording"))
  var from: String?
  @Option(help: ArgumentHelp("With --from: the wearer's profile.", valueName: "file"))
  var profile: String?
  @Option(
    help: ArgumentHelp(
      "With --from: a sensor's own calibration; one a sensor, the sacrum's first.",
      valueName: "file"))
  var device: [String] = []
  @Flag(help: "JSON, schema hinge.mobility/1.")
  var json = false
  @Option(
    help: ArgumentHelp(
      "The training log that is compared with. A recording's check is written there, and nowhere without it.",
      valueName: "file"))
  var log: String?
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto
  @OptionGroup var daemon: WearerOptions

  func validate() throws {
    if from == nil && (profile != nil || !device.isEmpty) {
      throw ValidationError("--profile and --device go with --from; hinged knows whom it wears.")
    }
    if from != nil && profile == nil {
      throw ValidationError("--from needs --profile FILE: the wearer's calibration.")
    }
    if from != nil && daemon.socket != nil {
      throw ValidationError("--from and --socket exclude each other; give one of them.")
    }
  }

  func run() throws {
    try Terminal.run {
      if let from, let profile {
        try show(try measured(from, profile))
      } else {
        try show(try worn())
      }
    }
  }

  /// What was measured last is the last one.
  private func show(_ records: [MobilityRecord]) throws(Problem) {
    guard let review = MobilityReview(records, day: MobilityDays.day) else { return }
    if json {
      return Terminal.put(MobilityJSON.text(review, [review.latest]) + "\n")
    }
    Terminal.put(MobilityReport(options: Terminal.renderOptions(color: color)).text(review))
  }

  // MARK: A recording

  private func measured(_ from: String, _ path: String) throws(Problem) -> [MobilityRecord] {
    let recording: Recording
    do throws(RecordingError) {
      recording = try RecordingFile.read(from)
    } catch {
      throw Problem(error)
    }
    for notice in recording.notices { Terminal.say("hinge: \(from): \(notice)") }
    let profile = try ProfileFile.read(path)
    let settings = try LoadedSettings(for: .client, file: daemon.config)
    let wearing = try Wearing(
      recording, profile: profile, profilePath: path,
      alerts: settings.configuration.alertSettings, devices: try Devices.read(device))
    let name = URL(fileURLWithPath: from).lastPathComponent
    let checking = MobilityChecking(
      wearing, isSimulated: profile.provenance == "synthetic", source: "replay: \(name)")
    var record = try checking.measure(recording.samples, at: .now())
    guard let log else { return [record] }
    try LoadedSettings.makeFolder(of: log)
    do throws(RepLogError) {
      let writer = try RepLogWriter(path: log)
      record.id = try writer.append(mobility: record)
      try writer.close()
      return try RepLogReader(path: log).mobility(of: record.lifter)
    } catch {
      throw Problem(error)
    }
  }

  // MARK: The belt

  private func worn() throws(Problem) -> [MobilityRecord] {
    let outcome = try GuidedMobility(options: daemon).run()
    if let message = outcome.message { Terminal.say("hinge: \(message)") }
    if let number = outcome.number, let logged = try logged(number) { return logged }
    guard let record = try record(of: outcome) else {
      throw Problem(
        "hinged sent no range with its answer; use the hinge of the same package.", exitCode: 69)
    }
    return [record]
  }

  /// With all that were before it; nil where this user can't read the log.
  private func logged(_ number: Int64) throws(Problem) -> [MobilityRecord]? {
    let path: String
    if let log {
      path = log
    } else {
      path = try LoadedSettings(for: .client, file: daemon.config).paths.log
    }
    do throws(RepLogError) {
      let all = try RepLogReader(path: path).mobility()
      guard let own = all.last(where: { $0.id == number }) else { return nil }
      return all.filter { $0.id <= number && $0.lifter == own.lifter }
    } catch {
      Terminal.say("hinge: what is usual is not known: \(error)")
      return nil
    }
  }

  /// What hinged said, where the log is not at hand.
  private func record(of outcome: LiveMobility) throws(Problem) -> MobilityRecord? {
    guard let range = outcome.range else { return nil }
    func mdeg(_ degrees: Double) -> Int64 {
      degrees.isFinite && abs(degrees) < 1000 ? Int64((degrees * 1000).rounded()) : 0
    }
    let status = try daemon.status()
    let record = MobilityRecord(
      id: outcome.number ?? 0, lifter: status.lifter, style: status.style,
      provenance: range.isSimulated ? "synthetic" : "measured", mode: range.mode,
      calibrationID: "", source: status.source, measuredAtWallMS: 0,
      neutralMdeg: mdeg(range.neutralDeg), isAtLeast: range.isAtLeast,
      spreadMdeg: mdeg(range.spreadDeg), bends: range.hinges, depthMdeg: mdeg(range.depthDeg),
      limitMdeg: mdeg(range.limitDeg))
    return EntryStamp.now().dated(record)
  }
}
