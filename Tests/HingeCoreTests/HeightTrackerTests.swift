import Foundation
import Testing

@testable import HingeCore

/// Height from one standstill to the next, fed frames of 20 ms.
@Suite struct HeightTrackerTests {
  /// A smooth move (minimum jerk) between two standstills, with a constant error of the
  /// accelerometer; mm.
  private func gained(
    rise millimeters: Double, seconds: Double, offset milligravities: Double = 0,
    keepsSlowStart: Bool = false
  ) -> [Int32] {
    var tracker = HeightTracker()
    tracker.keepsSlowStart = keepsSlowStart
    tracker.restart()
    var found: [Int32] = []
    for frame in 0..<Int((seconds + 2) * 50) {
      // The middle of the frame; the move begins after a second.
      let s = (Double(frame) / 50 + 0.01 - 1) / seconds
      let isStill = s < 0 || s > 1
      let acceleration =
        isStill
        ? 0 : millimeters * (60 * s - 180 * s * s + 120 * s * s * s) / (seconds * seconds)
      let g = acceleration / 9806.65 + milligravities / 1000
      if let height = tracker.add(
        vertical: Acceleration(raw: Int32(g * 0x1p24)), isStill: isStill,
        span: TimeSpan(milliseconds: 20))
      {
        found.append(height)
      }
    }
    return found
  }

  @Test(arguments: [0.0, 30, -30, 80])
  func aConstantErrorIsTakenOut(offset: Double) {
    for rise in [500.0, -500, 60, 0] {
      let heights = gained(rise: rise, seconds: 1.5, offset: offset)
      // The first standstill, which begins it all, and the one after the move.
      #expect(heights.count == 2)
      let first = Double(heights.first ?? .max)
      #expect(abs(first) <= 3, "\(first) mm while standing, \(offset) mg")
      let error = Double(heights.last ?? .max) - rise
      // Half a frame of what the error pushed: 14 mm for 80 mg.
      #expect(abs(error) <= 3 + abs(offset) / 6, "\(rise) mm, \(offset) mg: \(error) mm off")
    }
  }

  @Test func afterFourSecondsNothingIsSaid() {
    // A standstill is one after 240 ms, which belong to the move until then.
    #expect(gained(rise: 500, seconds: 3.7).count == 2)
    #expect(gained(rise: 500, seconds: 3.9).count == 1)
  }

  /// Before the move the error has pushed for most of a second; it is nearly forgotten.
  @Test func aSlowStartIsKeptForAWhile() {
    let heights = gained(rise: 500, seconds: 1.5, offset: 5, keepsSlowStart: true)
    #expect(heights.count == 2)
    let error = Double(heights.last ?? .max) - 500
    #expect(abs(error) <= 30, "\(error) mm off")
  }

  @Test func risenIsTheHeightSoFar() {
    var tracker = HeightTracker()
    for _ in 0..<20 { _ = tracker.add(vertical: .zero, isStill: true, span: FrameBuilder.length) }
    #expect(tracker.isAtRest)
    #expect(tracker.risen == 0)
    // 0.1 g for 0.4 s: 78 mm, and half a frame's worth of steps.
    for _ in 0..<20 {
      _ = tracker.add(
        vertical: Acceleration(milligravities: 100), isStill: false, span: FrameBuilder.length)
    }
    #expect(!tracker.isAtRest)
    #expect((78...83).contains(tracker.risen), "\(tracker.risen) mm")
  }
}
