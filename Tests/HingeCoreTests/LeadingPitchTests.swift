import HingeCore
import Testing

@Suite struct LeadingPitchTests {
  /// A rounding of which the pelvis takes four fifths leaves it where it was; one that the pelvis
  /// takes wholly, or by three fifths, moves it by a fifth of its size at most.
  @Test(arguments: [(600, 20), (800, 0), (1000, -20)])
  func aRoundingLeavesItAlone(sharePermille: Int64, movedPercent: Int64) {
    let rounding: Int64 = 30_000
    let pelvis = Angle(millidegrees: 40_000 - rounding / 1000 * sharePermille)
    let trunk = Angle(millidegrees: 64_000 + rounding / 1000 * (1000 - sharePermille))
    let before = leading(trunk: Angle(degrees: 64), pelvis: Angle(degrees: 40))
    let moved = leading(trunk: trunk, pelvis: pelvis) - before
    #expect(abs(moved.millidegrees - rounding / 100 * movedPercent) < 5)
  }
}
