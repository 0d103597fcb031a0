/// Height of the sacrum between two moments of stillness, from vertical acceleration.
///
/// Integrated twice from one standstill to the next and corrected so that the speed at the second
/// is zero, which removes any constant error of the accelerometer (zero-velocity update). Good
/// to a few centimeters over two seconds; nothing is said after four.
struct HeightTracker: BitwiseCopyable, Sendable {
  /// A slow lift begins as still as standing: what it gained so far is forgotten only slowly.
  var keepsSlowStart = false
  /// mm/s and mm, Q.16.
  private var speed: Int64 = 0
  private var height: Int64 = 0
  private var moving = TimeSpan.zero
  private var stillFor = TimeSpan.zero
  private static let longestMove = TimeSpan(milliseconds: 4000)
  private static let dwell = TimeSpan(milliseconds: 240)

  /// True from the moment that a standstill is one.
  var isAtRest: Bool { stillFor >= Self.dwell }

  /// Gained since the last standstill so far, mm, uncorrected: good for half a second.
  var risen: Int32 { Int32(saturating: height &>> 16) }

  mutating func restart() {
    speed = 0
    height = 0
    moving = .zero
    stillFor = .zero
  }

  /// Adds a frame. At the first frame of a standstill gives the height gained since the last one,
  /// mm, or nil where the move was too long to say.
  mutating func add(vertical: Acceleration, isStill: Bool, span: TimeSpan) -> Int32? {
    if isStill {
      let before = stillFor
      stillFor = TimeSpan(microseconds: stillFor.microseconds &+ span.microseconds)
      if before < Self.dwell && stillFor >= Self.dwell {
        let gained = height &- (speed &>> 1) &* moving.microseconds / 1_000_000
        let known = moving > .zero && moving < Self.longestMove
        speed = 0
        height = 0
        moving = .zero
        return known ? Int32(saturating: gained &>> 16) : nil
      }
      if stillFor >= Self.dwell {
        if !keepsSlowStart { return nil }
        speed &-= speed &>> 4
        height &-= height &>> 4
      }
    } else {
      stillFor = .zero
    }
    if moving >= Self.longestMove { return nil }
    // Q7.24 g to mm/s², Q.16: 9806.65 / 2^8.
    let acceleration = (Int64(truncatingIfNeeded: vertical.raw) &* 9807) &>> 8
    speed &+= acceleration &* span.microseconds / 1_000_000
    height &+= speed &* span.microseconds / 1_000_000
    if stillFor < Self.dwell {
      moving = TimeSpan(microseconds: moving.microseconds &+ span.microseconds)
    }
    return nil
  }
}
