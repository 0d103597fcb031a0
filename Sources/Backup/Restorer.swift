import Foundation
import LinuxIO
import RepLog
package import Setup

/// Puts a backup in the place of what is there. All of it is checked and laid ready first; what was there
/// is kept under another name; a step that fails takes back the steps before it.
package struct Restorer {
  private let places: Places
  private let nowMS: Int64
  private let willMove: (String) throws -> Void

  /// - Parameters:
  ///   - nowMS: wall clock, ms since 1970: what was there is named after it.
  ///   - willMove: told each path before something is moved to it; for tests, which throw.
  package init(
    _ places: Places, nowMS: Int64, willMove: @escaping (String) throws -> Void = { _ in }
  ) {
    self.places = places
    self.nowMS = nowMS
    self.willMove = willMove
  }

  package struct Restored: Equatable, Sendable {
    package var manifest: Manifest
    /// What is there now.
    package var restored: [String]
    /// What was there, under the name it has now.
    package var kept: [String]
  }

  /// A file or folder, laid ready beside its place.
  private struct Item {
    var ready: String
    var place: String
  }

  /// Must not be called while the daemon runs; where the log is open all the same, it throws 69.
  package func restore(_ file: String) throws(Problem) -> Restored {
    let folder = URL(fileURLWithPath: places.log).deletingLastPathComponent().path
    try LoadedSettings.makeFolder(of: places.log)
    let staging = "\(folder)/.restore.\(getpid())"
    return try Tree.within(staging) { () throws(Problem) in
      let manifest = try Archive.open(file, in: staging)
      try refuseWhatIsInUse()
      let items = try layReady(from: "\(staging)/\(Archive.folder)")
      var restored = Restored(manifest: manifest, restored: [], kept: [])
      do throws(Problem) {
        restored.kept = try swap(items)
      } catch {
        let first = error
        for item in items { try Tree.remove(item.ready) }
        throw first
      }
      restored.restored = items.map(\.place)
      return restored
    }
  }

  /// A log that is damaged can be replaced, one that somebody writes to can't.
  private func refuseWhatIsInUse() throws(Problem) {
    do throws(RepLogError) {
      try RepLogEraser.claim(places.log)
    } catch {
      switch error {
      case .locked, .permissionDenied, .readOnly: throw Problem(error)
      default: break
      }
    }
  }

  /// Copies everything to the disk that it will be on, so that only names are left to change.
  private func layReady(from folder: String) throws(Problem) -> [Item] {
    var items: [Item] = []
    do throws(Problem) {
      for (name, place) in places.items {
        let source = "\(folder)/\(name)"
        guard FileManager.default.fileExists(atPath: source) else { continue }
        try LoadedSettings.makeFolder(of: place)
        let above = URL(fileURLWithPath: place).deletingLastPathComponent().path
        guard access(above, W_OK) == 0 else {
          throw Problem(
            "\(place) can't be restored: this user may not write into \(above); nothing was changed. "
              + "Try sudo hinge restore.", exitCode: 74)
        }
        let item = Item(ready: place + ".restoring", place: place)
        try Tree.remove(item.ready)
        items.append(item)
        try Tree.change("\(place) can't be restored, nothing was changed") {
          try FileManager.default.copyItem(atPath: source, toPath: item.ready)
        }
        try Ownership.adopt(item.ready, as: place)
      }
    } catch {
      let first = error
      for item in items { try Tree.remove(item.ready) }
      throw first
    }
    return items
  }

  /// The new names, in an order in which each step can be taken back.
  private func swap(_ items: [Item]) throws(Problem) -> [String] {
    let manager = FileManager.default
    var done: [(from: String, to: String)] = []
    var kept: [String] = []
    do {
      func move(_ from: String, _ to: String) throws {
        try willMove(to)
        try manager.moveItem(atPath: from, toPath: to)
        done.append((from, to))
      }
      for item in items {
        if manager.fileExists(atPath: item.place) {
          let aside = asideName(item.place)
          // Its write-ahead log belongs to the old log: it goes where that goes.
          for suffix in ["-wal", "-shm"] where manager.fileExists(atPath: item.place + suffix) {
            try move(item.place + suffix, aside + suffix)
          }
          try move(item.place, aside)
          kept.append(aside)
        }
        try move(item.ready, item.place)
      }
      for item in items {
        try FileSync.flush(URL(fileURLWithPath: item.place).deletingLastPathComponent().path)
      }
    } catch {
      for step in done.reversed() {
        try Tree.change("\(step.to) can't be put back to \(step.from); do that by hand") {
          try manager.moveItem(atPath: step.to, toPath: step.from)
        }
      }
      throw Problem(
        "The backup can't be put in place: \(error.localizedDescription); everything is as it was.",
        exitCode: 74)
    }
    return kept
  }

  private func asideName(_ place: String) -> String {
    let name = "\(place).before-restore-\(Tree.stamp(nowMS))"
    var free = name
    var number = 2
    while FileManager.default.fileExists(atPath: free) {
      free = "\(name)-\(number)"
      number += 1
    }
    return free
  }
}

/// Whose restored files are, where root restores them: the daemon's, as those that were there.
enum Ownership {
  /// Gives `path`, and what is in it, the owner of `place`, or of the folder that it is to be in.
  static func adopt(_ path: String, as place: String) throws(Problem) {
    let manager = FileManager.default
    let files = try Tree.files(in: path).regular
    try Tree.change("\(place) can't be restored, nothing was changed") {
      var model = place
      if !manager.fileExists(atPath: place) {
        model = URL(fileURLWithPath: place).deletingLastPathComponent().path
      }
      var names = [path]
      var isFolder: ObjCBool = false
      if manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        names += try manager.subpathsOfDirectory(atPath: path).map { "\(path)/\($0)" }
      }
      if geteuid() == 0 {
        let owner = try manager.attributesOfItem(atPath: model)
        let attributes = owner.filter {
          $0.key == .ownerAccountID || $0.key == .groupOwnerAccountID
        }
        for name in names { try manager.setAttributes(attributes, ofItemAtPath: name) }
      }
      for name in files { try FileSync.flush("\(path)/\(name)") }
      if !isFolder.boolValue { try FileSync.flush(path) }
    }
  }
}
