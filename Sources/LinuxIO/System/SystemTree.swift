internal import Glibc

/// The kernel's tree of devices, `/sys`, or a folder laid out like it. What can't be read there is
/// nil: a container shows none of it, another kernel has other parts.
package struct SystemTree: Sendable {
  package static let kernel = SystemTree(root: "/sys")

  package let root: String

  package init(root: String) { self.root = root }

  /// `class/pwm` → `/sys/class/pwm`
  package func path(_ relative: String) -> String { "\(root)/\(relative)" }

  /// A small file's bytes, 4096 at most.
  package func bytes(_ relative: String) -> [UInt8]? {
    do throws(FileError) {
      return try FileReading.bytes(path(relative), limitBytes: 4096)
    } catch {
      // Not there, or not for this user: then it is not known, which is what nil says.
      return nil
    }
  }

  /// The first line of a small file; nil also where it is empty.
  package func line(_ relative: String) -> String? {
    guard let bytes = bytes(relative) else { return nil }
    let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return line.isEmpty ? nil : line
  }

  /// Where a path really is once every link is followed.
  package func resolved(_ relative: String) -> String? { Self.resolved(path(relative)) }

  package static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What a folder holds, sorted; empty where it is missing.
  package func names(in relative: String) -> [String] {
    guard let folder = opendir(path(relative)) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
