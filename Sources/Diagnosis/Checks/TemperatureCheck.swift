/// The chip's own temperature, where its FIFO brings it along: a plain number is a sign that the stream
/// is read as it was written.
enum TemperatureCheck {
  static func findings(_ run: RunEvidence, _ subject: Subject) -> [Finding] {
    guard let milli = run.milliCelsius else { return [] }
    let celsius = Double(milli) / 1000
    let value = FindingValue.number(celsius, .celsius, places: 1)
    if (0...60).contains(celsius) { return [Finding(.temperature, subject, .pass, value)] }
    if (-40...85).contains(celsius) {
      return [
        Finding(
          .temperature, subject, .warn, value, "0 to 60 degC is where a belt is worn",
          mend: "bring it to room temperature; where it stays, the chip is another than it says")
      ]
    }
    return [
      Finding(
        .temperature, subject, .fail, value, "beyond what the chip can stand",
        mend: "the chip is another than it says, or broken: fit another board")
    ]
  }
}
