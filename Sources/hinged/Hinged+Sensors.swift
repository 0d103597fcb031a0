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
      ?? ProfileShelf.path(of: lifter.name, lifter.style, in: settings.paths.profileDirectory)
  }

  /// Nil where there is none yet: a calibration on the belt makes it. One that was named must be there.
  private func wornProfile(_ settings: LoadedSettings) throws(Problem) -> CalibrationProfile? {
    let path = profilePath(settings)
    if profile == nil, !FileManager.default.fileExists(atPath: path) { return nil }
    return try ProfileFile.read(path)
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
