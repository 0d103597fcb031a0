/// What gravity measures: scale and bias of the accelerometer at once, and the range that it stands at.
enum GravityCheck {
  static func findings(
    _ still: StillStatistics, _ sheet: DataSheet, _ subject: Subject
  ) -> [Finding] {
    let gravity = still.gravity
    let value = FindingValue.number(gravity, .g, places: 3)
    if (0.97...1.03).contains(gravity) {
      return [Finding(.gravity, subject, .pass, value)]
    }
    if (0.9...1.1).contains(gravity) {
      return [
        Finding(
          .gravity, subject, .warn, value, "1 g is due; good enough to count, off for angles",
          mend: "calibrate the sensor on its six faces: Calibration/README.md, hinge "
            + "calibrate-device")
      ]
    }
    let factor = [0.25, 0.5, 2, 4].first { abs(gravity / $0 - 1) < 0.06 }
    if let factor {
      return [
        Finding(
          .gravity, subject, .fail, value,
          "\(factor < 1 ? "1/\(Int(1 / factor))" : "\(Int(factor)) times") of what is due: the range "
            + "in \(sheet.rangeRegister) is not the one that was written",
          mend:
            "check its supply, which dips; a clone with other ranges can't be used: fit another "
            + "board")
      ]
    }
    return [
      Finding(
        .gravity, subject, .fail, value, "1 g is due while it lies still",
        mend: still.moved
          ? "lay the belt down, hands off, and run hinge doctor again"
          : "the accelerometer is broken or of another kind: fit another board")
    ]
  }
}
