import Testing
import Training

@testable import HingeCore

@Suite struct QuietMomentTests {
  private static func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(microseconds: milliseconds * 1000)
  }

  private static func frame(_ phase: LiftPhase) -> MotionFrame {
    MotionFrame(
      time: at(0), pelvisPitch: .zero, trunkPitch: nil, flexion: nil, reserveUsed: nil,
      lateralLean: .zero, twist: .zero, phase: phase, alert: nil, isBuzzing: false)
  }

  private static let started = CoreEvent.setStarted(number: 1, time: at(0))
  private static let ended = CoreEvent.setEnded(
    SetSummary(number: 1, start: at(0), end: at(20_000), reps: 5))

  @Test func aBeltThatNobodyMovesIsQuiet() {
    var moment = QuietMoment()
    #expect(moment.isQuiet(at: Self.at(0)))
    for phase in [LiftPhase.none, .standing] {
      moment.take(Self.frame(phase), at: Self.at(10))
      #expect(moment.isQuiet(at: Self.at(10)))
    }
  }

  @Test(arguments: [LiftPhase.eccentric, .bottom, .concentric, .lockout])
  func fiveSecondsAfterTheLastMovement(_ phase: LiftPhase) {
    var moment = QuietMoment()
    moment.take(Self.frame(phase), at: Self.at(1000))
    moment.take(Self.frame(.standing), at: Self.at(1020))
    #expect(!moment.isQuiet(at: Self.at(5999)))
    #expect(moment.isQuiet(at: Self.at(6000)))
  }

  /// However long the lifter rests in it.
  @Test func neverInsideASet() {
    var moment = QuietMoment()
    moment.take(Self.started)
    #expect(!moment.isQuiet(at: Self.at(60_000)))
    moment.take(Self.ended)
    #expect(moment.isQuiet(at: Self.at(60_000)))
  }
}
