import IMU

/// Samples a second, against the host's clock.
enum RateCheck {
  static func findings(_ run: RunEvidence, _ subject: Subject) -> [Finding] {
    guard let hertz = run.measuredHz else { return [] }
    let off = (hertz / run.nominalHz - 1) * 100
    let nominal = DecimalFigure.text(run.nominalHz, places: 1)
    let grade: Grade = abs(off) > 10 ? .fail : abs(off) > 2 ? .warn : .pass
    let reason =
      "\(off < 0 ? "" : "+")\(DecimalFigure.text(off, places: 1)) % of the data sheet's \(nominal) Hz"
    let mend: String? =
      switch grade {
      case .pass: nil
      case .warn:
        "nothing to do: times follow the chip's own clock; a genuine part is within 1 or 2 %, so this "
          + "may be a clone"
      case .fail: "its clock can't be trusted: fit another board"
      }
    return [
      Finding(.rate, subject, grade, .number(hertz, .hertz, places: 1), reason, mend: mend)
    ]
  }
}
