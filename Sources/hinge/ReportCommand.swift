import ArgumentParser
import RepLog
import Reports
import Settings
import Setup
import Training

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "One session: sets, reps, tempo, flexion against the limit, one cue a set.",
    discussion: """
      Examples:
        hinge                      the last session
        hinge report 12            session 12
        hinge report --json        the last session for a program
      """)

  @Argument(help: "A session's number, or 'last'.")
  var session = "last"
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Flag(help: "JSON, schema hinge.report/1.")
  var json = false
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let paths = log == nil ? try LoadedSettings(for: .client, file: config).paths : nil
      let path = log ?? paths?.log ?? ""
      guard let (found, earlier) = try read(path) else {
        Terminal.put(json ? JSONReport.text([]) : TextReport.noSessions + "\n")
        return
      }
      Terminal.put(
        json
          ? JSONReport.text([found])
          : TextReport(
            found, options: Terminal.renderOptions(color: color), earlierWallMS: earlier
          ).text)
      if let folder = paths?.recordingDirectory, !json {
        let files = FlaggedStore.files(of: found.session.id, in: folder)
        if !files.isEmpty { Terminal.put("\nSamples of flagged reps, for hinge replay:\n") }
        for file in files { Terminal.put("  \(file)\n") }
      }
    }
  }

  /// The session, and the latest known date before it.
  private func read(_ path: String) throws(Problem) -> (SessionLog, Int64?)? {
    let id = Int64(session)
    if id == nil && session != "last" {
      throw Problem("'\(session)' is not a session; give its number, or 'last'.", exitCode: 64)
    }
    let found: SessionLog?
    var earlier: Int64?
    do throws(RepLogError) {
      let reader = try RepLogReader(path: path)
      if let id { found = try reader.session(id: id) } else { found = try reader.latestSession() }
      if let session = found?.session { earlier = try reader.knownDate(before: session.id) }
    } catch {
      throw Problem(error)
    }
    if let id, found == nil {
      throw Problem("\(path) has no session \(id); 'hinge report' shows the last.", exitCode: 65)
    }
    return found.map { ($0, earlier) }
  }
}
