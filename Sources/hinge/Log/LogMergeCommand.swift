import Asking
import ArgumentParser
import Exports
import Foundation
import LinuxIO
import RepLog
import Reports
import Setup
import Training

struct LogMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Takes loads and RPE from Strong's or Hevy's CSV, by time, exercise and reps.",
    discussion: """
      Says what would be taken and asks; --dry-run only says, --yes does not ask. What could be more than \
      one thing is not taken. What was entered here stays, but with --replace. hinge log history shows \
      what came from the file, and hinge log --clear takes it back.

      Examples:
        hinge log merge strong.csv --dry-run
        hinge log merge strong.csv --units lb --lifter ana
      """)

  @Argument(help: "The file that the app exported.")
  var file: String
  @Option(help: "kg or lb, of weights of which the file does not say it.")
  var units: LoadUnit?
  @Option(help: "Whose file it is; needed where the log has several lifters.")
  var lifter: String?
  @Flag(help: "Say what would be taken, and take nothing.")
  var dryRun = false
  @Flag(help: "Do not ask.")
  var yes = false
  @Flag(help: "Loads and RPE of the file go before those entered here.")
  var replace = false
  @OptionGroup var logOptions: LogOptions

  func run() throws {
    try Terminal.run {
      let desk = try LogDesk(logOptions)
      let foreign = try read()
      let merge = LoadMerge(
        try desk.logs(of: lifter, near: foreign), with: foreign,
        fileName: URL(fileURLWithPath: file).lastPathComponent,
        stamp: desk.mergeStamp(), replaces: replace)
      for line in merge.report.lines(unit: desk.unit) { Terminal.put(line + "\n") }
      if merge.report.hasMetNothing, !foreign.workouts.isEmpty {
        Terminal.say(
          "Times of the file were read as of \(TimeZone.current.identifier). If the phone was set to another "
            + "zone, name it: TZ=Europe/Berlin hinge log merge ...")
      }
      if merge.entries.isEmpty {
        Terminal.say("Nothing new is in \(file).")
        return
      }
      if dryRun {
        Terminal.say("\(Terminal.count(merge.entries.count, "value")) would be taken; nothing was.")
        return
      }
      try ask(merge.entries.count)
      try desk.write(merge.entries)
      Terminal.say("\(Terminal.count(merge.entries.count, "value")) taken from \(file).")
    }
  }

  private func read() throws(Problem) -> ForeignLog {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReading.bytes(file, limitBytes: 64 << 20)
    } catch {
      throw Problem(error)
    }
    do throws(ExportError) {
      return try ForeignLog.read(bytes, unit: units, zone: .current)
    } catch .unitUnknown(let line) {
      throw Problem(
        "\(file): line \(line): the file does not say whether its weights are kg or lb; --units does.",
        exitCode: 64)
    } catch {
      throw Problem("\(file): \(error)", exitCode: 65)
    }
  }

  private func ask(_ count: Int) throws(Problem) {
    if yes { return }
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
      throw Problem(
        "Nobody is there to be asked; --yes takes it, --dry-run only says.", exitCode: 64)
    }
    FileHandle.standardError.write(Data("Take \(Terminal.count(count, "value"))? [y/N] ".utf8))
    if readLine()?.lowercased().hasPrefix("y") != true {
      throw Problem("Nothing was taken.", exitCode: 64)
    }
  }
}

extension LogDesk {
  /// One lifter's sessions of the days that a file is about.
  func logs(of lifter: String?, near foreign: ForeignLog) throws(Problem) -> [SessionLog] {
    let lifters = try asked { () throws(RepLogError) in try reader.lifters() }
    if lifter == nil, lifters.count > 1 {
      throw Problem(
        "The log has sessions of \(lifters.joined(separator: ", ")); --lifter says whose file it is.",
        exitCode: 64)
    }
    if let lifter, !lifters.contains(lifter) {
      throw Problem.unknownLifter(lifter, in: reader.path, known: lifters)
    }
    var selection = SessionSelection()
    selection.lifter = lifter
    let chosen = selection
    let moments = foreign.workouts.flatMap { [$0.startedAtWallMS, $0.laterStartWallMS] }.compactMap
    { $0 }
    let day: Int64 = 86_400_000
    let records = try asked { () throws(RepLogError) in try reader.records(chosen) }.filter {
      guard let first = moments.min(), let last = moments.max(), $0.hasKnownDate else {
        return true
      }
      return $0.startedAtWallMS > first - day && $0.startedAtWallMS < last + day
    }
    let progress = ProgressLine()
    defer { progress.clear() }
    var logs: [SessionLog] = []
    for (index, record) in records.enumerated() {
      progress.show(index, of: records.count, "sessions")
      if let log = try asked({ () throws(RepLogError) in try reader.session(id: record.id) }) {
        logs.append(log)
      }
    }
    return logs
  }

  private func asked<T>(_ body: () throws(RepLogError) -> T) throws(Problem) -> T {
    do throws(RepLogError) { return try body() } catch { throw Problem(error) }
  }

  func mergeStamp() -> LoadMerge.Stamp {
    let record = EntryStamp.now().record(session: 0, field: "", value: nil, origin: "")
    return LoadMerge.Stamp(
      wallMS: record.enteredAtWallMS, bootMS: record.enteredAtBootMS, bootID: record.bootID,
      clock: record.clock)
  }
}
