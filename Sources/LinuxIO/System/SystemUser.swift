internal import Glibc

/// A user of this machine, as the system's database has him. For one thread at a time.
package struct SystemUser: Equatable, Sendable {
  package let name: String
  package let id: UInt32
  /// The first one is the user's own.
  package let groups: [UInt32]

  package init(name: String, id: UInt32, groups: [UInt32]) {
    self.name = name
    self.id = id
    self.groups = groups
  }

  /// nil: there is none of that name.
  package init?(named name: String) {
    guard let entry = getpwnam(name) else { return nil }
    self.init(entry)
  }

  /// Whoever runs this program; nil: somebody whom the database does not know.
  package static var current: SystemUser? { getpwuid(geteuid()).map { SystemUser($0) } }

  /// The groups that this very process is in, which a login fixes.
  package static var processGroups: [UInt32] {
    var list = [gid_t](repeating: 0, count: 256)
    let count = getgroups(Int32(list.count), &list)
    return [getegid()] + list.prefix(max(0, Int(count)))
  }

  /// nil: there is no such group.
  package static func group(named name: String) -> UInt32? {
    getgrnam(name)?.pointee.gr_gid
  }

  private init(_ entry: UnsafeMutablePointer<passwd>) {
    name = String(cString: entry.pointee.pw_name)
    id = entry.pointee.pw_uid
    var list = [gid_t](repeating: 0, count: 256)
    var count = Int32(list.count)
    _ = getgrouplist(entry.pointee.pw_name, entry.pointee.pw_gid, &list, &count)
    groups = Array(list.prefix(max(0, min(Int(count), list.count))))
  }

  package enum Access: UInt32, Sendable {
    case read = 4
    case write = 2
  }

  /// Whether the file's own permissions allow it; the folders above it are not asked. nil: there is no
  /// such file, or it can't be seen.
  package func may(_ access: Access, _ path: String) -> Bool? {
    var information = stat()
    if stat(path, &information) != 0 { return nil }
    if id == 0 { return true }
    let shift: UInt32 =
      information.st_uid == id ? 6 : groups.contains(information.st_gid) ? 3 : 0
    return information.st_mode >> shift & access.rawValue != 0
  }
}
