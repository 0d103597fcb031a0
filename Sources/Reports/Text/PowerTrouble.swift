/// Faults of a session that are the Pi's and not a sensor's, by their kind in the log.
struct PowerTrouble {
  /// For whoever reads the report; nil for an end, which needs no line of its own.
  let sentence: String?

  static let kinds: [String: PowerTrouble] = [
    "under_voltage": PowerTrouble(
      sentence: "The supply's voltage was too low: samples may have been lost; hinge doctor."),
    "under_voltage_over": PowerTrouble(sentence: nil),
    "throttled": PowerTrouble(
      sentence: "The Pi was slowed down by heat: samples may have come late; hinge doctor."),
    "throttled_over": PowerTrouble(sentence: nil),
  ]
}
