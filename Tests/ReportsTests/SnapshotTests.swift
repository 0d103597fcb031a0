import Foundation
import Reports
import Testing
import Training

/// The text of whole reports, kept as files in Snapshots/. `HINGE_UPDATE_GOLDENS=1` rewrites them;
/// without it a missing file is a failure, and a change must be explained with the commit.
@Suite struct SnapshotTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Snapshots")
  private static let isUpdating = ProcessInfo.processInfo.environment["HINGE_UPDATE_GOLDENS"] == "1"

  private func compare(
    _ log: SessionLog, _ name: String, width: Int = 80, color: Bool = false, unicode: Bool = true
  ) throws {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let options = RenderOptions(width: width, color: color, unicode: unicode, timeZone: utc)
    try compare(TextReport(log, options: options).text, name + ".txt")
  }

  private func compare(_ text: String, _ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    if Self.isUpdating { try text.write(to: file, atomically: true, encoding: .utf8) }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "\(name) differs; look at it, then run with HINGE_UPDATE_GOLDENS=1")
  }

  @Test(arguments: [60, 72, 80, 100, 140])
  func evening(width: Int) throws {
    try compare(Sessions.evening(), "evening-\(width)", width: width)
  }

  @Test func eveningInColor() throws {
    try compare(Sessions.evening(), "evening-80-color", color: true)
  }

  @Test func eveningInASCII() throws {
    try compare(Sessions.evening(), "evening-80-ascii", unicode: false)
  }

  @Test(arguments: [60, 80])
  func estimated(width: Int) throws {
    let log = Sessions.evening(mode: "estimated", provenance: "measured")
    try compare(log, "estimated-\(width)", width: width)
    try compare(log, "estimated-\(width)-ascii", width: width, unicode: false)
  }

  @Test func withoutCalibration() throws {
    try compare(Sessions.uncalibrated, "no-calibration-80")
  }

  @Test func withoutSets() throws {
    try compare(Sessions.empty, "no-sets-80")
  }

  /// The first session after a calibration says that its silence was meant.
  @Test(arguments: [60, 80])
  func silent(width: Int) throws {
    let log = Sessions.evening(feedback: "silent", feedbackSetting: "auto")
    try compare(log, "silent-\(width)", width: width)
  }

  @Test func aSetWithoutReps() throws {
    try compare(Sessions.setWithoutReps, "set-without-reps-80")
  }

  /// Two whole pages: what an evening looks like, and one of one sensor that is simulated.
  @Test func html() throws {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let options = HTMLOptions(timeZone: utc, version: "1.2.3")
    let full = HTMLReport(
      TrainingSessions.evening(), history: TrainingSessions.history, options: options)
    try compare(full.text, "training.html")
    let simulated = HTMLReport(Sessions.evening(mode: "estimated"), options: options)
    try compare(simulated.text, "evening-estimated.html")
  }

  @Test func json() throws {
    let text = JSONReport.text([Sessions.evening()])
    try compare(text.replacingOccurrences(of: ",\"", with: ",\n\"") + "\n", "evening.json.txt")
  }
}
