import Asking
import ArgumentParser
import Foundation
import RepLog
import Reports
import Settings
import Setup
import Training

/// Which sessions, from which log.
struct SessionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("From this day on.", valueName: "date"))
  var since: String?
  @Option(help: ArgumentHelp("Up to this day.", valueName: "date"))
  var until: String?
  @Option(help: "Only this style.")
  var style: String?
  @Option(help: "Only this lifter.")
  var lifter: String?
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  var isNarrowed: Bool { since != nil || until != nil || style != nil || lifter != nil }
}

/// How things are written.
struct TextOptions: ParsableArguments {
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto
  @Option(help: "kg or lb for loads; else as report.units is set.")
  var units: LoadUnit?
}

extension LoadUnit: ExpressibleByArgument {}

/// The log that a command reads, and what is asked of it.
struct SessionDesk {
  let path: String
  let paths: StandardPaths?
  let unit: LoadUnit
  let reader: RepLogReader
  let now = Date()
  private let options: SessionOptions

  init(_ options: SessionOptions, units: LoadUnit? = nil) throws(Problem) {
    self.options = options
    let settings =
      options.log != nil && options.config == nil && units != nil
      ? nil : try Self.settings(options)
    paths = settings?.paths
    path = options.log ?? settings?.paths.log ?? ""
    let set = settings?.configuration.report.units ?? .kg
    unit = units ?? (set == .lb ? .lb : .kg)
    do throws(RepLogError) { reader = try RepLogReader(path: path) } catch { throw Problem(error) }
  }

  /// A log that is named needs no settings: broken ones are then no reason to show nothing.
  private static func settings(_ options: SessionOptions) throws(Problem) -> LoadedSettings? {
    do throws(Problem) {
      return try LoadedSettings(for: .client, file: options.config)
    } catch {
      guard options.log != nil, options.config == nil else { throw error }
      Terminal.say("hinge: the settings are not used: \(error)")
      return nil
    }
  }

  /// What the words and the options say together.
  func selection(_ words: String? = nil) throws(Problem) -> SessionSelection {
    var selection = SessionSelection()
    selection.style = options.style
    selection.lifter = try options.lifter.map(asLogged)
    selection.span = try span()
    guard let words else { return selection }
    guard let choice = SessionChoice(words, now: now, zone: .current) else {
      throw Problem(SessionChoice.problem(with: words, zone: .current), exitCode: 64)
    }
    switch choice {
    case .last(let back):
      selection.newest = 1
      selection.skipping = back
    case .numbers(let numbers): selection.numbers = numbers
    case .span(let span):
      if selection.span != nil {
        throw Problem("'\(words)' beside --since or --until; give one of them.", exitCode: 64)
      }
      selection.span = span
    }
    return selection
  }

  private func span() throws(Problem) -> Range<Int64>? {
    if options.since == nil && options.until == nil { return nil }
    var (from, to): (Int64, Int64) = (0, .max)
    if let since = options.since { from = try day("--since", since).lowerBound }
    if let until = options.until { to = try day("--until", until).upperBound }
    guard from < to else {
      throw Problem("--since is after --until; no day lies between them.", exitCode: 64)
    }
    return from..<to
  }

  func day(_ option: String, _ text: String) throws(Problem) -> Range<Int64> {
    // A year, which as a word for sessions would be a number.
    if let span = Days(zone: .current).span(text) { return span }
    if case .span(let span) = SessionChoice(text, now: now, zone: .current) { return span }
    throw Problem(
      "\(option) '\(text)' is no date; give one such as 2026-11-22, 2026-11, today or week.",
      exitCode: 64)
  }

  func records(_ selection: SessionSelection) throws(Problem) -> [SessionRecord] {
    let found: [SessionRecord]
    do throws(RepLogError) { found = try reader.records(selection) } catch { throw Problem(error) }
    if found.isEmpty { try explainNothing(selection) }
    if selection.span != nil { try tellUndated(selection) }
    return found
  }

  /// What has no date is in no span, and nothing is to be missed without a word.
  private func tellUndated(_ selection: SessionSelection) throws(Problem) {
    var others = selection
    others.span = nil
    others.newest = nil
    let wanted = others
    let undated: Int
    do throws(RepLogError) {
      undated = try reader.records(wanted).count { !$0.hasKnownDate }
    } catch {
      throw Problem(error)
    }
    if undated > 0 {
      Terminal.say(
        "hinge: \(Terminal.count(undated, "session")) left out, since the clock was not set and the date is "
          + "not known; 'hinge report all' has them.")
    }
  }

  /// Whether there is no session at all.
  var isEmpty: Bool {
    get throws(Problem) {
      do throws(RepLogError) { return try reader.latestRecord() == nil } catch {
        throw Problem(error)
      }
    }
  }

  func excluded(_ numbers: ClosedRange<Int64>) throws(Problem) -> Set<Int64> {
    do throws(RepLogError) { return try reader.excludedSessions(numbers) } catch {
      throw Problem(error)
    }
  }

  /// A lifter's name as the log writes it, where only the case differs.
  func asLogged(_ name: String) throws(Problem) -> String {
    do throws(RepLogError) { return try reader.lifterNamed(name) ?? name } catch {
      throw Problem(error)
    }
  }

  func points(_ selection: SessionSelection) throws(Problem) -> [SetPoint] {
    do throws(RepLogError) { return try reader.setPoints(selection) } catch { throw Problem(error) }
  }

  func points(of records: [SessionRecord]) throws(Problem) -> [SetPoint] {
    do throws(RepLogError) {
      return try reader.setPoints(of: records)
    } catch {
      throw Problem(error)
    }
  }

  func log(_ id: Int64) throws(Problem) -> SessionLog? {
    do throws(RepLogError) { return try reader.session(id: id) } catch { throw Problem(error) }
  }

  /// All of them, with their reps.
  func logs(_ records: [SessionRecord]) throws(Problem) -> [SessionLog] {
    let progress = ProgressLine()
    defer { progress.clear() }
    var logs: [SessionLog] = []
    for (index, record) in records.enumerated() {
      progress.show(index, of: records.count, "sessions")
      if let log = try log(record.id) { logs.append(log) }
    }
    return logs
  }

  func knownDate(before id: Int64) throws(Problem) -> Int64? {
    do throws(RepLogError) { return try reader.knownDate(before: id) } catch {
      throw Problem(error)
    }
  }

  /// A name that the log does not know is most likely a slip; a day without training is none.
  private func explainNothing(_ selection: SessionSelection) throws(Problem) {
    if let lifter = selection.lifter {
      let known: [String]
      do throws(RepLogError) { known = try reader.lifters() } catch { throw Problem(error) }
      if !known.contains(lifter) {
        throw Problem.unknownLifter(lifter, in: path, known: known)
      }
    }
    if let style = selection.style, let problem = EntryField.style.problem(with: style) {
      throw Problem("--style '\(style)': \(problem).", exitCode: 64)
    }
    if let numbers = selection.numbers, numbers.lowerBound == numbers.upperBound {
      throw Problem(
        "\(path) has no session \(numbers.lowerBound); 'hinge report' shows the last.", exitCode: 65
      )
    }
  }
}
