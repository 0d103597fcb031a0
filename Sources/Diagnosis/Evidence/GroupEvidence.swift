/// Which groups whoever runs this is in.
package struct GroupEvidence: Equatable, Sendable {
  package var user: String
  /// May do everything without one.
  package var isRoot: Bool
  package var groups: [Group]

  package struct Group: Equatable, Sendable {
    package var name: String
    package var purpose: Purpose
    package var membership: Membership

    package init(name: String, purpose: Purpose, membership: Membership) {
      self.name = name
      self.purpose = purpose
      self.membership = membership
    }
  }

  package enum Purpose: Equatable, Sendable {
    /// To read the log and to ask the daemon.
    case daemon
    /// To use sensors or pins without the daemon.
    case devices
  }

  package enum Membership: Equatable, Sendable {
    case member
    /// Entered after this login.
    case fromNextLogin
    case none
    /// There is no such group.
    case noGroup
  }

  package init(user: String, isRoot: Bool, groups: [Group]) {
    self.user = user
    self.isRoot = isRoot
    self.groups = groups
  }
}
