/// Whether two sensors lie as two sensors of one belt do, worn or laid down flat: the same way up.
enum TogetherCheck {
  /// Between the ups of two boards on one strap, degrees; a lumbar curve is less.
  static let most = 35.0

  static func findings(_ sensors: [SensorEvidence]) -> [Finding] {
    let forces = sensors.compactMap(\.run?.still?.force)
    guard sensors.count == 2, forces.count == 2, let first = UpCheck.axis(forces[0]),
      let second = UpCheck.axis(forces[1])
    else { return [] }
    let apart = angle(forces[0], forces[1])
    let degrees = "\(DecimalFigure.text(apart, places: 0)) degrees apart"
    if apart <= most {
      return [Finding(.together, .belt, .pass, .words("alike"), "\(first.words), \(degrees)")]
    }
    return [
      Finding(
        .together, .belt, .warn, .words("differ"),
        "\(first.words) on the sacrum, \(second.words) at T12, \(degrees)",
        mend:
          "lay the belt flat, or wear it; where the boards are meant to be mounted differently, "
          + "nothing is wrong: calibration finds out how each sits")
    ]
  }

  private static func angle(_ a: [Double], _ b: [Double]) -> Double {
    func length(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let cosine = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / (length(a) * length(b))
    let share = min(1, abs(cosine))
    return cosine < 0 ? 180 - UpCheck.arccosine(share) : UpCheck.arccosine(share)
  }
}
