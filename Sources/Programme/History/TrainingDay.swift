/// A day of some place, handed in: here nobody asks a clock or a calendar.
package struct TrainingDay: Sendable, Equatable {
  /// Days since any one day of that place.
  package var number: Int
  /// Milliseconds since 1970.
  package var startMS: Int64
  package var endMS: Int64

  package init(number: Int, startMS: Int64, endMS: Int64) {
    self.number = number
    self.startMS = startMS
    self.endMS = endMS
  }
}

/// Milliseconds.
enum Span {
  static let hour: Int64 = 3_600_000
  static let day: Int64 = 86_400_000
}
