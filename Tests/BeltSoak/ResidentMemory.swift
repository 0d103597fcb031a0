import Foundation

/// What of this process is in memory, as the kernel says it.
enum ResidentMemory {
  struct Unreadable: Error {}

  static func bytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .ascii)
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { throw Unreadable() }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
