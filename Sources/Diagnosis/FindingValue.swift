/// What was found: a number with its unit, three of them, or words.
package enum FindingValue: Equatable, Sendable {
  case words(String)
  /// - places: decimals that people are shown.
  case number(Double, MeasureUnit, places: Int)
  /// Of the sensor's own x, y and z.
  case axes(Double, Double, Double, MeasureUnit, places: Int)

  package var text: String {
    switch self {
    case .words(let text): text
    case .number(let value, let unit, let places):
      "\(DecimalFigure.text(value, places: places)) \(unit.rawValue)"
    case .axes(let x, let y, let z, let unit, let places):
      [x, y, z].map { DecimalFigure.text($0, places: places) }.joined(separator: " ")
        + " \(unit.rawValue)"
    }
  }
}

package enum MeasureUnit: String, Sendable {
  case kilohertz = "kHz"
  case hertz = "Hz"
  case permille = "permille"
  case g
  case milliG = "mg"
  case degreesPerSecond = "dps"
  case celsius = "degC"
  case milliseconds = "ms"
  case samples
  case registers
  case megabytes = "MB"
  case days
}

/// Decimals of a fixed number of places, without the system's locale.
package enum DecimalFigure {
  package static func text(_ value: Double, places: Int) -> String {
    guard value.isFinite else { return "?" }
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let scaled = Int64(clamping: (value * power).rounded())
    if places == 0 { return "\(scaled)" }
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (scaled < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension Int64 {
  /// The nearest that fits; a number that is none is 0.
  fileprivate init(clamping value: Double) {
    if value.isNaN {
      self = 0
    } else if value >= 9e18 {
      self = .max
    } else if value <= -9e18 {
      self = .min
    } else {
      self = Int64(value)
    }
  }
}
