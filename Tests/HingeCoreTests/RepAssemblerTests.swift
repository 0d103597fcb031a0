import Foundation
import Testing

@testable import HingeCore

@Suite struct RepAssemblerTests {
  /// A pitch curve, with steps and bad samples at times, through the tracker and the assembler.
  private struct Evening {
    var curve = PitchCurve()
    var steps: [ClosedRange<Double>] = []
    var gaps: [ClosedRange<Double>] = []
    var rounded: [ClosedRange<Double>] = []

    mutating func walk(_ seconds: Double) {
      steps.append(curve.now...(curve.now + seconds))
      curve.wait(seconds)
    }

    /// Reach, then `reps` rises; from the floor each but the last is lowered again.
    mutating func pulls(_ reps: Int, standingUp: Bool = true) {
      curve.move(to: 50, 1.5)
      curve.wait(0.7)
      for index in 0..<reps {
        curve.move(to: 0, 1.2)
        curve.wait(0.8)
        curve.move(to: 50, 1.5)
        curve.wait(0.7)
        if index == reps - 1 && standingUp { curve.move(to: 0, 1.2) }
      }
    }

    mutating func dips(_ reps: Int) {
      for _ in 0..<reps {
        curve.move(to: 50, 2)
        curve.wait(0.3)
        curve.move(to: 0, 1.2)
        curve.wait(0.8)
      }
    }

    func run(_ counting: RepAssembler.Counting) -> Log {
      var tracker = BendTracker()
      tracker.restart(range: Angle(degrees: 50))
      var assembler = RepAssembler()
      assembler.restart(counting: counting, range: Angle(degrees: 50))
      var log = Log()
      curve.frames { time, pitch, rate in
        let seconds = Double(time.microseconds) / 1e6
        var sample = Extremes()
        sample.add(
          FlexionEstimate(flexion: pitch.half, excess: .zero, reserve: .zero), at: time)
        if gaps.contains(where: { $0.contains(seconds) }) { sample.flags.insert(.gap) }
        if rounded.contains(where: { $0.contains(seconds) }) { sample.grade = 2 }
        assembler.own(sample, at: time, isSettling: tracker.isSettling)
        let action = tracker.add(time: time, pitch: pitch, rate: rate, pelvisRate: rate)
        let frame = FrameBuilder.Frame(
          time: time, span: FrameBuilder.length, pelvisPitch: pitch, trunkPitch: pitch, rate: rate,
          pelvisRate: rate, vertical: .zero, turning: .zero)
        var events = EventList()
        assembler.add(
          MotionTracker.Update(
            frame: frame, time: time, pitch: pitch, rate: rate, action: action,
            risen: nil, lockoutWithdrawn: false),
          state: tracker.state, atTop: tracker.isAtTop(pitch),
          isStepping: steps.contains { $0.contains(seconds) }, into: &events)
        log.take(events)
      }
      var events = EventList()
      assembler.finish(at: Timestamp(microseconds: Int64(curve.now * 1e6)), into: &events)
      log.take(events)
      return log
    }
  }

  private struct Log {
    var reps: [Rep] = []
    var counted = 0
    var withdrawn = 0
    var started = 0
    var sets: [SetSummary] = []
    var most = 0

    mutating func take(_ actions: EventList) {
      most = max(most, actions.count)
      for index in 0..<actions.count {
        switch actions[index] {
        case .repCompleted(let rep): reps.append(rep)
        case .repCounted: counted += 1
        case .repWithdrawn: withdrawn += 1
        case .setStarted: started += 1
        case .setEnded(let summary): sets.append(summary)
        case .alert, .fault, nil: break
        }
      }
      #expect(actions.count < 4)
    }
  }

  private func evening(_ plan: (inout Evening) -> Void) -> Evening {
    var evening = Evening()
    evening.curve.wait(3)
    plan(&evening)
    return evening
  }

