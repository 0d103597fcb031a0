/// Tells walking from lifting by the vertical acceleration of the sacrum.
///
/// A step bounces the sacrum about twice a second with 0.1-0.3 g, and hardly anything slower than
/// that; a lift moves it slowly, up to 0.3 g below 1 Hz, with little above. So: split at about
/// 1 Hz by a mean over half a second, follow the size of both parts, and call it stepping where
/// the fast part is large *and* dwarfs the slow one.
struct StepDetector: BitwiseCopyable, Sendable {
  private var mean = MovingMean<25>()
  /// Sizes of the slow and the fast part, Q7.24 g, followed with τ ≈ 0.6 s.
  private var slow: Int32 = 0
  private var fast: Int32 = 0

  private static var stepSize: Acceleration { Acceleration(raw: 922_747) }  // 55 mg

  private(set) var isStepping = false

  mutating func restart() {
    mean.restart()
    slow = 0
    fast = 0
    isStepping = false
  }

  mutating func add(_ vertical: Acceleration) {
    // Nobody is moved slowly with 8 g: bounded, so that no sum or double below can overflow.
    let slowPart = min(max(mean.add(vertical.raw), -134_217_728), 134_217_728)
    let fastPart = vertical.raw.subtractingSaturated(slowPart)
    // Floor contact is a spike of several g: bounded, so that it does not look like a walk.
    let bounded = min(max(fastPart, -5_033_164), 5_033_164)
    slow = slow &+ (abs(slowPart) &- slow) &>> 5
    fast = fast &+ (abs(bounded) &- fast) &>> 5
    isStepping = fast > Self.stepSize.raw && fast > 2 &* slow
  }
}
