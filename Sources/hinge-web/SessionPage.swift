import Coaching
import Foundation
import Programme
import RepLog
import Reports
import Setup
import Training
import Web

/// Sessions out of the log, as pages want them.
enum SessionPage {
  private static let yearMS: Int64 = 366 * 86_400_000

  /// The report that `hinge report --html` makes of it.
  static func report(
    _ log: SessionLog, _ reader: RepLogReader, _ unit: LoadUnit
  ) throws(RepLogError) -> String {
    var before = SessionSelection()
    before.lifter = log.session.lifter
    before.numbers = 1...max(1, log.session.id - 1)
    // A load that was too much years ago says little of today.
    if log.session.hasKnownDate {
      before.span = log.session.startedAtWallMS - yearMS..<log.session.startedAtWallMS
    }
    let history = try reader.setPoints(before).filter { $0.sessionID != log.session.id }
    let options = HTMLOptions(
      unit: unit, timeZone: .current,
      earlierWallMS: try reader.knownDate(before: log.session.id), version: Version.text)
    return HTMLReport(log, history: history.compactMap { LoadPoint($0) }, options: options).text
  }

  /// Newest first, and whether there are more.
  static func rows(
    _ reader: RepLogReader, page: Int, _ unit: LoadUnit
  ) throws(RepLogError) -> ([SessionListPage.Row], Bool) {
    let most = SessionListPage.rowsOnAPage
    var selection = SessionSelection()
    selection.newest = most + 1
    selection.skipping = min(page - 1, 1_000_000) * most
    var records = try reader.records(selection)
    let hasMore = records.count > most
    // The oldest of them is the first of the next page.
    if hasMore { records.removeFirst() }
    let points = Dictionary(grouping: try reader.setPoints(of: records), by: \.sessionID)
    let rows = records.reversed().map { record in
      let totals = Totals(points[record.id] ?? [])
      return SessionListPage.Row(
        number: record.id, date: date(record), lifter: record.lifter, style: record.style,
        held: totals.verdicts.held, crept: totals.verdicts.crept, lost: totals.verdicts.lost,
        noCall: totals.verdicts.noCall,
        heaviest: totals.heaviestGrams.map { "\(unit.text(grams: $0)) \(unit.rawValue)" },
        isSimulated: record.provenance == "synthetic", isEstimated: record.mode == "estimated")
    }
    return (rows, hasMore)
  }

  /// What was said of the running session, and what the lifter said last before it.
  static func said(
    _ reader: RepLogReader, set: Int,
    _ wearing: (lifter: String, style: String, session: Int64?), _ unit: LoadUnit,
    _ programme: ProgrammeSettings
  ) throws(RepLogError) -> SaidNow {
    var entries: [EntryRecord] = []
    if let session = wearing.session { entries = try reader.session(id: session)?.entries ?? [] }
    var selection = SessionSelection()
    selection.lifter = wearing.lifter
    selection.newest = 12
    let points = try reader.setPoints(selection).filter {
      $0.sessionID != wearing.session && $0.style == wearing.style
    }
    return SaidNow(
      session: wearing.session, entries: entries, set: set,
      earlier: (points.compactMap(\.loadGrams).last, points.compactMap(\.rpeTenths).last),
      unit: unit, painStops: PainStop.stands(entries, settings: programme))
  }

  /// "Sun 22 Nov 2026, 18:05"
  static func date(_ session: SessionRecord) -> String {
    guard session.hasKnownDate else { return "date not known" }
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .current
    format.dateFormat = "EEE d MMM yyyy, HH:mm"
    return format.string(from: Days.date(ms: session.startedAtWallMS))
  }
}

/// Weeks out of the log: the page that `hinge trend --html` makes.
enum WeeksPage {
  static func text(
    _ reader: RepLogReader, weeks: Int, _ unit: LoadUnit
  ) throws(RepLogError) -> String {
    let days = Days(zone: .current)
    var spans: [Range<Int64>] = []
    var week = days.week(Date())
    while spans.count < weeks {
      spans.append(week)
      week = days.week(Days.date(ms: week.lowerBound - 1))
    }
    spans.reverse()
    guard let from = spans.first?.lowerBound, let to = spans.last?.upperBound else { return "" }
    let records = try reader.records(SessionSelection())
    // From the first session that may be of that time to the last: one whose date is not known is after those
    // that were logged before it.
    let first = records.firstIndex { !$0.hasKnownDate || $0.startedAtWallMS >= from }
    let last = records.lastIndex { !$0.hasKnownDate || $0.startedAtWallMS < to }
    var points: [SetPoint] = []
    if let first, let last, first <= last {
      points = try reader.setPoints(of: Array(records[max(0, first - 1)...last])).filter { point in
        point.startedAtWallMS.map { $0 >= from && $0 < to } ?? true
      }
    }
    let trend = Trend(points, weeks: spans) { days.day(Days.date(ms: $0)).lowerBound }
    return TrendPage(
      trend, title: title(points),
      options: HTMLOptions(unit: unit, timeZone: .current, version: Version.text)
    ).text
  }

  private static func title(_ points: [SetPoint]) -> String {
    func names(_ values: [String]) -> String {
      var seen: [String] = []
      for value in values where !value.isEmpty && !seen.contains(value) { seen.append(value) }
      return seen.count > 3 ? "\(seen.count) of them" : seen.joined(separator: " and ")
    }
    let parts = [names(points.map(\.lifter)), names(points.map(\.style))].filter { !$0.isEmpty }
    return parts.isEmpty ? "all" : parts.joined(separator: ", ")
  }
}
