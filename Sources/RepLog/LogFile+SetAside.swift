import Foundation

extension LogFile {
  /// How many files may lie aside beside one log: a card that damages every file it is given must not
  /// be filled with them.
  static let mostAside = 9

  /// Renames the log and what belongs to it, deletes nothing, and returns the new path.
  ///
  /// The write-ahead log goes first: if this is cut short, no new log can find an old one's pages
  /// beside it, or have them thrown away.
  func setAside() throws(RepLogError) -> String {
    let files = FileManager.default
    let names = (1...Self.mostAside).map { "\(path).damaged-\($0)" }
    let free = names.first { name in
      ["", "-wal", "-shm"].allSatisfy { !files.fileExists(atPath: name + $0) }
    }
    guard let free else {
      throw .inputOutput(
        path: path, detail: "\(Self.mostAside) damaged logs lie beside it already")
    }
    do {
      for suffix in ["-wal", "-shm", ""] where files.fileExists(atPath: path + suffix) {
        try files.moveItem(atPath: path + suffix, toPath: free + suffix)
      }
    } catch {
      throw .inputOutput(path: path, detail: "it is damaged and can't be renamed: \(error)")
    }
    return free
  }
}
