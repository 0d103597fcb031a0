package import Diagnosis
import Foundation
package import LinuxIO
import Settings

/// What a service needs beside its sensors: settings, unit, groups, clock, supply, log, profile. Only
/// looked at; nothing is opened for writing.
package struct ServiceCheckup {
  private let checked: SettingsCheckup
  private let tree: SystemTree

  package init(_ checked: SettingsCheckup, tree: SystemTree = .kernel) {
    self.checked = checked
    self.tree = tree
  }

  /// Adds what it finds.
  ///
  /// - Parameter unit: asked for already, since it may say that the daemon runs.
  package func examine(_ found: inout Examination, unit: UnitEvidence) {
    found.settings = checked.evidence
    found.unit = unit
    let configuration = checked.settings?.configuration
    found.groups = GroupCheckup.examine(
      buzzer: configuration?.buzzer.kind ?? .none, button: configuration?.button.line)
    found.power = MachineCheckup.power(tree: tree)
    var daemon: DaemonEvidence?
    if case .running(let evidence) = found.daemon { daemon = evidence }
    let (log, newest) = LogCheckup(
      path: checked.paths.log, daemon: daemon,
      writer: checked.paths.isSystemWide ? SystemUser(named: "hinged") : .current,
      kernelLine: Self.kernelLine
    ).examine()
    found.log = log
    let now = WallClock.nowMS()
    found.clock = MachineCheckup.clock(
      tree: tree, isSynchronized: WallClock.isSynchronized, nowMS: now, newestSessionMS: newest)
    if let configuration {
      // What is wrong with the choice is the daemon's to say; it wears whom the settings name then.
      let choice = ChoiceKeeper(path: checked.paths.stateDirectory + "/choice.json") { _ in }
      found.profile = ProfileCheckup.examine(
        configuration, chosen: choice.current.worn, folder: checked.paths.profileDirectory,
        nowMS: now)
    }
  }

  private static var kernelLine: String {
    do throws(FileError) {
      return try FileReading.text("/proc/cmdline", limitBytes: 4096)
    } catch {
      // A container: nothing is known of how the machine was started.
      return ""
    }
  }
}
