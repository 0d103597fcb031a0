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
    let ascii = options.asciiText
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
    let verdict = ComparisonVerdict(comparison)
    let name = verdict.isBetterB.map { $0 ? names.1 : names.0 } ?? ""
    return verdict.before + name + verdict.after
  }
}
