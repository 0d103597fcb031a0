import Foundation
import LinuxIO
package import Settings

/// The settings in effect and where things live, as a program finds them when it starts.
package struct LoadedSettings: Sendable {
  package var effective: EffectiveConfiguration
  package var paths: StandardPaths
  /// The settings file that was read; nil where there was none and the defaults hold.
  package var file: String?
  /// Whom the settings name, whoever is worn.
  package private(set) var own: Configuration.Lifter
  /// Since when somebody is worn by choice, ms since 1970; nil: whom the settings name.
  package private(set) var choiceWallMS: Int64?

  package var configuration: Configuration { effective.configuration }

  /// - Parameter file: a settings file that must exist; nil for the standard one, which need not.
  package init(for purpose: StandardPaths.Purpose, file: String?) throws(Problem) {
    let environment = ProcessInfo.processInfo.environment
    paths = try Self.standardPaths(for: purpose)
    let path = file ?? paths.configurationFile
    var text: String?
    do throws(FileError) {
      text = try FileReading.text(path, limitBytes: 1 << 20)
    } catch {
      if case .notUTF8 = error { throw Problem(error.description, exitCode: 78) }
      guard case .missing = error, file == nil else { throw Problem(error) }
    }
    self.file = text == nil ? nil : path
    do throws(ConfigurationError) {
      effective = try EffectiveConfiguration(text: text, path: path, environment: environment)
    } catch {
      throw Problem(error)
    }
    paths.override(with: effective.configuration.paths)
    own = effective.configuration.lifter
  }

  /// Whoever was chosen, else whom the settings name.
  package mutating func wear(_ chosen: WearerChoice.Worn?) {
    choiceWallMS = chosen?.sinceWallMS
    guard let chosen else { return }
    var lifter = own
    lifter.name = chosen.lifter
    lifter.style = chosen.style
    effective.choose(lifter)
  }

  /// Whom the settings name, again.
  package mutating func wearOwn() {
    choiceWallMS = nil
    effective.takeBack(own)
  }

  /// Where things live as long as no settings say otherwise.
  package static func standardPaths(
    for purpose: StandardPaths.Purpose
  ) throws(Problem) -> StandardPaths {
    do throws(StandardPathsError) {
      return try StandardPaths(
        for: purpose, environment: ProcessInfo.processInfo.environment
      ) { path, access in
        Foundation.access(path, access == .readable ? R_OK : W_OK) == 0
      }
    } catch {
      throw Problem(error)
    }
  }

  /// Makes a file's folder where it is missing.
  package static func makeFolder(of path: String) throws(Problem) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Problem(
        "\(folder.path) can't be made: \(error.localizedDescription); make it by hand or name "
          + "another place in the settings.", exitCode: 74)
    }
  }
}
