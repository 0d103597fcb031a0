/// What was learnt about the settings file.
package struct SettingsEvidence: Equatable, Sendable {
  package var path: String
  package var state: State
  /// Settings that the environment sets, by the variable's name; it wins over the file.
  package var variables: [String] = []
  /// Whether the daemon's user may read the file; nil: not known, or there is none.
  package var isForDaemon: Bool?

  package enum State: Equatable, Sendable {
    /// There is none: the defaults hold.
    case absent
    /// How many settings it sets.
    case valid(settings: Int)
    /// What is wrong, a sentence each; never empty.
    case invalid([String])
    /// Why not.
    case unreadable(String)
  }

  package init(path: String, state: State) {
    self.path = path
    self.state = state
  }
}
