internal import Glibc

/// Brings what was written by others to the disk.
package enum FileSync {
  /// - Parameter path: a file or a folder.
  package static func flush(_ path: String) throws(FileError) {
    do throws(Errno) {
      let handle = try Descriptor { open(path, O_RDONLY | O_CLOEXEC) }
      _ = try SystemCall.retrying { fsync(handle.raw) }
    } catch {
      // Some file systems have nothing to bring to the disk for a folder, and say so.
      if error == .invalid { return }
      throw .failed(path: path, action: "brought to the disk", errno: error)
    }
  }
}
