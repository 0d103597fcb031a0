/// What the gyro measures where nothing turns.
enum BiasCheck {
  /// What a wearer's profile can hold, °/s.
  static let most = 20.0

  static func findings(
    _ still: StillStatistics, _ sheet: DataSheet, _ subject: Subject
  ) -> [Finding] {
    let value = FindingValue.axes(
      still.rate[0], still.rate[1], still.rate[2], .degreesPerSecond, places: 1)
    let worst = still.rate.map(abs).max() ?? 0
    let limit = DecimalFigure.text(sheet.gyroBias, places: 0)
    if worst <= sheet.gyroBias {
      return [Finding(.gyroBias, subject, .pass, value, "x y z, at most \(limit) dps")]
    }
    if still.moved {
      return [
        Finding(
          .gyroBias, subject, .warn, value, "x y z, over \(limit) dps: it moved",
          mend: "lay the belt on something firm, hands off, and run hinge doctor again")
      ]
    }
    let fails = worst > most
    return [
      Finding(
        .gyroBias, subject, fails ? .fail : .warn, value,
        "x y z, over the \(limit) dps that this chip may have",
        mend: fails
          ? "fit another board: no calibration takes more than \(Int(most)) dps"
          : "let it warm up for a minute and run hinge doctor again; it is learnt at every rest")
    ]
  }
}
