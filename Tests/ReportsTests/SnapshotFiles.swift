import Foundation
import Testing

/// Texts kept as files in Snapshots/. `HINGE_UPDATE_GOLDENS=1` rewrites them; without it a missing file is
/// a failure, and a change must be explained with the commit.
enum SnapshotFiles {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Snapshots")
  private static let isUpdating = ProcessInfo.processInfo.environment["HINGE_UPDATE_GOLDENS"] == "1"

  static func compare(_ text: String, _ name: String) throws {
    let file = folder.appendingPathComponent(name)
    if isUpdating { try text.write(to: file, atomically: true, encoding: .utf8) }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "\(name) differs; look at it, then run with HINGE_UPDATE_GOLDENS=1")
  }
}
