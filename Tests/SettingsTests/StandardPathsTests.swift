import Settings
import Testing

struct StandardPathsTests {
  private func paths(
    _ purpose: StandardPaths.Purpose, _ environment: [String: String] = ["HOME": "/home/ana"],
    may: Set<String>
  ) throws -> StandardPaths {
    try StandardPaths(for: purpose, environment: environment) { path, access in
      may.contains("\(access == .writable ? "w" : "r") \(path)")
    }
  }

  @Test func theInstalledDaemonUsesTheSystemsFolders() throws {
    let found = try paths(.daemon, may: ["w /var/lib/hinged", "w /run/hinged"])
    #expect(found.isSystemWide)
    #expect(found.configurationFile == "/etc/hinged/config.yaml")
    #expect(found.log == "/var/lib/hinged/log.sqlite")
    #expect(found.socket == "/run/hinged/hinged.sock")
  }

  @Test func byHandEverythingIsTheUsersOwn() throws {
    let found = try paths(
      .daemon, ["HOME": "/home/ana", "XDG_RUNTIME_DIR": "/run/user/7", "XDG_STATE_HOME": "rel"],
      may: ["w /var/lib/hinged"])
    #expect(!found.isSystemWide)
    #expect(found.configurationFile == "/home/ana/.config/hinge/config.yaml")
    #expect(found.log == "/home/ana/.local/state/hinge/log.sqlite")
    #expect(found.socket == "/run/user/7/hinge/hinged.sock")
    // No runtime folder, as in a plain su: the state's.
    #expect(
      try paths(.daemon, may: []).socket == "/home/ana/.local/state/hinge/hinged.sock")
  }

  /// A plan is a person's own, also beside an installed daemon.
  @Test func thePlanIsTheUsersOwnWhereThereIsOne() throws {
    let own = "/home/ana/.config/hinge/plan.yaml"
    let systems = "/etc/hinged/plan.yaml"
    let installed: Set = ["r /var/lib/hinged"]
    #expect(try paths(.client, may: []).planFile == own)
    #expect(try paths(.client, may: installed).planFile == own)
    #expect(try paths(.client, may: installed.union(["r " + systems])).planFile == systems)
    #expect(try paths(.client, may: installed.union(["r " + systems, "r " + own])).planFile == own)
    #expect(try paths(.client, [:], may: installed).planFile == systems)
    #expect(
      try paths(.client, ["HOME": "/home/ana", "XDG_CONFIG_HOME": "/x"], may: []).planFile
        == "/x/hinge/plan.yaml")
  }

  @Test func aClientNeedsOnlyToReachTheSystems() throws {
    #expect(try paths(.client, may: ["r /var/lib/hinged"]).isSystemWide)
    #expect(try paths(.client, may: ["w /run/hinged/hinged.sock"]).isSystemWide)
    #expect(try !paths(.client, may: []).isSystemWide)
  }

  @Test func theSystemsSettingsServeAUserWithoutOwn() throws {
    let system = "r /etc/hinged/config.yaml"
    #expect(
      try paths(.daemon, may: [system]).configurationFile == "/etc/hinged/config.yaml")
    #expect(
      try paths(.daemon, may: [system, "r /home/ana/.config/hinge/config.yaml"])
        .configurationFile == "/home/ana/.config/hinge/config.yaml")
  }

  @Test func settingsWinAndNoHomeIsSaid() throws {
    var found = try paths(.client, may: [])
    var configured = Configuration().paths
    configured.socket = "/tmp/s"
    found.override(with: configured)
    #expect(found.socket == "/tmp/s")
    #expect(found.log.hasPrefix("/home/ana"))
    #expect(throws: StandardPathsError.self) { try paths(.daemon, [:], may: []) }
  }
}
