import HingeCore

// A chip that lost its ranges measures on in other units, and the round of the registers takes most of a
// second to come to that one. The force shows it at once: in the ranges of power-up one g reads as two or
// more, or as half of one.
extension SensorLink {
  /// Of a g: nobody is beyond these but for a moment, in a fall or an impact.
  private static let leastPercent: Int64 = 60
  private static let mostPercent: Int64 = 160
  /// The registers are read back at most this often.
  private static let doubtPause = TimeSpan(milliseconds: 100)

  /// Whether the last read is of a chip that is no longer as it was set up; asks the chip only where its
  /// last sample is implausible. The chip is then restarted and nothing of the read is to be delivered.
  mutating func hasLostSetUp<Bus: RegisterBus>(
    _ bus: inout Bus, at now: Timestamp
  ) -> Bool {
    if now < doubtDue || !isImplausible() { return false }
    doubtDue = now.advanced(by: Self.doubtPause)
    let changed: RegisterValue?
    do {
      changed = try firstChanged(&bus)
    } catch {
      // What the wires do is found out by the next read.
      return false
    }
    guard let changed else { return false }
    tell(.registerChanged, Self.place(changed), at: now)
    breakOff(at: now)
    return true
  }

  /// The last valid sample is beyond one of the ends.
  private mutating func isImplausible() -> Bool {
    var place = batch.count
    while place > 0 {
      place &-= 1
      let sample = batch.sample(place)
      if !sample.isValid { continue }
      let x = Int64(sample.counts.ax)
      let y = Int64(sample.counts.ay)
      let z = Int64(sample.counts.az)
      let square = x &* x &+ y &* y &+ z &* z
      return square < leastForce || square > mostForce
    }
    return false
  }

  /// Square of a share of one g, counts.
  static func square(percent: Int64, of sensor: SensorDescription) -> Int64 {
    let counts = sensor.microCountsPerG / 1_000_000 &* percent / 100
    return counts &* counts
  }

  static func bounds(of sensor: SensorDescription) -> (least: Int64, most: Int64) {
    (square(percent: leastPercent, of: sensor), square(percent: mostPercent, of: sensor))
  }
}
