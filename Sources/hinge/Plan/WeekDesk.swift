import Asking
import Coaching
import Foundation
import LinuxIO
import Plan
import RepLog
import Reports
import Settings
import Setup
import Training

/// The settings, the log and the day that a week is looked at from.
struct WeekDesk {
  let settings: LoadedSettings
  let unit: LoadUnit
  /// As was asked for, else the day that it is.
  let today: CalendarDay
  let now: CalendarDay
  let path: String
  /// Nil where nothing has been logged yet.
  let reader: RepLogReader?
  private let days = Days(zone: .current)

  /// - Parameter needsLog: false: a log that is not there yet is an empty one.
  init(_ options: WeekOptions, units: LoadUnit? = nil, needsLog: Bool) throws(Problem) {
    settings = try LoadedSettings(for: .client, file: options.config)
    unit = units ?? (settings.configuration.report.units == .lb ? .lb : .kg)
    today = try AskedDay(options.on ?? "today", now: Date(), zone: .current).calendarDay
    now = days.calendarDay(Date())
    path = options.log ?? settings.paths.log
    reader = try Self.reader(path, isNeeded: needsLog)
  }

  private static func reader(_ path: String, isNeeded: Bool) throws(Problem) -> RepLogReader? {
    do throws(RepLogError) {
      return try RepLogReader(path: path)
    } catch {
      if case .nothingLogged = error, !isNeeded { return nil }
      throw Problem(error)
    }
  }

  /// The name as the log writes it, or as it was typed.
  func asLogged(_ name: String) throws(Problem) -> String {
    guard let reader else { return name }
    do throws(RepLogError) { return try reader.lifterNamed(name) ?? name } catch {
      throw Problem(error)
    }
  }

  func lifters() throws(Problem) -> [String] {
    guard let reader else { return [] }
    do throws(RepLogError) { return try reader.lifters() } catch { throw Problem(error) }
  }

  /// Of one lifter, in the order in which they were logged.
  func records(of lifter: String) throws(Problem) -> [SessionRecord] {
    guard let reader else { return [] }
    var selection = SessionSelection()
    selection.lifter = lifter
    let wanted = selection
    do throws(RepLogError) { return try reader.records(wanted) } catch { throw Problem(error) }
  }

  /// Whose training is looked at where nobody was named: whom the settings name, else whoever trained last.
  func usualLifter() throws(Problem) -> String {
    let own = try asLogged(settings.configuration.lifter.name)
    let known = try lifters()
    if known.contains(own) || known.isEmpty { return own }
    guard let reader else { return own }
    do throws(RepLogError) { return try reader.latestRecord()?.lifter ?? own } catch {
      throw Problem(error)
    }
  }

  /// The day of each session, by its number: of one whose clock was not set the earliest that it can be of, as in
  /// `hinge trend`, where there is such a bound.
  func dates(_ records: [SessionRecord]) -> [Int64: CalendarDay] {
    records.earliestWallMS.mapValues { days.calendarDay(ms: $0) }
  }

  func day(ms: Int64) -> CalendarDay { days.calendarDay(ms: ms) }

  /// The sessions of those days with their reps, in the order of their dates.
  func logs(
    _ records: [SessionRecord], _ span: ClosedRange<CalendarDay>
  ) throws(Problem) -> [DatedLog] {
    guard let reader else { return [] }
    let dates = dates(records)
    let wanted = records.compactMap { record in
      dates[record.id].flatMap { span.contains($0) ? (record, $0) : nil }
    }.sorted { ($0.1, $0.0.startedAtWallMS, $0.0.id) < ($1.1, $1.0.startedAtWallMS, $1.0.id) }
    let progress = ProgressLine()
    defer { progress.clear() }
    var logs: [DatedLog] = []
    for (index, (record, day)) in wanted.enumerated() {
      progress.show(index, of: wanted.count, "sessions")
      do throws(RepLogError) {
        if let log = try reader.session(id: record.id) { logs.append(DatedLog(log, day: day)) }
      } catch {
        throw Problem(error)
      }
    }
    return logs
  }

  /// Sums of the sets of those days.
  func points(
    _ records: [SessionRecord], _ span: Range<CalendarDay>
  ) throws(Problem) -> [SetPoint] {
    guard let reader else { return [] }
    let dates = dates(records)
    let wanted = records.filter { dates[$0.id].map { span.contains($0) } ?? false }
    if wanted.isEmpty { return [] }
    do throws(RepLogError) { return try reader.setPoints(of: wanted) } catch {
      throw Problem(error)
    }
  }
}
