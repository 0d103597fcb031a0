import ArgumentParser
import Diagnosis
import Foundation
import HingeCore
import IMU
import LinuxIO
import Recording
import Settings
import Setup

struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Takes the worn sensors down as a recording, straight from the bus.",
    discussion: """
      For calibration, and to see what a sensor really gives. hinged must not run, since it has the \
      bus. A terminal's bell rings when it begins and when it ends. Written whole or not at all; a \
      name that ends in .hrec is written in the binary form.

      Examples:
        hinge record --out me/stand.csv --seconds 15 --after 10
        hinge replay me/stand.csv
      """)

  @Option(help: ArgumentHelp("Where the recording goes.", valueName: "file"))
  var out: String
  @Option(help: ArgumentHelp("How long, 1 to 3600.", valueName: "number"))
  var seconds: Int
  @Option(help: ArgumentHelp("Begin so many seconds later, 0 to 600.", valueName: "number"))
  var after = 0
  @Option(help: ArgumentHelp("What the recording says of itself.", valueName: "text"))
  var notes: String?
  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func validate() throws {
    if !(1...3600).contains(seconds) {
      throw ValidationError("--seconds \(seconds): choose from 1 to 3600.")
    }
    if !(0...600).contains(after) {
      throw ValidationError("--after \(after): choose from 0 to 600.")
    }
    if let notes, notes.contains(where: \.isNewline) {
      throw ValidationError("--notes is one line of text.")
    }
  }

  func run() throws {
    try Terminal.run {
      let settings = try LoadedSettings(for: .client, file: config)
      try refuseBesideDaemon(socket ?? settings.paths.socket)
      // Known before somebody has stood still for it.
      try refuseUnwritable()
      let sensors = settings.configuration.sensors
      let worn = try WornSensors.find(sensors, count: sensors.addresses.count)
      let take = try record(worn)
      var header = worn.recordingHeader
      header.notes = notes
      do throws(RecordingError) {
        try RecordingFile.write(Recording(header: header, samples: take.samples), to: out)
      } catch {
        throw Problem(error)
      }
      summarize(take, worn)
    }
  }

  private func record(
    _ worn: WornSensors
  ) throws(Problem) -> SensorRecorder<I2CBus, SystemMoments>.Take {
    let progress = ProgressLine()
    let hasTerminal = isatty(STDERR_FILENO) == 1
    if !hasTerminal { Terminal.say("recording \(seconds) s of \(worn.description)") }
    var isRecording = false
    var recorder = SensorRecorder(
      worn.belt(), interval: worn.places[0].chip.interval, moments: SystemMoments(),
      sleep: { MonotonicClock.sleep(until: $0) }
    ) { step in
      switch step {
      case .begins(let left): progress.show("begins in \(left) s")
      case .recording(let left):
        progress.show("recording, \(left) s left")
        if !isRecording && hasTerminal { Terminal.bell() }
        isRecording = true
      }
    }
    let take = recorder.record(
      for: TimeSpan(milliseconds: Int64(seconds) * 1000),
      after: TimeSpan(milliseconds: Int64(after) * 1000))
    progress.clear()
    if hasTerminal { Terminal.bell() }
    guard let take, !take.samples.isEmpty else {
      throw Problem(
        "\(worn.description): no samples came, nothing was written; hinge doctor says why.",
        exitCode: 69)
    }
    return take
  }

  private func refuseBesideDaemon(_ path: String) throws(Problem) {
    switch DaemonProbe.presence(at: path) {
    case .notRunning: return
    case .running:
      throw Problem(
        "hinged runs and has the sensors; stop it first (sudo systemctl stop hinged), then start it "
          + "again.", exitCode: 69)
    case .unclear(let sentence): throw Problem(sentence, exitCode: 69)
    }
  }

  private func refuseUnwritable() throws(Problem) {
    try LoadedSettings.makeFolder(of: out)
    let folder = URL(fileURLWithPath: out).deletingLastPathComponent().path
    if access(folder, W_OK) != 0 {
      throw Problem(
        "\(out) can't be written: this user may not write into \(folder).", exitCode: 74)
    }
  }

  private func summarize(
    _ take: SensorRecorder<I2CBus, SystemMoments>.Take, _ worn: WornSensors
  ) {
    let span = take.samples.last?.time.microseconds ?? 0
    Terminal.say(
      "\(out): \(take.samples.count) samples in \(DecimalText.of(span / 100_000, places: 1)) s of "
        + "\(worn.description), "
        + (take.gaps == 0
          ? "no gap"
          : "\(take.missing) missing in \(take.gaps) gap\(take.gaps == 1 ? "" : "s")"))
    if take.gaps > 0 {
      Terminal.say(
        "A calibration refuses gaps: check the wires (hinge doctor) and record this one again.")
    }
  }
}
