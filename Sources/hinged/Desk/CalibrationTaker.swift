import CalibrationSteps
import Foundation
import HingeCore
import LinuxIO
import Recording
import Settings
import Setup

/// The recordings of a calibration as they come in, and the profile made of them.
final class CalibrationTaker {
  private let header: RecordingHeader
  private let style: LiftStyle
  private let lifter: String
  private let devices: Devices
  private let profilePath: String
  private let recordingFolder: String
  private var samples: [CalibrationStep: [SampleInput]] = [:]
  private var current: CalibrationStep?

  init(
    header: RecordingHeader, settings: LoadedSettings, devices: Devices, profilePath: String
  ) {
    self.header = header
    style = settings.configuration.lifter.style
    lifter = settings.configuration.lifter.name
    self.devices = devices
    self.profilePath = profilePath
    recordingFolder = settings.paths.recordingDirectory + "/calibration-\(lifter)"
  }

  func forget() {
    samples = [:]
    current = nil
  }

  func begin(_ step: CalibrationStep) {
    current = step
    samples[step] = []
  }

  func add(_ sample: SampleInput) { if let current { samples[current]?.append(sample) } }

  func end(_ step: CalibrationStep) { current = nil }

  /// Calibrates as `hinge calibrate` does; keeps the recordings, and the profile where it is accepted.
  /// What was there is kept beside it.
  func finish() throws(Problem) -> String {
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
      return "grade \(profile.grade), rounding \(profile.rounding), \(profilePath)"
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
