import ArgumentParser
import Coaching
import RepLog
import Foundation
import Reports
import Setup
import Training

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Two sessions, spans, styles or lifters side by side.",
    discussion: """
      Each side is a session, a range or a date as in hinge report, style:NAME or lifter:NAME.

      Examples:
        hinge compare 12 15
        hinge compare 2026-09 2026-11 --lifter ana
        hinge compare style:sumo style:conventional
        hinge compare last-1 last --json
      """)

  @Argument(help: "One side.")
  var a: String
  @Argument(help: "The other side.")
  var b: String
  @Flag(help: "JSON, schema hinge.comparison/1.")
  var json = false
  @OptionGroup var page: PageOption
  @OptionGroup var choice: SessionOptions
  @OptionGroup var text: TextOptions

  func run() throws {
    try Terminal.run {
      let desk = try SessionDesk(choice, units: text.units)
      try page.refuse(beside: [("--json", json)])
      let (first, second) = (try side(a, desk), try side(b, desk))
      let comparison = Comparison(first.points, second.points)
      let (a, b) = (first.name, second.name)
      if let html = page.html {
        let options = HTMLOptions(unit: desk.unit, timeZone: .current, version: Version.text)
        let text = ComparisonPage(comparison, a: a, b: b, options: options).text
        try OutputFile.page(text, to: html)
      } else if json {
        Terminal.put(ComparisonJSON.text(comparison, a: a, b: b) + "\n")
      } else {
        let options = Terminal.renderOptions(color: text.color, unit: desk.unit)
        Pager.show(ComparisonReport(comparison, a: a, b: b, options: options).text)
      }
    }
  }

  /// "session 12", also for the last; "ana", "2026-11"
  private func name(_ side: String, _ records: [SessionRecord]) -> String {
    if side.allSatisfy(\.isNumber) || side.hasPrefix("last") {
      return "session \(records.first.map { "\($0.id)" } ?? side)"
    }
    return side.split(separator: ":", maxSplits: 1).last.map(String.init) ?? side
  }

  private func side(
    _ side: String, _ desk: SessionDesk
  ) throws(Problem) -> (name: String, points: [SetPoint]) {
    var selection: SessionSelection
    if side.hasPrefix("style:") {
      selection = try desk.selection()
      selection.style = String(side.dropFirst(6))
    } else if side.hasPrefix("lifter:") {
      selection = try desk.selection()
      selection.lifter = try desk.asLogged(String(side.dropFirst(7)))
    } else {
      selection = try desk.selection(side)
    }
    // A side that names what is not there is a slip, not an empty side.
    let records = try desk.records(selection)
    return (name(side, records), try desk.points(selection))
  }
}
