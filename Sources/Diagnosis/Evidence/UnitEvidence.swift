/// What the service manager says of the daemon's unit.
package enum UnitEvidence: Equatable, Sendable {
  /// There is no systemd here.
  case noManager
  /// It did not answer.
  case unclear(String)
  case told(Unit)

  package struct Unit: Equatable, Sendable {
    /// `loaded`, `not-found`, `masked`, `bad-setting`, `error`.
    package var load: String
    /// `enabled`, `disabled`, `static`, …; empty where there is no unit.
    package var file: String
    /// `active`, `inactive`, `failed`, `activating`, …
    package var active: String
    /// `running`, `auto-restart`, …
    package var sub: String
    /// Why it ended: `success`, `exit-code`, `watchdog`, …
    package var result: String
    /// How often it was started again by itself.
    package var restarts: Int
    /// Folders of an installation are there.
    package var isInstalled: Bool

    package init(
      load: String, file: String = "", active: String = "inactive", sub: String = "dead",
      result: String = "success", restarts: Int = 0, isInstalled: Bool = true
    ) {
      self.load = load
      self.file = file
      self.active = active
      self.sub = sub
      self.result = result
      self.restarts = restarts
      self.isInstalled = isInstalled
    }
  }
}
