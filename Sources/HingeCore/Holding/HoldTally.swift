/// What a hold has come to so far. Kept twice: what is certain, and what may turn out to be the way out.
struct HoldTally: BitwiseCopyable, Sendable {
  private(set) var worstSag = Angle.zero
  private(set) var worstRotation = Angle.zero
  /// Variances in squares of 2^-8°, and how many.
  private var swaySum: Int64 = 0
  private var swayCount: Int64 = 0
  var losses: Int32 = 0
  /// µs.
  var lost: Int64 = 0

  mutating func add(sag: Angle, rotation: Angle) {
    worstSag = max(worstSag, sag)
    worstRotation = max(worstRotation, rotation)
  }

  mutating func addSway(variance: Int64) {
    swaySum &+= variance
    swayCount &+= 1
  }

  /// With what came after.
  mutating func add(_ later: HoldTally) {
    add(sag: later.worstSag, rotation: later.worstRotation)
    swaySum &+= later.swaySum
    swayCount &+= later.swayCount
    losses &+= later.losses
    lost &+= later.lost
  }

  var sway: Angle { HoldWindow.deviation(swayCount == 0 ? 0 : swaySum / swayCount) }
}
