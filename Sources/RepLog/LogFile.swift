import Foundation

/// What can be said of the log's file before a database is opened on it.
struct LogFile {
  enum Kind: Equatable {
    case absent
    case empty
    case file
  }

  /// Absolute, so that no name is ever read as a URI.
  let path: String

  init(path: String) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  var walPath: String { path + "-wal" }

  /// The folder must exist; a folder or device in the file's place is not a log.
  func kind() throws(RepLogError) -> Kind {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: path)
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
      var isFolder: ObjCBool = false
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
        isFolder.boolValue
      else { throw .noFolder(path: path) }
      return .absent
    } catch let error as CocoaError where error.code == .fileReadNoPermission {
      throw .permissionDenied(path: path)
    } catch {
      throw .inputOutput(path: path, detail: "\(error)")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw .notALog(path: path)
    }
    return attributes[.size] as? Int == 0 ? .empty : .file
  }

  /// Creates the empty file before the database does: `-wal` and `-shm` take its mode, and health
  /// data are for the owner and the group alone, whatever the umask. What another program has put
  /// there meanwhile stays.
  func create() throws(RepLogError) {
    let made = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o640)
    let code = errno
    if made >= 0 {
      // A file system without modes, such as that of a USB stick, makes the log all the same.
      _ = fchmod(made, 0o640)
      close(made)
      return
    }
    switch code {
    case ENOSPC, EDQUOT: throw .diskFull(path: path)
    case EROFS: throw .readOnly(path: path)
    case EACCES, EPERM: throw .permissionDenied(path: path)
    default:
      throw .inputOutput(path: path, detail: "it can't be made: \(String(cString: strerror(code)))")
    }
  }

  /// The reason behind "can't open" and "read-only", which the database does not tell.
  func reason(for error: RepLogError, forWriting: Bool) -> RepLogError {
    switch error {
    case .inputOutput, .readOnly:
      let files = FileManager.default
      guard files.isReadableFile(atPath: path) else { return .permissionDenied(path: path) }
      guard forWriting else { return error }
      if !files.isWritableFile(atPath: path) { return .readOnly(path: path) }
      // The shared memory beside the log needs room, too; that it has none is told as a failed write.
      if hasNoRoom { return .diskFull(path: path) }
      return error
    case .nothingLogged, .noFolder, .notALog, .damaged, .newerSchema, .olderSchema, .locked,
      .diskFull, .permissionDenied, .refused, .nothingThere, .unsayable, .outOfTurn:
      return error
    }
  }

  /// Less than one page is free on its disk.
  private var hasNoRoom: Bool {
    do {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let found = try FileManager.default.attributesOfFileSystem(forPath: folder)
      return (found[.systemFreeSize] as? Int).map { $0 < 4096 } ?? false
    } catch {
      return false
    }
  }

  /// It begins as a database does. What does not, in the place where the daemon keeps its log, is
  /// what a broken card makes of one.
  var beginsAsDatabase: Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    do {
      return try file.read(upToCount: 16) == Data("SQLite format 3\0".utf8)
    } catch {
      return false
    }
  }

  /// The file as a URI that promises the database that nobody writes to it.
  var immutableURI: String {
    var uri = "file:"
    for byte in path.utf8 {
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
      if isPlain {
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        uri += "%" + (hex.count < 2 ? "0" : "") + hex
      }
    }
    return uri + "?immutable=1"
  }
}
