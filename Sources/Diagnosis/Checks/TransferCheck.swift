import IMU

/// What the wires cost: transfers that failed, and samples that are missing for it.
enum TransferCheck {
  static func findings(_ run: RunEvidence, _ subject: Subject) -> [Finding] {
    guard run.transfers > 0 else { return [] }
    let wires =
      "fasten its wires, keep them under 30 cm, twist SDA and SCL each with ground, and keep the "
      + "buzzer's current out of the sensors' ground wire"
    let permille = Double(run.failed) * 1000 / Double(run.transfers)
    // What fails is tried again, so that little is lost by it; at five the daemon says so.
    let grade: Grade = permille >= 30 ? .fail : permille >= 1 ? .warn : .pass
    var found = [
      Finding(
        .transfers, subject, grade, .number(permille, .permille, places: 1),
        "\(run.failed) of \(run.transfers) failed", mend: grade == .pass ? nil : wires)
    ]
    guard run.samples > 0 else { return found }
    let share = Double(run.missing) / Double(run.samples + run.missing)
    let gapGrade: Grade = share > 0.01 ? .fail : run.missing > 0 ? .warn : .pass
    let cuts = run.count(.streamCut) + run.count(.samplesLost)
    found.append(
      Finding(
        .gaps, subject, gapGrade, .number(Double(run.missing), .samples, places: 0),
        run.missing == 0
          ? "none missing of \(run.samples)"
          : "missing in \(run.gaps) gap\(run.gaps == 1 ? "" : "s")"
            + (cuts > 0 ? "; its FIFO was emptied \(cuts) time\(cuts == 1 ? "" : "s")" : ""),
        mend: gapGrade == .pass ? nil : wires))
    return found
  }
}
