package import Diagnosis
package import LinuxIO
package import Settings

/// The groups of whoever runs this.
package enum GroupCheckup {
  /// - Parameters:
  ///   - buzzer, button: whether pins are used at all.
  ///   - user: nil: somebody whom the system does not know.
  ///   - held: groups that this process is in.
  ///   - number: of a group by its name.
  package static func examine(
    buzzer: BuzzerKind, button: String?, user: SystemUser? = .current,
    held: [UInt32] = SystemUser.processGroups,
    number: (String) -> UInt32? = { SystemUser.group(named: $0) }
  ) -> GroupEvidence? {
    guard let user else { return nil }
    var names: [(String, GroupEvidence.Purpose)] = [("hinged", .daemon), ("i2c", .devices)]
    if buzzer == .gpio || buzzer == .pwm || button != nil { names.append(("gpio", .devices)) }
    return GroupEvidence(
      user: user.name, isRoot: user.id == 0,
      groups: names.map { name, purpose in
        let membership: GroupEvidence.Membership
        if let id = number(name) {
          membership =
            held.contains(id) ? .member : user.groups.contains(id) ? .fromNextLogin : .none
        } else {
          membership = .noGroup
        }
        return .init(name: name, purpose: purpose, membership: membership)
      })
  }
}
