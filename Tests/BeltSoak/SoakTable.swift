import HingeCore

/// What happened, a line a kind of fault.
enum SoakTable {
  static func text(
    _ verdict: SoakVerdict, _ run: SoakRun, _ calm: SoakRun, _ options: SoakOptions
  ) -> String {
    var lines = [
      "\(options.minutes) virtual minutes, a fault in each, seed \(options.seed): \(run.sampleCount) samples, without faults \(calm.sampleCount)",
      left("fault", 18) + right("count", 6) + right("worst ms", 10) + right("reps near", 11)
        + right("no call", 9) + right("missed", 8),
    ]
    for kind in SoakFault.Kind.allCases {
      guard let row = verdict.rows[kind] else { continue }
      lines.append(
        left(kind.rawValue, 18) + right("\(row.count)", 6) + right("\(row.worst.milliseconds)", 10)
          + right("\(row.near)", 11) + right("\(row.noCall)", 9) + right("\(row.lost)", 8))
    }
    let rounding = run.alerts.count { $0.kind == .rounding }
    lines.append(
      "reps \(run.reps.count), without faults \(calm.reps.count); roundings told \(rounding), "
        + "\(calm.alerts.count { $0.kind == .rounding }); the buzzer sounded \(run.buzzer.pulses) "
        + "times, for \(run.buzzer.longest.milliseconds) ms at most")
    lines.append(
      "far from a fault: \(verdict.closeCalls) close calls went the other way, "
        + "\(verdict.surplusReps) reps too many")
    lines.append(
      "resident memory \(run.memory.early / 1024) KiB, at the end \(run.memory.late / 1024) KiB")
    return lines.joined(separator: "\n")
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
