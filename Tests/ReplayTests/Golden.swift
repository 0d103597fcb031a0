import Foundation
import Testing

/// Expected text kept beside the tests.
///
/// `HINGE_UPDATE_GOLDENS=1 swift test --filter GoldenTests` writes them anew; a change is explained
/// in the commit that makes it. A missing one is a failure.
enum Golden {
  static func check(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Goldens/\(name).txt")
    let bytes = Data(text.utf8)
    #expect(bytes.count < 60_000, "\(name) is \(bytes.count) bytes")
    if ProcessInfo.processInfo.environment["HINGE_UPDATE_GOLDENS"] == "1" {
      try bytes.write(to: file)
      return
    }
    guard FileManager.default.fileExists(atPath: file.path) else {
      Issue.record("\(name).txt is missing; write it with HINGE_UPDATE_GOLDENS=1")
      return
    }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    if kept == text { return }
    let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let at = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = at ?? min(old.count, new.count)
    Issue.record(
      """
      \(name).txt:\(line + 1): was \(line < old.count ? old[line] : "the end")
      is \(line < new.count ? new[line] : "the end")
      """)
  }
}
