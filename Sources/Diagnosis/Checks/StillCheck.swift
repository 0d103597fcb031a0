/// Whether the sensor lay still, on which all that follows rests.
enum StillCheck {
  static func findings(
    _ run: RunEvidence, _ still: StillStatistics, _ subject: Subject
  ) -> [Finding] {
    let value = FindingValue.number(still.rateSway, .degreesPerSecond, places: 2)
    if still.moved {
      return [
        Finding(
          .still, subject, .warn, value,
          run.isRepeated
            ? "it moved, and again in a second try: what follows is less sure"
            : "it moved while it was measured: what follows is less sure",
          mend: "lay the belt on something firm, hands off, and run hinge doctor again")
      ]
    }
    return [
      Finding(
        .still, subject, .pass, value,
        run.isRepeated ? "sway, in a second try: it moved in the first" : "sway")
    ]
  }
}
