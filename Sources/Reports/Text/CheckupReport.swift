package import Diagnosis

/// What `hinge doctor` found, as text: a line a finding by what it is about, one line for all, and the
/// mends as a numbered list, the worst first.
package struct CheckupReport {
  private let findings: [Finding]
  private let options: RenderOptions

  package init(_ findings: [Finding], options: RenderOptions) {
    self.findings = findings
    self.options = options
  }

  /// Where the value and the reason begin.
  private static let valueColumn = 23
  private static let reasonColumn = 44

  package var text: String {
    var lines: [Line] = []
    for (number, group) in groups.enumerated() {
      if number > 0 { lines.append(Line()) }
      lines.append(Line(Self.title(group[0].subject), .strong))
      for finding in group { lines += self.lines(finding) }
    }
    lines += [Line(), summary]
    lines += mends
    return lines.map { $0.rendered(options) + "\n" }.joined()
  }

  /// Findings of the same subject stand together, in the order in which subjects come up.
  private var groups: [[Finding]] {
    var order: [Subject] = []
    for finding in findings where !order.contains(finding.subject) { order.append(finding.subject) }
    return order.map { subject in findings.filter { $0.subject == subject } }
  }

  private static func title(_ subject: Subject) -> String {
    switch subject {
    case .daemon: "hinged"
    case .bus(let path): "Bus \(path)"
    case .sensor(let name): title(name)
    case .belt: "Both sensors"
    case .buzzer: "Buzzer"
    case .settings: "Settings"
    case .profile: "Profile"
    case .log: "Training log"
    case .service: "Service"
    case .machine: "Machine"
    }
  }

  private static func title(_ name: SensorName) -> String {
    "Sensor \(name.number == 1 ? "on the sacrum" : "at T12"), 0x\(String(name.address, radix: 16))"
  }

  private func lines(_ finding: Finding) -> [Line] {
    var line = Line("  ")
    line.add(
      "\(glyph(finding.grade)) \(finding.grade.rawValue)", Self.tone(finding.grade), column: 8)
    line.add(finding.check.words, column: Self.valueColumn - 10)
    let value = clean(finding.value.text)
    line.add(value, finding.grade == .pass ? .plain : .strong)
    let reason = clean(finding.reason)
    if reason.isEmpty { return [line] }
    if DisplayWidth.of(value) < Self.reasonColumn - Self.valueColumn {
      line.add(
        String(repeating: " ", count: Self.reasonColumn - line.width) + reason, .faint)
      if line.width <= options.width { return [line] }
      line = Line("  ")
      line.add(
        "\(glyph(finding.grade)) \(finding.grade.rawValue)", Self.tone(finding.grade), column: 8)
      line.add(finding.check.words, column: Self.valueColumn - 10)
      line.add(value, finding.grade == .pass ? .plain : .strong)
    }
    // Too long to stand beside it: below, from where the value begins.
    return [line] + flow(indent: Self.valueColumn, hanging: Self.valueColumn).lines(reason, .faint)
  }

  private var summary: Line {
    func count(_ grade: Grade) -> Int { findings.count { $0.grade == grade } }
    let worst = findings.map(\.grade).max() ?? .pass
    var line = Line("\(glyph(worst)) ", Self.tone(worst))
    let failed = count(.fail)
    let warned = count(.warn)
    switch worst {
    case .pass: line.add("All is well: \(count(.pass)) passed.", Self.tone(worst))
    case .warn:
      line.add(
        "It works: \(warned) warning\(warned == 1 ? "" : "s"), \(count(.pass)) passed.",
        Self.tone(worst))
    case .fail:
      line.add(
        "\(failed) failed, \(warned) warning\(warned == 1 ? "" : "s"), \(count(.pass)) passed.",
        Self.tone(worst))
    }
    return line
  }

  /// One act that mends several findings is listed once.
  private var mends: [Line] {
    var acts: [(mend: String, names: [String])] = []
    for grade in [Grade.fail, .warn] {
      for finding in findings where finding.grade == grade {
        guard let mend = finding.mend else { continue }
        let name = finding.check.words + Self.place(finding.subject)
        if let known = acts.firstIndex(where: { $0.mend == mend }) {
          acts[known].names.append(name)
        } else {
          acts.append((mend, [name]))
        }
      }
    }
    if acts.isEmpty { return [] }
    var lines = [Line(), Line("What to do", .strong)]
    for (number, act) in acts.enumerated() {
      let head = "\(number + 1). "
      lines += flow(indent: 1, hanging: 1 + head.count).lines(
        clean("\(head)\(act.names.joined(separator: ", ")): \(act.mend)"))
    }
    return lines
  }

  private static func place(_ subject: Subject) -> String {
    if case .sensor(let name) = subject { name.number == 1 ? " (sacrum)" : " (T12)" } else { "" }
  }

  private func flow(indent: Int, hanging: Int) -> Flow {
    Flow(
      width: options.width, ellipsis: options.glyphs.ellipsis, indent: indent, hanging: hanging)
  }

  /// Names come from the kernel and from files.
  private func clean(_ text: String) -> String {
    DisplayWidth.cleaned(text, ascii: !options.unicode)
  }

  private func glyph(_ grade: Grade) -> String {
    switch grade {
    case .pass: options.glyphs.held
    case .warn: "!"
    case .fail: options.glyphs.lost
    }
  }

  private static func tone(_ grade: Grade) -> Tone {
    switch grade {
    case .pass: .good
    case .warn: .caution
    case .fail: .bad
    }
  }
}
