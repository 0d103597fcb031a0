internal import Glibc
internal import Synchronization

/// Files that are either the old one or the whole new one, whatever happens in between: written
/// beside the target, brought to the disk, then renamed over it.
///
/// A symbolic link at the target is replaced, not followed; a device or pipe is refused. On failure the target is as it was and
/// nothing is left beside it; only a power cut can leave a `.NAME.*.new`, never a half target.
package enum AtomicFile {
  private static let serial = Atomic<UInt32>(0)

  /// - Parameter mode: permissions of the new file, before the umask.
  /// - Parameter asFolder: whether it is to be owned by whom its folder is owned by, for root who writes
  ///   what a service is to read.
  package static func write(
    _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644, asFolder: Bool = false
  ) throws(FileError) {
    let (folder, name) = split(path)
    if name.isEmpty { throw .isDirectory(path: path) }
    var information = stat()
    // A rename over a folder fails too, but late and with a stranger's sentence.
    if lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFDIR {
      throw .isDirectory(path: path)
    }
    // A rename takes the place of a device or a pipe, for every program on the machine: never that,
    // nor where a link leads to one, as /dev/stdout does.
    if stat(path, &information) == 0, information.st_mode & S_IFMT != S_IFREG {
      throw .notReplaced(path: path)
    }
    let number = serial.add(1, ordering: .relaxed).newValue
    let temporary = "\(folder)/.\(name.prefix(100)).\(getpid())-\(number).new"
    do throws(Errno) {
      try fill(temporary, with: bytes, mode: mode)
    } catch {
      throw .writing(path, error)
    }
    do throws(Errno) {
      if asFolder, geteuid() == 0, stat(folder, &information) == 0 {
        _ = try SystemCall.retrying { lchown(temporary, information.st_uid, information.st_gid) }
      }
      _ = try SystemCall.retrying { rename(temporary, path) }
    } catch {
      unlink(temporary)
      throw .writing(path, error)
    }
    do throws(Errno) {
      // The new name itself is only safe once its folder is on the disk.
      let handle = try Descriptor { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
      _ = try SystemCall.retrying { fsync(handle.raw) }
    } catch {
      // Some file systems have nothing to bring to the disk for a folder, and say so.
      if error == .invalid { return }
      throw .failed(path: path, action: "brought to the disk", errno: error)
    }
  }

  package static func write(
    _ text: String, to path: String, mode: UInt32 = 0o644, asFolder: Bool = false
  ) throws(FileError) {
    try write(Array(text.utf8), to: path, mode: mode, asFolder: asFolder)
  }

  private static func fill(_ path: String, with bytes: [UInt8], mode: UInt32) throws(Errno) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = try Descriptor { open(path, flags, mode_t(mode)) }
    do throws(Errno) {
      try bytes.span.withUnsafeBytes { (content) throws(Errno) in
        try SystemCall.writeAll(content, to: file.raw)
      }
      _ = try SystemCall.retrying { fsync(file.raw) }
    } catch {
      unlink(path)
      throw error
    }
  }

  /// The folder ("." where none is named) and the last component.
  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
