import Foundation
import Reports
import Testing
import Training

/// The text of whole reports.
@Suite struct SnapshotTests {
  private func compare(
    _ log: SessionLog, _ name: String, width: Int = 80, color: Bool = false, unicode: Bool = true
  ) throws {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let options = RenderOptions(width: width, color: color, unicode: unicode, timeZone: utc)
    try SnapshotFiles.compare(TextReport(log, options: options).text, name + ".txt")
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
    try SnapshotFiles.compare(full.text, "training.html")
    let simulated = HTMLReport(Sessions.evening(mode: "estimated"), options: options)
    try SnapshotFiles.compare(simulated.text, "evening-estimated.html")
  }

  @Test func json() throws {
    let text = JSONReport.text([Sessions.evening()])
    try SnapshotFiles.compare(
      text.replacingOccurrences(of: ",\"", with: ",\n\"") + "\n", "evening.json.txt")
  }

  @Test func saidAndCorrected() throws {
    for width in [60, 80, 140] {
      try compare(Sessions.corrected, "corrected-\(width)", width: width)
    }
    try compare(Sessions.corrected, "corrected-80-ascii", unicode: false)
    let text = JSONReport.text([Sessions.corrected])
    try SnapshotFiles.compare(
      text.replacingOccurrences(of: ",\"", with: ",\n\"") + "\n", "corrected.json.txt")
  }

  @Test func explained() throws {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    let log = Sessions.corrected
    for (set, rep) in [(0, 0), (1, 3), (1, 4), (2, 1)] {
      let options = RenderOptions(width: 80, color: false, unicode: true, timeZone: utc)
      let text = ExplainReport(
        log, set: log.sets[set].0, rep: log.sets[set].1[rep], options: options
      ).text
      try SnapshotFiles.compare(text, "explained-\(set + 1).\(rep + 1)-80.txt")
    }
  }

  @Test func manySessions() throws {
    let utc = try #require(TimeZone(secondsFromGMT: 0))
    var sessions = (1...4).map { _ in Sessions.session() }
    sessions[1].lifter = "بن 💪 with a very long name"
    sessions[2].clock = "unset"
    sessions[3].provenance = "synthetic"
    for index in sessions.indices { sessions[index].id = Int64(index + 12) }
    let points = [12, 13, 15].map {
      TrendTests.point(week: 0, held: 10, lost: 2, noCall: 1, load: 142_500, session: $0)
    }
    for unicode in [true, false] {
      let options = RenderOptions(width: 80, color: false, unicode: unicode, timeZone: utc)
      try SnapshotFiles.compare(
        SessionTable(sessions, points: points, options: options).text,
        "sessions-80\(unicode ? "" : "-ascii").txt")
    }
  }
}
