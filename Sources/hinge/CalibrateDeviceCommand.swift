import ArgumentParser
import DeviceCalibration
import HingeCore
import IMU
import LinuxIO
import Recording
import Settings
import Setup

struct CalibrateDeviceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate-device",
    abstract: "Learn what one sensor gets wrong, from lying on each of its six faces.",
    discussion: """
      Once per sensor, off the belt. Record while it lies still for three seconds on each of its \
      six faces and on one of them again, turned from one to the next within 20 s; a box with \
      square edges helps. Gravity gives the accelerometer's scale and bias, and how far each turn went, and so the gyro's \
      scale. A quarter turn flat on the table along a square edge is used as well. Refused with \
      exit code 65 and every reason on stderr; then nothing is written.

      Example:
        hinge calibrate-device six-faces.csv --out sacrum.json
        hinge replay set.csv --profile me.json --device sacrum.json --device t12.json
      """)

  @Argument(help: "The recording, exchange form (CSV) or binary.")
  var file: String
  @Option(help: "Which of the recording's sensors: 1 or 2.")
  var sensor = 1
  @Option(help: ArgumentHelp("Where the device's calibration goes.", valueName: "file"))
  var out: String

  func run() throws {
    try Terminal.run {
      let recording: Recording
      do throws(RecordingError) {
        recording = try RecordingFile.read(file)
      } catch {
        throw Problem(error)
      }
      let sensors = recording.header.sensors
      guard sensor >= 1 && sensor <= sensors.count else {
        throw Problem(
          "--sensor \(sensor): the recording has \(sensors.count == 1 ? "one sensor" : "two"); "
            + "choose from 1 to \(sensors.count).", exitCode: 64)
      }
      let samples = recording.samples.map { ($0.time, sensor == 1 ? $0.sacrum : $0.thorax) }
      let found = DeviceCalibrator.calibrate(
        samples, model: sensors[sensor - 1].model,
        nominalInterval: TimeSpan(microseconds: recording.header.nominalIntervalUS))
      switch found {
      case .failure(let refusals):
        for refusal in refusals.list { Terminal.say("\(refusal)") }
        throw ExitCode(65)
      case .success(let calibration):
        let device = DeviceFile(
          calibration, provenance: recording.header.provenance,
          chip: recording.header.chip ?? "")
        try write(device)
        summarize(device)
      }
    }
  }

  private func write(_ device: DeviceFile) throws {
    let text = try device.jsonText()
    do throws(FileError) {
      try AtomicFile.write(text, to: out)
    } catch {
      throw Problem(error)
    }
  }

  private func summarize(_ device: DeviceFile) {
    func list(_ values: [Int64], _ unit: String) -> String {
      zip(["x", "y", "z"], values).map { "\($0) \($1)" }.joined(separator: ", ") + " \(unit)"
    }
    Terminal.say(
      "\(out): \(device.poses) poses" + (device.provenance == "synthetic" ? ", SYNTHETIC" : ""))
    Terminal.say("  accelerometer: scale off by \(list(device.accelScalePpm, "ppm"))")
    Terminal.say("                 bias \(list(device.accelBiasUg.map { $0 / 1000 }, "mg"))")
    Terminal.say("  gyro:          scale off by \(list(device.gyroScalePpm, "ppm"))")
    Terminal.say("                 bias \(list(device.gyroBiasMdps, "mdps"))")
    Terminal.say(
      "  left over:     \(device.accelResidualUg) µg of gravity, \(device.gyroResidualMdeg) mdeg "
        + "of a turn")
  }
}