  @Test func fromTheFloorTheStandUpIsWithdrawn() throws {
    let log = evening {
      $0.pulls(3)
      $0.curve.wait(9)
    }.run(.fromFloor)
    #expect(log.reps.map(\.number) == [1, 2, 3])
    #expect(log.counted == 4)
    #expect(log.withdrawn == 1)
    #expect(log.sets.map(\.reps) == [3])
    #expect(log.started == 1)
    for rep in log.reps {
      #expect(rep.liftoff.since(rep.ownStart) == TimeSpan(milliseconds: 500))
      #expect(rep.ownEnd > rep.lockout)
      #expect(rep.concentric == rep.lockout.since(rep.liftoff))
      #expect(rep.verdict == .held)
      #expect(rep.flags == RepFlags())
      let eccentric = try #require(rep.eccentric)
      let tenth = PitchCurve.tenth(ofMoveLasting: 1.5)
      #expect(
        abs(Double(eccentric.microseconds) / 1e6 - tenth.upperBound + tenth.lowerBound) < 0.03)
      let top = try #require(rep.top)
      #expect((800...1200).contains(top.milliseconds))
    }
  }

  @Test func fromLockoutRepsEndWithTheNextDescent() {
    let log = evening {
      $0.dips(4)
      $0.curve.wait(9)
    }.run(.fromLockout)
    #expect(log.reps.count == 4)
    #expect(log.withdrawn == 0)
    for (rep, next) in zip(log.reps, log.reps.dropFirst()) {
      // The same moment, seen before the descent's peak was known and after.
      #expect(abs(rep.ownEnd.since(next.ownStart).milliseconds) <= 20)
      #expect(rep.eccentric != nil)
      #expect(rep.top != nil)
    }
  }

  @Test func aLoneBendBetweenStepsIsWithdrawn() {
    let log = evening {
      $0.walk(4)
      $0.curve.wait(0.5)
      $0.dips(1)
      $0.walk(4)
    }.run(.fromLockout)
    #expect(log.reps.isEmpty)
    #expect(log.withdrawn == 1)
    // It never was a set.
    #expect(log.sets.isEmpty)
  }

  @Test func aHeavySingleStandsStillBeforeAndAfter() {
    let log = evening {
      $0.walk(4)
      $0.curve.wait(4)
      $0.dips(1)
      $0.curve.wait(9)
    }.run(.fromLockout)
    #expect(log.reps.count == 1)
    #expect(log.withdrawn == 0)
  }

  @Test func withoutAProfileEveryHingeCounts() {
    let log = evening {
      $0.walk(3)
      $0.dips(1)
      $0.walk(3)
      $0.dips(2)
      $0.curve.wait(1)
    }.run(.everyHinge)
    #expect(log.reps.count == 3)
    #expect(log.reps.map(\.setNumber) == [1, 2, 2])
  }

  @Test func restEndsASetAfterFiveSeconds() throws {
    let log = evening {
      $0.dips(2)
      // With the pause after a dip and the beginning of the next: 4.7 s upright.
      $0.curve.wait(3)
      $0.dips(1)
      $0.curve.wait(5.5)
      $0.dips(2)
      $0.curve.wait(1)
    }.run(.fromLockout)
    #expect(log.sets.map(\.reps) == [3, 2])
    let first = try #require(log.sets.first)
    #expect(first.end > first.start)
  }

  @Test func stepsEndASetAfterTheirDwell() {
    let log = evening {
      $0.dips(2)
      $0.walk(1)
      $0.curve.wait(1)
      $0.dips(1)
      $0.walk(2)
      $0.dips(2)
      $0.curve.wait(1)
    }.run(.fromLockout)
    #expect(log.sets.map(\.reps) == [3, 2])
  }

  @Test func theDataEndInTheLowering() throws {
    let log = evening {
      $0.pulls(2)
      $0.curve.wait(0.5)
      $0.curve.move(to: 30, 1)
    }.run(.fromFloor)
    // Two, and the third rise that is being lowered as the data end.
    #expect(log.reps.count == 3)
    let last = try #require(log.reps.last)
    #expect(last.flags.contains(.cut))
    #expect(last.eccentric == nil)
  }

  @Test func theDataEndAtTheTop() {
    let log = evening {
      $0.dips(2)
    }.run(.fromLockout)
    #expect(log.reps.count == 2)
    #expect(log.sets.map(\.reps) == [2])
  }

  @Test func roundingBelongsToItsRep() {
    var plan = evening { $0.pulls(3) }
    // The second rise begins at 3 + 1.5 + 0.7 + (1.2 + 0.8 + 1.5 + 0.7).
    plan.rounded = [9.5...10]
    plan.curve.wait(9)
    let log = plan.run(.fromFloor)
    #expect(log.reps.map(\.verdict) == [.held, .lost, .held])
    // In the half second before lift-off.
    plan.rounded = [9.1...9.3]
    #expect(plan.run(.fromFloor).reps.map(\.verdict) == [.held, .lost, .held])
    // In the reach before the first rep: nobody's.
    plan.rounded = [3.5...4.4]
    #expect(plan.run(.fromFloor).reps.map(\.verdict) == [.held, .held, .held])
    // In the lowering of the first.
    plan.rounded = [7.6...8.2]
    #expect(plan.run(.fromFloor).reps.map(\.verdict) == [.lost, .held, .held])
  }

  @Test func aGapMarksTheRepThatOwnsIt() {
    var plan = evening { $0.pulls(3) }
    plan.gaps = [9.8...9.9]
    plan.curve.wait(9)
    let log = plan.run(.fromFloor)
    #expect(log.reps.map { $0.flags.contains(.gap) } == [false, true, false])
  }

  @Test func shallowAndHastyRisesAreNone() {
    let log = evening {
      $0.curve.move(to: 20, 1)
      $0.curve.move(to: 0, 1)
      $0.curve.wait(1)
      $0.curve.move(to: 50, 1)
      $0.curve.move(to: 0, 14)
      $0.curve.wait(2)
    }.run(.everyHinge)
    #expect(log.reps.isEmpty)
    #expect(log.counted == 0)
  }

  @Test func recentExtremesForget() {
    var recent = RecentExtremes()
    for index in 0..<600 {
      var sample = Extremes()
      let time = Timestamp(microseconds: Int64(index) * 10_000)
      sample.add(
        FlexionEstimate(
          flexion: .zero, excess: .zero, reserve: Fraction(Int64(600 - index), over: 1000)),
        at: time)
      recent.add(sample, at: time)
    }
    // Bins of 100 ms; the one that begins at or after the start, less half its width.
    for (start, wanted) in [(5_000_000, 100), (4_960_000, 100), (4_940_000, 110), (3_000_000, 300)]
      as [(Int64, Int64)]
    {
      let found = recent.since(Timestamp(microseconds: start)).reserve
      #expect(found == Fraction(wanted, over: 1000), "\(start)")
    }
    #expect(recent.since(Timestamp(microseconds: 9_000_000)).reserve == nil)
  }
}
