/// How much a sensor that lies still trembles, against its data sheet.
enum NoiseCheck {
  /// Times the data sheet's noise: louder is worth a word, far louder is broken.
  static let loud = 3.0
  static let broken = 10.0

  static func findings(
    _ still: StillStatistics, _ sheet: DataSheet, _ subject: Subject
  ) -> [Finding] {
    [
      finding(
        .accelNoise, still.forceNoise.map { $0 * 1000 }, sheet.accelNoiseG * 1000, .milliG,
        still, subject),
      finding(
        .gyroNoise, still.rateNoise, sheet.gyroNoiseDPS, .degreesPerSecond, still, subject),
    ]
  }

  private static func finding(
    _ check: Check, _ noise: [Double], _ sheet: Double, _ unit: MeasureUnit,
    _ still: StillStatistics, _ subject: Subject
  ) -> Finding {
    let places = unit == .milliG ? 1 : 3
    let value = FindingValue.number(noise.max() ?? 0, unit, places: places)
    let quiet = ["x", "y", "z"].indices.filter { noise[$0] == 0 }.map { ["x", "y", "z"][$0] }
    if !quiet.isEmpty {
      return Finding(
        check, subject, .fail, value,
        "\(quiet.joined(separator: ", ")) never changed: what measures always trembles, so it is frozen",
        mend: "take the sensors' supply off and on again; where it stays, fit another board")
    }
    let limit = "\(DecimalFigure.text(sheet * loud, places: places)) \(unit.rawValue)"
    let times = (noise.max() ?? 0) / sheet
    if times <= loud { return Finding(check, subject, .pass, value, "rms, at most \(limit)") }
    if still.moved {
      return Finding(
        check, subject, .warn, value, "rms, over \(limit): it moved, so this is no noise",
        mend: "lay the belt on something firm, hands off, and run hinge doctor again")
    }
    return Finding(
      check, subject, times > broken ? .fail : .warn, value,
      "rms, over \(limit): three times its data sheet",
      mend:
        "lay the belt where nothing hums or shakes; where it stays, its supply is bad: feed a board "
        + "with a regulator (GY-521) from 5V, with wires under 30 cm")
  }
}
