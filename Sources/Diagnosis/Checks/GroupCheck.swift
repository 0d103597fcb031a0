/// Whether whoever runs this may read the log, ask the daemon, and use the devices.
enum GroupCheck {
  /// - Parameter daemonRuns: then it has the devices, and nobody else needs them.
  static func findings(_ evidence: GroupEvidence, daemonRuns: Bool) -> [Finding] {
    if evidence.isRoot {
      return [Finding(.group, .service, .pass, .words("root"), "may do everything")]
    }
    return evidence.groups.compactMap { group in
      func one(_ grade: Grade, _ reason: String, mend: String? = nil) -> Finding {
        Finding(.group, .service, grade, .words(group.name), reason, mend: mend)
      }
      let use = group.purpose == .daemon ? "read the log and ask hinged" : "use it without hinged"
      switch group.membership {
      // Without an installation there is none, and nothing that would need it.
      case .noGroup: return nil
      case .member: return one(.pass, "\(evidence.user) is in it")
      case .fromNextLogin:
        return one(
          .warn, "\(evidence.user) is in it from the next login on", mend: "log out and in again")
      case .none:
        if group.purpose == .devices, daemonRuns {
          return one(.pass, "\(evidence.user) is not in it, and hinged is")
        }
        return one(
          .warn, "\(evidence.user) is not in it and may not \(use)",
          mend: "sudo usermod -aG \(group.name) \(evidence.user), then log out and in again")
      }
    }
  }
}
