package import Coaching
import Training

/// Two groups side by side for a terminal.
package struct ComparisonReport {
  private let comparison: Comparison
  private let names: (String, String)
  private let options: RenderOptions
  private let flow: Flow

  package init(_ comparison: Comparison, a: String, b: String, options: RenderOptions) {
    self.comparison = comparison
    self.options = options
    let ascii = options.glyphs.isASCII
    names = (DisplayWidth.cleaned(a, ascii: ascii), DisplayWidth.cleaned(b, ascii: ascii))
    flow = Flow(width: options.width, ellipsis: options.glyphs.ellipsis)
  }

  package var text: String {
    var lines = [heading]
    lines += ComparisonRow.all(comparison, unit: options.unit).map(line)
    lines.append(Line())
    lines += flow.lines(verdict, .strong)
    for caveat in comparison.caveats { lines += flow.lines(caveat.sentence, .caution) }
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  private static let name = 22
  private var column: Int { (options.width - Self.name) / 3 }

  private var heading: Line {
    var line = Line("", .faint)
    line.add("", column: Self.name)
    for name in [names.0, names.1] {
      line.add(
        DisplayWidth.clipped(name, to: column - 2, ellipsis: options.glyphs.ellipsis), .strong,
        column: column, right: true)
    }
    line.add("difference", .faint, column: column, right: true)
    return line
  }

  private func line(_ row: ComparisonRow) -> Line {
    var line = Line("")
    line.add(row.name, .faint, column: Self.name)
    line.add(row.a, column: column, right: true)
    line.add(row.b, column: column, right: true)
    line.add(row.difference, column: column, right: true)
    return line
  }

  private var verdict: String {
    guard let differ = comparison.sharesDiffer, let a = comparison.a.heldShare,
      let b = comparison.b.heldShare
    else { return "Held reps can't be compared: one of the two has no judged rep." }
    if !differ { return "No clear difference in held reps: chance alone could make it." }
    let better = b.permille > a.permille ? names.1 : names.0
    return "More reps held in \(better), by more than chance explains."
  }
}

/// One number of both.
struct ComparisonRow {
  var name: String
  var a: String
  var b: String
  var difference: String

  static func all(_ comparison: Comparison, unit: LoadUnit) -> [ComparisonRow] {
    let (a, b) = (comparison.a, comparison.b)
    func whole(_ name: String, _ value: (Totals) -> Int?, _ text: (Int) -> String = { "\($0)" })
      -> ComparisonRow
    {
      let (first, second) = (value(a), value(b))
      var difference = ""
      if let first, let second {
        let change = second - first
        let size = text(abs(change))
        // Less than is shown.
        difference = size == text(0) ? "same" : (change > 0 ? "+" : "-") + size
      }
      return ComparisonRow(
        name: name, a: first.map(text) ?? "-", b: second.map(text) ?? "-", difference: difference)
    }
    func percent(_ permille: Int) -> String { "\((permille + 5) / 10)%" }
    func seconds(_ ms: Int) -> String { "\((ms + 50) / 100 / 10).\((ms + 50) / 100 % 10) s" }
    func load(_ grams: Int) -> String { Figures.load(Int64(grams), unit) }
    func share(_ totals: Totals) -> String {
      totals.heldShare.map {
        "\(percent(Int($0.permille))) (\(($0.interval.lowerBound + 5) / 10)-"
          + "\(($0.interval.upperBound + 5) / 10))"
      } ?? "-"
    }
    var held = whole("held of judged", { $0.heldShare.map { Int($0.permille) } }, percent)
    (held.a, held.b) = (share(a), share(b))
    return [
      whole("sessions", { $0.sessions }), whole("sets", { $0.sets }),
      whole("reps", { $0.verdicts.total }), held,
      whole("lost", { $0.verdicts.lost }), whole("crept", { $0.verdicts.crept }),
      whole("no call", { $0.verdicts.noCall }),
      whole("reserve used, mean", { $0.meanReservePermille.map { Int($0) } }, percent),
      whole("reserve used, most", { $0.mostReservePermille.map { Int($0) } }, percent),
      whole("last rise slower by", { $0.meanSlowdownPermille.map { Int($0) } }, percent),
      whole("lowering, mean", { $0.meanLoweringMS.map { Int($0) } }, seconds),
      whole("rise, mean", { $0.meanRiseMS.map { Int($0) } }, seconds),
      whole("load, mean of reps", { $0.meanLoadGrams.map { Int($0) } }, load),
      whole("load, most", { $0.heaviestGrams.map { Int($0) } }, load),
      whole("one-rep load, est.", { $0.bestE1RM.map { Int($0.grams) } }, load),
    ]
  }
}
