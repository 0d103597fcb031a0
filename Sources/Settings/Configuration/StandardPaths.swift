/// Where things live when nobody says otherwise: the system's folders for the installed daemon and
/// those who talk to it, else the user's own.
///
/// Reads nothing itself: `probe` says what this user may do with a path, so that every choice can
/// be tested.
package struct StandardPaths: Equatable, Sendable {
  package var configurationFile: String
  package var log: String
  package var profileDirectory: String
  package var recordingDirectory: String
  package var socket: String
  /// The token of hinge-web: in the folder of its service, or of this user.
  package var webDirectory: String
  /// What the daemon keeps of its own.
  package var stateDirectory: String
  /// What this user means to lift: their own, else that of the system's folder.
  package var planFile: String
  /// Whether these are the system's folders.
  package var isSystemWide: Bool

  package enum Access: Sendable {
    case readable
    case writable
  }

  package enum Purpose: Sendable {
    /// Writes the log and makes the socket.
    case daemon
    /// Reads the log and talks to the socket.
    case client
  }

  package static let systemConfigurationFile = "/etc/hinged/config.yaml"
  package static let systemPlanFile = "/etc/hinged/plan.yaml"

  /// - Parameter probe: whether the path exists and this user may do that with it.
  /// Throws where there is neither a system folder to use nor a home.
  package init(
    for purpose: Purpose, environment: [String: String],
    probe: (_ path: String, _ access: Access) -> Bool
  ) throws(StandardPathsError) {
    // The installed daemon has both folders to itself; a client may at most read the log's, and
    // meets the daemon where its socket is.
    isSystemWide =
      switch purpose {
      case .daemon: probe("/var/lib/hinged", .writable) && probe("/run/hinged", .writable)
      case .client:
        probe("/run/hinged/hinged.sock", .writable) || probe("/var/lib/hinged", .readable)
      }
    let state: String
    let runtime: String
    if isSystemWide {
      state = "/var/lib/hinged"
      runtime = "/run/hinged"
      configurationFile = Self.systemConfigurationFile
    } else {
      func folder(_ variable: String, _ standard: String) -> String? {
        // The XDG rules: a relative path there is to be ignored.
        if let path = environment[variable], path.hasPrefix("/") { return path }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + standard
      }
      guard let settings = folder("XDG_CONFIG_HOME", "/.config"),
        let states = folder("XDG_STATE_HOME", "/.local/state")
      else { throw StandardPathsError() }
      state = states + "/hinge"
      runtime =
        environment["XDG_RUNTIME_DIR"].flatMap { $0.hasPrefix("/") ? $0 + "/hinge" : nil }
        ?? state
      let own = settings + "/hinge/config.yaml"
      let usesSystems =
        !probe(own, .readable) && probe(Self.systemConfigurationFile, .readable)
      configurationFile = usesSystems ? Self.systemConfigurationFile : own
    }
    planFile = Self.planFile(environment, probe)
    stateDirectory = state
    log = state + "/log.sqlite"
    profileDirectory = state + "/profiles"
    recordingDirectory = state + "/recordings"
    socket = runtime + "/hinged.sock"
    webDirectory = isSystemWide ? "/var/lib/hinge-web" : state + "/web"
  }

  /// A plan is a person's: their own comes first also where the daemon is the system's. Without any, where it
  /// would be written.
  private static func planFile(
    _ environment: [String: String], _ probe: (_ path: String, _ access: Access) -> Bool
  ) -> String {
    let folders: [String?] = [
      environment["XDG_CONFIG_HOME"], environment["HOME"].map { $0 + "/.config" },
    ]
    let own = folders.compactMap { $0 }.first { $0.hasPrefix("/") }.map { $0 + "/hinge/plan.yaml" }
    guard let own, probe(own, .readable) || !probe(systemPlanFile, .readable) else {
      return systemPlanFile
    }
    return own
  }

  /// Paths that the settings name win.
  package mutating func override(with paths: Configuration.Paths) {
    if let path = paths.log { log = path }
    if let path = paths.profileDirectory { profileDirectory = path }
    if let path = paths.recordingDirectory { recordingDirectory = path }
    if let path = paths.socket { socket = path }
  }
}

package struct StandardPathsError: Error, Equatable, CustomStringConvertible {
  package var description: String {
    "There is no folder for the log and the settings: HOME is not set; set it, or set "
      + "XDG_CONFIG_HOME and XDG_STATE_HOME."
  }
}
