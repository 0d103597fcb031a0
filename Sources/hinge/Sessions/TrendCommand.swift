import ArgumentParser
import Coaching
import Foundation
import RepLog
import Reports
import Setup
import Training

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Weeks: whether form gets better, a calendar, volume, quality, load.",
    discussion: """
      Examples:
        hinge trend                         the last twelve weeks
        hinge trend --weeks 52 --lifter ana --style conventional
        hinge trend --since 2026-01-01 --until 2026-03-31 --json
        hinge trend --html weeks.html
      """)

  @Option(help: "How many weeks, up to this one; 12 without --since.")
  var weeks: Int?
  @Flag(help: "JSON, schema hinge.trend/1.")
  var json = false
  @OptionGroup var page: PageOption
  @OptionGroup var choice: SessionOptions
  @OptionGroup var text: TextOptions

  func run() throws {
    try Terminal.run {
      guard (1...1040).contains(weeks ?? 12) else {
        throw Problem("--weeks goes from 1 to 1040.", exitCode: 64)
      }
      if weeks != nil, choice.since != nil {
        throw Problem("--weeks and --since both say where it begins; give one.", exitCode: 64)
      }
      try page.refuse(beside: [("--json", json)])
      let desk = try SessionDesk(choice, units: text.units)
      let selection = try desk.selection()
      let spans = try spans(desk, selection.span)
      let points = try points(selection, spans, desk)
      let days = Days(zone: .current)
      let trend = Trend(points, weeks: spans) { days.day(Days.date(ms: $0)).lowerBound }
      if let html = page.html {
        let options = HTMLOptions(unit: desk.unit, timeZone: .current, version: Version.text)
        try OutputFile.page(
          TrendPage(trend, title: title(points), options: options).text, to: html)
      } else if json {
        Terminal.put(TrendJSON.text(trend) + "\n")
      } else {
        let options = Terminal.renderOptions(color: text.color, unit: desk.unit)
        Pager.show(TrendReport(trend, title: title(points), options: options).text)
      }
    }
  }

  /// The sets of those weeks, and those of which no date is known.
  private func points(
    _ selection: SessionSelection, _ spans: [Range<Int64>], _ desk: SessionDesk
  ) throws(Problem) -> [SetPoint] {
    var selection = selection
    selection.span = nil
    let records = try desk.records(selection)
    guard let from = spans.first?.lowerBound, let to = spans.last?.upperBound else { return [] }
    // From the first session that may be of that time to the last: one whose date is not known is after
    // those that were logged before it.
    let first = records.firstIndex { !$0.hasKnownDate || $0.startedAtWallMS >= from }
    let last = records.lastIndex { !$0.hasKnownDate || $0.startedAtWallMS < to }
    guard let first, let last, first <= last else { return [] }
    // One more before it gives undated ones their bound.
    return try desk.points(of: Array(records[max(0, first - 1)...last])).filter { point in
      point.startedAtWallMS.map { $0 >= from && $0 < to } ?? true
    }
  }

  /// Whole weeks that hold the span that was asked for.
  private func spans(_ desk: SessionDesk, _ asked: Range<Int64>?) throws(Problem) -> [Range<Int64>]
  {
    let days = Days(zone: .current)
    let end = asked.map { $0.upperBound == .max ? Days.ms(desk.now) : $0.upperBound - 1 }
    var week = days.week(end.map { Days.date(ms: $0) } ?? desk.now)
    var spans: [Range<Int64>] = []
    while spans.count < 1040 {
      spans.append(week)
      if let asked, choice.since != nil {
        if week.lowerBound <= asked.lowerBound { break }
      } else if spans.count == weeks ?? 12 {
        break
      }
      week = days.week(Days.date(ms: week.lowerBound - 1))
    }
    return spans.reversed()
  }

  private func title(_ points: [SetPoint]) -> String {
    func names(_ values: [String]) -> String {
      var seen: [String] = []
      for value in values where !value.isEmpty && !seen.contains(value) { seen.append(value) }
      return seen.count > 3 ? "\(seen.count) of them" : seen.joined(separator: " and ")
    }
    let parts = [names(points.map(\.lifter)), names(points.map(\.style))].filter { !$0.isEmpty }
    return parts.isEmpty ? "all" : parts.joined(separator: ", ")
  }
}
