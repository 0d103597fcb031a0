internal import Glibc

/// Whole files in, with errors a person can act on. Only regular files: a pipe or a device that
/// someone names by mistake is refused at once instead of waited for.
package enum FileReading {
  /// The file's bytes. `limitBytes` bounds memory; a file that grows while it is read is refused
  /// when it passes the limit.
  package static func bytes(_ path: String, limitBytes: Int) throws(FileError) -> [UInt8] {
    let file = try RegularFile.open(path, limitBytes: limitBytes)
    var content: [UInt8] = []
    content.reserveCapacity(file.size)
    var block = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count: Int
      do throws(Errno) {
        count = try SystemCall.retrying {
          block.withUnsafeMutableBytes { read(file.descriptor.raw, $0.baseAddress, $0.count) }
        }
      } catch {
        throw .reading(path, error)
      }
      if count == 0 { return content }
      if content.count + count > limitBytes {
        throw .tooLarge(path: path, limitBytes: limitBytes)
      }
      content.append(contentsOf: block[..<count])
    }
  }

  /// The file as UTF-8 text.
  package static func text(_ path: String, limitBytes: Int) throws(FileError) -> String {
    let content = try bytes(path, limitBytes: limitBytes)
    if let text = String(validating: content, as: UTF8.self) { return text }
    throw .notUTF8(path: path, offset: firstInvalid(content))
  }

  /// How many bytes from the start are valid UTF-8.
  private static func firstInvalid(_ content: [UInt8]) -> Int {
    var decoder = UTF8()
    var bytes = content.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      valid += UTF8.width(scalar)
    }
    return valid
  }
}

/// An open regular file and its size when it was opened.
struct RegularFile: ~Copyable {
  let descriptor: Descriptor
  let size: Int

  /// Refuses everything that has no end, and files of more than `limitBytes`.
  static func open(_ path: String, limitBytes: Int) throws(FileError) -> RegularFile {
    // Not blocking, or opening a pipe would wait for its other end before it can be refused.
    let raw = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    if raw < 0 { throw .reading(path, .current) }
    let descriptor = Descriptor(owning: raw)
    var information = stat()
    if fstat(raw, &information) != 0 { throw .reading(path, .current) }
    let size = Int(information.st_size)
    switch information.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isDirectory(path: path)
    case S_IFIFO: throw .notRegular(path: path, found: "pipe")
    case S_IFSOCK: throw .notRegular(path: path, found: "socket")
    default: throw .notRegular(path: path, found: "device")
    }
    if size > limitBytes { throw .tooLarge(path: path, limitBytes: limitBytes) }
    return RegularFile(descriptor: descriptor, size: size)
  }
}
