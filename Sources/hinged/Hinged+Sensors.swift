import Foundation
import IMU
import LinuxIO
import Recording
import Settings
import Setup
import Training

// The sensors on the bus: who wears them, and which they are.
extension Hinged {
  /// The profile that is worn: the one that was named, else this lifter's of this style.
  private func wornProfile(_ settings: LoadedSettings) throws(Problem) -> (
    CalibrationProfile, String
  ) {
    let lifter = settings.configuration.lifter
    let path =
      profile ?? "\(settings.paths.profileDirectory)/\(lifter.name)-\(lifter.style.name).json"
    if profile == nil && !FileManager.default.fileExists(atPath: path) {
      throw Problem(
        "\(lifter.name) has no profile for \(lifter.style.name) yet (\(path)); make it with hinge "
          + "calibrate, or name one with --profile.", exitCode: 78)
    }
    return (try ProfileFile.read(path), path)
  }

  /// Finds the sensors and gives them with what the pipeline must know of them.
  func worn(_ settings: LoadedSettings) throws(Problem) -> (Wearing, SampleOrigin) {
    let (own, path) = try wornProfile(settings)
    let found = try WornSensors.find(settings.configuration.sensors, count: own.sensors)
    let wearing = try Wearing(
      Recording(header: found.header, samples: []), profile: own, profilePath: path,
      alerts: settings.configuration.alertSettings, devices: try Devices.read(device))
    return (wearing, .sensors(found))
  }
}
