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
      let comparison = Comparison(try points(a, desk), try points(b, desk))
      if let html = page.html {
        let options = HTMLOptions(unit: desk.unit, timeZone: .current, version: Version.text)
        let text = ComparisonPage(comparison, a: name(a), b: name(b), options: options).text
        try OutputFile.page(text, to: html)
      } else if json {
        Terminal.put(ComparisonJSON.text(comparison, a: name(a), b: name(b)) + "\n")
      } else {
        let options = Terminal.renderOptions(color: text.color, unit: desk.unit)
        Pager.show(ComparisonReport(comparison, a: name(a), b: name(b), options: options).text)
      }
    }
  }

  /// "session 12", "ana", "2026-11"
  private func name(_ side: String) -> String {
    if side.allSatisfy(\.isNumber) || side.hasPrefix("last") { return "session \(side)" }
    return side.split(separator: ":", maxSplits: 1).last.map(String.init) ?? side
  }

  private func points(_ side: String, _ desk: SessionDesk) throws(Problem) -> [SetPoint] {
    var selection: SessionSelection
    if side.hasPrefix("style:") {
      selection = try desk.selection()
      selection.style = String(side.dropFirst(6))
    } else if side.hasPrefix("lifter:") {
      selection = try desk.selection()
      selection.lifter = String(side.dropFirst(7))
    } else {
      selection = try desk.selection(side)
    }
    // A side that names what is not there is a slip, not an empty side.
    _ = try desk.records(selection)
    return try desk.points(selection)
  }
}
