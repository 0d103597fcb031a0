package import Diagnosis
import Foundation
package import LinuxIO
package import Settings

/// The settings file as `hinge doctor` looks at it: one that is wrong is a finding, and the rest is
/// looked at all the same.
package struct SettingsCheckup {
  package let evidence: SettingsEvidence
  /// nil where they can't be used.
  package let settings: LoadedSettings?
  /// The standard ones where the settings can't be used.
  package let paths: StandardPaths

  /// Throws where a file that was named can't be read, and where there is no place to look.
  package init(file: String?, daemonUser: SystemUser? = SystemUser(named: "hinged")) throws(Problem)
  {
    let standard = try LoadedSettings.standardPaths(for: .client)
    let path = file ?? standard.configurationFile
    do throws(Problem) {
      let loaded = try LoadedSettings(for: .client, file: file)
      var found = SettingsEvidence(path: path, state: Self.state(loaded))
      found.variables = loaded.effective.values.compactMap {
        if case .environment(let variable) = $0.origin { variable } else { nil }
      }
      if loaded.file == StandardPaths.systemConfigurationFile {
        found.isForDaemon = daemonUser?.may(.read, path)
      }
      evidence = found
      settings = loaded
      paths = loaded.paths
    } catch {
      switch error.exitCode {
      case 78:
        let lines = error.description.split(separator: "\n").map(String.init)
        evidence = SettingsEvidence(path: path, state: .invalid(lines))
      case 74 where file == nil:
        evidence = SettingsEvidence(path: path, state: .unreadable(error.description))
      default: throw error
      }
      settings = nil
      paths = standard
    }
  }

  private static func state(_ loaded: LoadedSettings) -> SettingsEvidence.State {
    if loaded.file == nil { return .absent }
    let count = loaded.effective.values.count {
      if case .file = $0.origin { true } else { false }
    }
    return .valid(settings: count)
  }
}
