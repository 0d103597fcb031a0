import Testing
import Training

@testable import HingeCore

/// What is recorded of a rep beside its verdict is cut from the frames it owns.
@Suite struct FrameHistoryTests {
  private func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(microseconds: milliseconds * 1000)
  }

  /// Frames every 20 ms from 0 on.
  private func history(
    _ count: Int64, _ change: (Int64, inout MotionFrame) -> Void = { _, _ in }
  ) -> FrameHistory {
    var history = FrameHistory()
    for index in 0..<count {
      var frame = MotionFrame(
        time: at(index * 20), pelvisPitch: .zero, trunkPitch: nil,
        flexion: Angle(millidegrees: index * 100), reserveUsed: Fraction(index, over: 1000),
        lateralLean: .zero, twist: .zero, phase: .concentric, alert: nil, isBuzzing: false)
      change(index * 20, &frame)
      history.add(frame)
    }
    return history
  }

  private func rep(from start: Int64, liftoff: Int64, to end: Int64) -> Rep {
    Rep(
      setNumber: 1, number: 1, liftoff: at(liftoff), lockout: at(end), ownStart: at(start),
      ownEnd: at(end), eccentric: nil, bottom: .zero, concentric: .zero, top: nil,
      peakFlexion: nil, peakFlexionAt: nil, excessFlexion: nil, reserveUsed: nil, range: .zero,
      peakRiseRate: .zero, warnings: 0, alarms: 0, verdict: .held, flags: RepFlags())
  }

  @Test func furthestToEitherSideOfWhatItOwns() {
    let history = history(200) { time, frame in
      if time == 900 { frame.lateralLean = Angle(degrees: 30) }
      if time == 1500 { frame.lateralLean = Angle(degrees: 4) }
      if time == 1600 { frame.lateralLean = Angle(degrees: -6) }
      if time == 1700 { frame.twist = Angle(degrees: -9) }
      if time == 3020 { frame.twist = Angle(degrees: 40) }
    }
    let posture = history.posture(of: rep(from: 1000, liftoff: 1500, to: 3000))
    #expect(posture.leanMdeg == -6000)
    #expect(posture.twistMdeg == -9000)
  }

  @Test func setUpIsATenthOfASecondBeforeLiftOff() {
    let posture = history(200).posture(of: rep(from: 1000, liftoff: 1505, to: 3000))
    // The frame of 1400 ms, the 70th.
    #expect(posture.setupFlexionMdeg == 7000)
    #expect(posture.setupReservePermille == 70)
  }

  @Test func setUpIsUnknownWithoutAFrame() {
    let posture = history(50).posture(of: rep(from: 3000, liftoff: 3500, to: 5000))
    #expect(posture == RepPosture())
  }

  @Test func theBuzzerIsTimed() {
    let history = history(200) { time, frame in
      frame.isBuzzing = (980..<1080).contains(time) || (2000..<2180).contains(time)
    }
    let posture = history.posture(of: rep(from: 1000, liftoff: 1500, to: 3000))
    #expect(posture.buzzMS == 260)
    #expect(self.history(200).posture(of: rep(from: 0, liftoff: 500, to: 3000)).buzzMS == 0)
  }

  /// The trace has a value every 100 ms, and says where it knows none.
  @Test func traceOfAGap() {
    let history = history(100) { time, frame in
      if (1200..<1500).contains(time) { frame.flexion = nil }
    }
    let trace = history.trace(of: rep(from: 1000, liftoff: 1500, to: 1990))
    #expect(trace.count == 10)
    #expect(Array(trace.prefix(2)) == [50, 55])
    #expect(trace[2..<5].allSatisfy { $0 == RepRecord.unknown })
    #expect(trace[5] == 75)
  }
}
