import Foundation
import IMU
import LinuxIO
import Recording
import Settings
import Setup
import Training

// The sensors on the bus: who wears them, and which they are.
extension Hinged {
  /// Where the profile is that is worn: the one that was named, else this lifter's of this style.
  func profilePath(_ settings: LoadedSettings) -> String {
    let lifter = settings.configuration.lifter
    return profile
      ?? "\(settings.paths.profileDirectory)/\(lifter.name)-\(lifter.style.name).json"
  }

  /// Nil where there is none yet and a button that can make one.
  private func wornProfile(_ settings: LoadedSettings) throws(Problem) -> CalibrationProfile? {
    let lifter = settings.configuration.lifter
    let path = profilePath(settings)
    if FileManager.default.fileExists(atPath: path) { return try ProfileFile.read(path) }
    if settings.configuration.button.line != nil { return nil }
    throw Problem(
      "\(lifter.name) has no profile for \(lifter.style.name) yet (\(path)); make it with hinge "
        + "calibrate, or name one with --profile.", exitCode: 78)
  }

  /// Finds the sensors and gives them with what the pipeline must know of them.
  func worn(_ settings: LoadedSettings) throws(Problem) -> (Wearing, SampleOrigin) {
    let own = try wornProfile(settings)
    let found = try WornSensors.find(
      settings.configuration.sensors,
      count: own?.sensors ?? settings.configuration.sensors.addresses.count)
    let wearing = try Wearing(
      Recording(header: found.header, samples: []), profile: own,
      profilePath: profilePath(settings),
      alerts: settings.configuration.alertSettings, devices: try Devices.read(device))
    return (wearing, .sensors(found))
  }
}
