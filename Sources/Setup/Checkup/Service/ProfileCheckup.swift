package import Diagnosis
import Foundation
import HingeCore
import LinuxIO
package import Settings

/// The profile that the daemon would wear, by the settings or by what was chosen over them.
package enum ProfileCheckup {
  /// - Parameters:
  ///   - chosen: nil: whom the settings name.
  ///   - nowMS: wall clock, ms since 1970.
  package static func examine(
    _ configuration: Configuration, chosen: WearerChoice.Worn? = nil, folder: String, nowMS: Int64
  ) -> ProfileEvidence {
    var lifter = configuration.lifter
    if let chosen {
      lifter.name = chosen.lifter
      lifter.style = chosen.style
    }
    let path = "\(folder)/\(lifter.name)-\(lifter.style.token).json"
    var found = ProfileEvidence(
      path: path, lifter: lifter.name, style: lifter.style.token.description,
      state: state(path, nowMS: nowMS), sensors: configuration.sensors.addresses.count)
    found.hasButton = configuration.button.line != nil
    return found
  }

  private static func state(_ path: String, nowMS: Int64) -> ProfileEvidence.State {
    let text: String
    do throws(FileError) {
      text = try FileReading.text(path, limitBytes: ProfileFile.limitBytes)
    } catch {
      switch error {
      case .missing: return .missing
      case .notPermitted: return .unreadable(error.description)
      default: return .invalid(error.description)
      }
    }
    do throws(ProfileError) {
      let profile = try CalibrationProfile.read(text, path: path)
      return .read(
        ProfileEvidence.Content(
          lifter: profile.lifter, style: profile.style, grade: profile.grade,
          sensors: profile.sensors, isSynthetic: profile.provenance == "synthetic",
          abstained: profile.rounding == "abstained" ? profile.roundingReason : nil,
          ageDays: age(path, nowMS: nowMS)))
    } catch {
      return .invalid(error.description)
    }
  }

  /// By when the file was written; nil where that is yet to come, since then a clock was wrong.
  private static func age(_ path: String, nowMS: Int64) -> Int? {
    do {
      let written =
        try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      guard let seconds = written?.timeIntervalSince1970, seconds.isFinite else { return nil }
      let age = Double(nowMS) / 1000 - seconds
      return age < 0 ? nil : Int(age / 86_400)
    } catch {
      return nil
    }
  }
}
