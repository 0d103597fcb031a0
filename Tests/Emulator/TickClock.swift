import HingeCore

/// A chip's own oscillator: when it samples, in true time.
package struct TickClock: Sendable {
  /// How much faster than its data sheet says, parts per million: 10 000 is 1 % more samples.
  package var ppm: Double
  /// Of the next sample, true microseconds; nil while it stands.
  private var next: Double?

  package init(ppm: Double = 0) { self.ppm = ppm }

  /// - Parameter period: between two samples by the data sheet, microseconds.
  mutating func start(at time: Timestamp, period: Double) {
    next = Double(time.microseconds) + trueLength(period)
  }

  mutating func stop() { next = nil }

  var isRunning: Bool { next != nil }

  /// The next sample that is due by `time`, if any. Ask until there is none.
  mutating func take(by time: Timestamp, period: Double) -> Timestamp? {
    guard let due = next, due <= Double(time.microseconds) else { return nil }
    next = due + trueLength(period)
    return Timestamp(microseconds: Int64(due))
  }

  private func trueLength(_ period: Double) -> Double { period / (1 + ppm * 1e-6) }
}
