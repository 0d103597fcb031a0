import Foundation
import Testing

@testable import HingeCore

@Suite struct BendTrackerTests {
  private enum Seen: Equatable {
    case descent
    case rise
    case lockout
    case stalled
  }

  /// - Parameter pelvis: the pelvis's rate, where it is not the leading one.
  private func follow(
    range: Int32 = 50, fastest: Int32? = nil, pelvis: (Double) -> Int32? = { _ in nil },
    _ choreography: (inout PitchCurve) -> Void
  ) -> (seen: [Seen], rises: [BendTracker.Rise], tracker: BendTracker) {
    var curve = PitchCurve()
    curve.wait(1)
    choreography(&curve)
    curve.wait(1)
    var tracker = BendTracker()
    tracker.restart(
      range: Angle(degrees: range), fastest: fastest.map { AngularRate(degreesPerSecond: $0) })
    var seen: [Seen] = []
    var rises: [BendTracker.Rise] = []
    curve.frames { time, pitch, rate in
      let own = pelvis(Double(time.microseconds) / 1e6).map { AngularRate(degreesPerSecond: $0) }
      switch tracker.add(time: time, pitch: pitch, rate: rate, pelvisRate: own ?? rate) {
      case .descentStarted: seen.append(.descent)
      case .riseStarted: seen.append(.rise)
      case .lockout(let rise):
        seen.append(.lockout)
        rises.append(rise)
      case .stalled: seen.append(.stalled)
      case nil: break
      }
    }
    return (seen, rises, tracker)
  }

  @Test func oneHinge() throws {
    let (seen, rises, tracker) = follow { curve in
      curve.move(to: 50, 2)
      curve.wait(1)
      curve.move(to: 0, 1.5)
    }
    #expect(seen == [.descent, .rise, .lockout])
    #expect(tracker.state == .upright)
    let rise = try #require(rises.first)
    #expect(abs(rise.excursion.millidegrees - 50_000) < 1500)
    let down = PitchCurve.tenth(ofMoveLasting: 2)
    let up = PitchCurve.tenth(ofMoveLasting: 1.5)
    func seconds(_ time: Timestamp) -> Double { Double(time.microseconds) / 1e6 }
    #expect(abs(seconds(rise.descent.began) - 1 - down.lowerBound) < 0.02)
    #expect(abs(seconds(rise.descent.ended) - 1 - down.upperBound) < 0.02)
    #expect(abs(seconds(rise.movement.began) - 4 - up.lowerBound) < 0.02)
    #expect(abs(seconds(rise.movement.ended) - 4 - up.upperBound) < 0.02)
  }

  /// The back gives way at lift-off: the pelvis turns back 0.3 s before the trunk does.
  @Test func liftoffIsTheFirstOfTrunkAndPelvis() throws {
    let (seen, rises, _) = follow(pelvis: { 3.7 <= $0 && $0 < 4.3 ? -60 : nil }) { curve in
      curve.move(to: 50, 2)
      curve.wait(1)
      curve.move(to: 0, 1.5)
    }
    #expect(seen == [.descent, .rise, .lockout])
    let rise = try #require(rises.first)
    #expect(abs(Double(rise.movement.began.microseconds) / 1e6 - 3.7) < 0.05)
  }

  /// A pelvis that turns back while the bar rests, and then rests too, has lifted nothing.
  /// Shifting the weight is not the beginning of the bend that comes seconds later.
  @Test func aShiftOfPostureBeginsNoBend() throws {
    let (seen, rises, _) = follow { curve in
      curve.move(to: 6, 1)
      curve.wait(6)
      curve.move(to: 50, 2)
      curve.wait(1)
      curve.move(to: 0, 1.5)
    }
    #expect(seen == [.descent, .rise, .lockout])
    // One second of standing, one of shifting, six of waiting.
    let began = try #require(rises.first).descent.began.microseconds
    #expect(began > 7_900_000 && began < 8_500_000, "\(began)")
  }

  @Test func aTuckBeforeTheLiftIsNotIt() throws {
    let (_, rises, _) = follow(pelvis: { 3.2 <= $0 && $0 < 3.5 ? -60 : nil }) { curve in
      curve.move(to: 50, 2)
      curve.wait(1)
      curve.move(to: 0, 1.5)
    }
    let up = PitchCurve.tenth(ofMoveLasting: 1.5)
    let rise = try #require(rises.first)
    #expect(abs(Double(rise.movement.began.microseconds) / 1e6 - 4 - up.lowerBound) < 0.05)
  }

