internal import Glibc

/// The disk that a folder is on.
package struct DiskState: Equatable, Sendable {
  /// Bytes that a user who is not root can still write.
  package let roomBytes: Int64
  package let isReadOnly: Bool
  /// Where it is mounted.
  package let mount: String

  /// Of the file, or of the nearest folder above it that is there; nil where the system does not say.
  package init?(of path: String) {
    var place = path.hasPrefix("/") ? path : "./\(path)"
    var information = stat()
    while stat(place, &information) != 0 {
      guard errno == ENOENT || errno == ENOTDIR, let above = Self.above(place) else { return nil }
      place = above
    }
    var state = statvfs()
    if statvfs(place, &state) != 0 { return nil }
    roomBytes = Int64(clamping: UInt64(state.f_bavail) &* UInt64(state.f_frsize))
    isReadOnly = state.f_flag & UInt(ST_RDONLY) != 0
    // Up to the folder whose parent is on another device.
    var top = SystemTree.resolved(place) ?? place
    let device = information.st_dev
    while let above = Self.above(top), stat(above, &information) == 0, information.st_dev == device
    {
      top = above
    }
    mount = top
  }

  private static func above(_ path: String) -> String? {
    guard path != "/", path != ".", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
