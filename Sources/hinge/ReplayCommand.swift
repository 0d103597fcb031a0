import ArgumentParser
import Foundation
import HingeCore
import LinuxIO
import Recording
import Settings
import Setup
import Training

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Run a recording through the very pipeline that the daemon runs.",
    discussion: """
      Without a profile nothing is judged: the sagittal axis is found from the recording, and \
      every completed hinge counts as a rep. Where the settings leave the feedback to the program \
      (feedback.mode: auto), it is full here: what would sound is shown, whatever was trained before.

      Examples:
        hinge replay set.csv
        hinge replay set.csv --profile me.json --json --trace trace.csv
        hinge replay round.csv --hold plank --profile me.json
      """)

  @Argument(help: "A recording, exchange form (CSV) or binary.")
  var file: String
  @Option(help: ArgumentHelp("The wearer's profile.", valueName: "file"))
  var profile: String?
  @Option(
    help: ArgumentHelp(
      "A sensor's own calibration, from 'hinge calibrate-device'; one a sensor, the sacrum's first.",
      valueName: "file"))
  var device: [String] = []
  @Option(
    help: ArgumentHelp(
      """
      Timed holds instead of reps: plank, side-plank, bird-dog, bridge, carry, hinge, or any for \
      those that a posture tells. Needs --profile.
      """, valueName: "kind"))
  var hold: String?
  @Flag(help: "JSON, schema hinge.replay/1; with --hold hinge.holds/1.")
  var json = false
  @Option(help: ArgumentHelp("Pitch, flexion, phase and alert of every sample.", valueName: "file"))
  var trace: String?
  @Option(help: ArgumentHelp("The up axis in the first sensor's frame.", valueName: "file"))
  var orientation: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func validate() throws {
    guard let hold else { return }
    try HoldOption.validate(hold, profile: profile)
    if trace != nil || orientation != nil {
      throw ValidationError("--hold writes no --trace and no --orientation: leave them out.")
    }
  }

  func run() throws {
    try Terminal.run {
      let settings = try LoadedSettings(for: .client, file: config)
      let recording: Recording
      do throws(RecordingError) {
        recording = try RecordingFile.read(file)
      } catch {
        throw Problem(error)
      }
      for notice in recording.notices { Terminal.say("hinge: \(file): \(notice)") }
      let own: CalibrationProfile?
      if let profile { own = try ProfileFile.read(profile) } else { own = nil }
      let wearing = try Wearing(
        recording, profile: own, profilePath: profile ?? "",
        alerts: settings.configuration.alertSettings, devices: try Devices.read(device))
      if let hold {
        try replayHolds(hold, wearing, duration: recording.duration)
        return
      }
      var traces = ReplayTraces(trace: trace != nil, orientation: orientation != nil)
      let outcome = replay(wearing, into: &traces)
      try traces.write(trace: trace, orientation: orientation)
      if json {
        let result = ReplayJSON(
          outcome, mode: wearing.mode, rounding: wearing.rounding, duration: recording.duration)
        let encoder = JSONEncoder()
        // Sorted, so that the same replay gives the same bytes.
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        Terminal.put(String(decoding: try encoder.encode(result), as: UTF8.self) + "\n")
      } else {
        Terminal.put(ReplayText(outcome, wearing: wearing, duration: recording.duration).text)
      }
    }
  }

  private func replayHolds(_ hold: String, _ wearing: Wearing, duration: TimeSpan) throws {
    let configuration = try HoldOption.configuration(hold, wearing, file: file)
    let outcome = HoldsOutcome(configuration, wearing.samples)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
      let result = HoldsJSON(outcome, mode: wearing.mode, duration: duration)
      Terminal.put(String(decoding: try encoder.encode(result), as: UTF8.self) + "\n")
    } else {
      Terminal.put(HoldsText(outcome, wearing: wearing, duration: duration).text)
    }
  }

  private func replay(_ wearing: Wearing, into traces: inout ReplayTraces) -> ReplayOutcome {
    var pipeline = HingePipeline(wearing.pipeline)
    var outcome = ReplayOutcome(settings: wearing.pipeline.alerts)
    let progress = ProgressLine()
    defer { progress.clear() }
    for (index, sample) in wearing.samples.enumerated() {
      if index % 10_000 == 0 { progress.show(index, of: wearing.samples.count, "samples") }
      pipeline.step(sample)
      if pipeline.events.count > 0 || pipeline.frame != nil { outcome.take(from: pipeline) }
      traces.add(sample.time, pipeline)
    }
    pipeline.finish()
    outcome.take(from: pipeline)
    return outcome
  }
}