  /// One sensor: the pelvis passes its lockout, as a rounding late in the rise makes it, and comes
  /// back; the rise ends there, and the next bend is as deep as ever.
  @Test func aTuckAtLockoutBelongsToTheRise() throws {
    let (seen, rises, _) = follow(range: 30, fastest: 60) { curve in
      curve.move(to: 30, 1.5)
      curve.wait(1)
      curve.move(to: -25, 0.7)
      curve.move(to: -18, 0.3)
      curve.wait(1)
      curve.move(to: 30, 1.5)
      curve.wait(1)
      curve.move(to: 5, 1)
    }
    #expect(seen == [.descent, .rise, .lockout, .descent, .rise, .lockout])
    let rise = try #require(rises.first)
    #expect(Double(rise.movement.ended.microseconds) / 1e6 > 4.35)
  }

  @Test func touchAndGo() {
    let (seen, rises, _) = follow { curve in
      for _ in 0..<4 {
        curve.move(to: 50, 1)
        curve.move(to: 2, 0.8)
        curve.wait(0.3)
      }
    }
    #expect(seen == (0..<4).flatMap { _ in [.descent, .rise, .lockout] as [Seen] })
    #expect(rises.count == 4)
  }

  @Test func pauseAtTheBottom() {
    let (seen, _, _) = follow { curve in
      curve.move(to: 50, 2)
      curve.wait(4)
      curve.move(to: 0, 1.5)
    }
    #expect(seen == [.descent, .rise, .lockout])
  }

  @Test func aHitchIsOneRise() {
    let (seen, rises, _) = follow { curve in
      curve.move(to: 50, 1.5)
      curve.wait(0.5)
      curve.move(to: 25, 0.8)
      curve.wait(0.5)
      curve.move(to: 0, 0.8)
    }
    #expect(seen.count { $0 == .lockout } == 1, "\(seen)")
    #expect(rises.count == 1)
  }

  @Test func aFailedRepReachesNoLockout() {
    let (seen, _, tracker) = follow { curve in
      curve.move(to: 50, 1.5)
      curve.wait(0.5)
      curve.move(to: 28, 1.5)
      curve.move(to: 50, 0.8)
      curve.wait(1)
    }
    #expect(seen.count { $0 == .lockout } == 0, "\(seen)")
    #expect(seen.contains(.stalled))
    #expect(tracker.state == .bottom)
  }

  @Test func aDoublePullIsOneLockout() {
    let (seen, _, _) = follow { curve in
      curve.move(to: 50, 1.5)
      curve.wait(0.5)
      curve.move(to: 42, 0.4)
      curve.move(to: 50, 0.4)
      curve.wait(0.4)
      curve.move(to: 0, 1.2)
    }
    #expect(seen.count { $0 == .lockout } == 1, "\(seen)")
  }

  @Test func smallWobblesAreNothing() {
    let (seen, _, _) = follow { curve in
      for _ in 0..<10 {
        curve.move(to: 8, 0.5)
        curve.move(to: -3, 0.5)
      }
    }
    #expect(seen.isEmpty)
  }

  @Test func bobbingWhileGrippingIsNothing() {
    let (seen, _, _) = follow { curve in
      curve.move(to: 50, 1.5)
      for _ in 0..<5 {
        curve.move(to: 42, 0.5)
        curve.move(to: 50, 0.5)
      }
      curve.move(to: 0, 1.2)
    }
    #expect(seen == [.descent, .rise, .lockout])
  }

  @Test func thresholdsScaleWithTheRange() {
    for range in [Int32(12), 30, 80] {
      let (seen, _, _) = follow(range: range) { curve in
        curve.move(to: Double(range), 1.5)
        curve.wait(0.5)
        curve.move(to: 0, 1.2)
      }
      #expect(seen == [.descent, .rise, .lockout], "\(range)")
    }
  }

  @Test func restartForgetsTheMovement() {
    var (_, _, tracker) = follow { curve in curve.move(to: 50, 2) }
    #expect(tracker.state != .upright)
    tracker.restart()
    #expect(tracker.state == .upright)
    let action = tracker.add(
      time: Timestamp(microseconds: 9_000_000), pitch: Angle(degrees: 50), rate: .zero,
      pelvisRate: .zero)
    #expect(action == nil)
  }
}
