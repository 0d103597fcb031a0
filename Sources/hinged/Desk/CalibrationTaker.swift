import CalibrationSteps
import Control
import Foundation
import HingeCore
import LinuxIO
import Recording
import Settings
import Setup

/// The recordings of a calibration as they come in, what would help while they do, and the profile made of them.
final class CalibrationTaker {
  struct Made {
    var grade: String
    var rounding: String
    var path: String
  }

  private let header: RecordingHeader
  private let style: LiftStyle
  private let lifter: String
  private let devices: Devices
  private let profilePath: String
  private let recordingFolder: String
  private var samples: [CalibrationStep: [SampleInput]] = [:]
  private var current: CalibrationStep?
  private var hints: StepHints

  init(
    header: RecordingHeader, settings: LoadedSettings, devices: Devices, profilePath: String
  ) throws(Problem) {
    self.header = header
    style = settings.configuration.lifter.style
    lifter = settings.configuration.lifter.name
    self.devices = devices
    hints = StepHints(models: try devices.models(of: header))
    self.profilePath = profilePath
    recordingFolder = settings.paths.recordingDirectory + "/calibration-\(lifter)"
  }

  func forget() {
    samples = [:]
    current = nil
    hints.end()
  }

  func begin(_ step: CalibrationStep) {
    current = step
    samples[step] = []
    hints.begin(step)
  }

  func add(_ sample: SampleInput) {
    guard let current else { return }
    samples[current]?.append(sample)
    hints.add(sample)
  }

  func end(_ step: CalibrationStep) {
    current = nil
    hints.end()
  }

  var hint: LiveCalibration.Hint? {
    switch hints.hint {
    case .holdStill: .holdStill
    case .further: .further
    case .slower: .slower
    case nil: nil
    }
  }

  /// Calibrates as `hinge calibrate` does; keeps the recordings, and the profile where it is accepted.
  /// What was there is kept beside it.
  func finish() throws(Problem) -> Made {
    let recordings = samples.mapValues { Recording(header: header, samples: $0) }
    try LoadedSettings.makeFolder(of: recordingFolder + "/stand.csv")
    for (step, recording) in recordings {
      do throws(RecordingError) {
        try RecordingFile.write(recording, to: "\(recordingFolder)/\(step.rawValue).csv")
      } catch {
        throw Problem(error)
      }
    }
    let result = try Calibrating.profile(
      from: recordings, style: style, lifter: lifter, devices: devices)
    switch result {
    case .failure(let refusals):
      throw Problem(
        refusals.list.map(\.description).joined(separator: "; ")
          + " The recordings are in \(recordingFolder).", exitCode: 65)
    case .success(let profile):
      try LoadedSettings.makeFolder(of: profilePath)
      try keepOld()
      try ProfileFile.write(profile, to: profilePath)
      return Made(grade: profile.grade, rounding: profile.rounding, path: profilePath)
    }
  }

  private func keepOld() throws(Problem) {
    guard FileManager.default.fileExists(atPath: profilePath) else { return }
    let text: String
    do throws(FileError) {
      text = try FileReading.text(profilePath, limitBytes: 256 * 1024)
      try AtomicFile.write(text, to: profilePath + ".previous")
    } catch {
      throw Problem(error)
    }
  }
}
