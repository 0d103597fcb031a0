import HingeCore
import LinuxIO
import Testing

/// The line between the sampler and the guard, with time and every collision made by hand.
struct GuardedLineTests {
  private let line = FakeLine()
  private func trip(_ guarded: GuardedLine<FakeLine>) {
    // Seen, then seen to be too old.
    var limit = OnTimeLimit(longest: .zero)
    guarded.look(&limit, now: Timestamp(microseconds: 0))
    guarded.look(&limit, now: Timestamp(microseconds: 1))
  }

  @Test func aSoundThatDoesNotEndIsEndedAndStaysOff() throws {
    let guarded = GuardedLine(line)
    var limit = OnTimeLimit(longest: TimeSpan(milliseconds: 2000))
    try guarded.turnOn(1)
    for second in 0...1 as ClosedRange<Int64> {
      guarded.look(&limit, now: Timestamp(microseconds: second * 1_000_000))
      #expect(line.isOn)
    }
    guarded.look(&limit, now: Timestamp(microseconds: 2_000_000))
    #expect(!line.isOn)
    #expect(guarded.tripCount == 1)
    try guarded.keepOn(1)
    #expect(!line.isOn)
    // Repeated while nobody notices, and not a second trip.
    guarded.look(&limit, now: Timestamp(microseconds: 3_000_000))
    #expect(line.calls == [true, false, false])
    #expect(guarded.tripCount == 1)
    try guarded.turnOff(1)
    guarded.look(&limit, now: Timestamp(microseconds: 4_000_000))
    try guarded.turnOn(2)
    #expect(line.isOn)
    #expect(line.calls == [true, false, false, false, true])
  }

  @Test func anOnThatComesAfterTheTripIsTakenBack() throws {
    for moment in [FakeLine.Moment.before, .after] {
      let line = FakeLine()
      let guarded = GuardedLine(line)
      line.interruption = (0, moment, { trip(guarded) })
      try guarded.turnOn(1)
      #expect(!line.isOn)
      #expect(guarded.tripCount == 1)
    }
  }

  @Test func whoeverHangsBeforeTakingItBackIsHelped() throws {
    var limit = OnTimeLimit(longest: .zero)
    // The "off" that takes it back is refused: as if it had never been called.
    let refusing = RefusingOff(line)
    let guarded = GuardedLine(refusing)
    line.interruption = (
      0, .before,
      {
        guarded.look(&limit, now: Timestamp(microseconds: 0))
        guarded.look(&limit, now: Timestamp(microseconds: 1))
      }
    )
    try guarded.turnOn(1)
    #expect(line.isOn)
    #expect(guarded.refusedStopCount == 2)
    refusing.isRefusing = false
    guarded.look(&limit, now: Timestamp(microseconds: 2))
    #expect(!line.isOn)
  }

  @Test func aNewSoundThatTheGuardCutsGoesOn() throws {
    for moment in [FakeLine.Moment.before, .after] {
      let line = FakeLine()
      let guarded = GuardedLine(line)
      try guarded.turnOn(1)
      line.interruption = (
        1, moment,
        {
          do throws(Errno) {
            try guarded.turnOff(1)
            try guarded.turnOn(2)
          } catch {
            Issue.record("\(error)")
          }
        }
      )
      trip(guarded)
      #expect(line.isOn == (moment == .after))
      try guarded.keepOn(2)
      #expect(line.isOn)
      try guarded.turnOff(2)
      #expect(!line.isOn)
    }
  }

  @Test func aRefusedOnIsOffAndMayBeTriedAgain() throws {
    let guarded = GuardedLine(line)
    line.refusal = .inputOutput
    #expect(throws: Errno.inputOutput) { try guarded.turnOn(1) }
    line.refusal = nil
    trip(guarded)
    #expect(guarded.tripCount == 0)
    try guarded.turnOn(2)
    #expect(line.isOn)
  }

  @Test func aRefusedOffIsWatchedOn() throws {
    let guarded = GuardedLine(line)
    try guarded.turnOn(1)
    line.refusal = .inputOutput
    #expect(throws: Errno.inputOutput) { try guarded.turnOff(1) }
    line.refusal = nil
    trip(guarded)
    #expect(!line.isOn)
  }

  /// A sampler that goes on, off, on and off, and a guard that trips within any call of either, at
  /// its beginning or its end: whatever the order, the line ends as it must.
  @Test(arguments: 0..<8, [FakeLine.Moment.before, .after])
  func everyCollision(call: Int, moment: FakeLine.Moment) throws {
    for length in 1...4 {
      let line = FakeLine()
      let guarded = GuardedLine(line)
      line.interruption = (call, moment, { trip(guarded) })
      for step in 0..<length {
        let generation = UInt64(step / 2 + 1)
        if step % 2 == 0 {
          try guarded.turnOn(generation)
          try guarded.keepOn(generation)
        } else {
          try guarded.turnOff(generation)
        }
      }
      let isWanted = length % 2 == 1
      if isWanted { try guarded.keepOn(UInt64((length + 1) / 2)) }
      let wasCutShort = line.interruption == nil && call >= 2 * ((length - 1) / 2)
      #expect(
        line.isOn == (isWanted && !wasCutShort), "\(length) steps, call \(call), \(line.calls)")
    }
  }
}

/// Lets a line go on but not off.
private final class RefusingOff: OutputLine, @unchecked Sendable {
  private let line: FakeLine
  var isRefusing = true
  init(_ line: FakeLine) { self.line = line }
  func drive(_ on: Bool) throws(Errno) {
    if isRefusing && !on { throw .inputOutput }
    try line.drive(on)
  }
}

struct GuardedBuzzerTests {
  private let now = Timestamp(microseconds: 0)

  @Test func onlyChangesReachTheLine() throws {
    let line = FakeLine()
    let buzzer = try GuardedBuzzer(line, longestOn: TimeSpan(milliseconds: 60_000), priority: nil)
    for on in [false, false, true, true, true, false, false, true] { buzzer.set(on, at: now) }
    #expect(line.calls == [true, false, true])
    #expect(buzzer.failureCount == 0 && buzzer.tripCount == 0)
  }

  @Test func refusedCallsAreCountedAndTriedAgain() throws {
    let line = FakeLine()
    let buzzer = try GuardedBuzzer(line, longestOn: TimeSpan(milliseconds: 60_000), priority: nil)
    line.refusal = .inputOutput
    buzzer.set(true, at: now)
    buzzer.set(true, at: now)
    #expect(buzzer.failureCount == 2 && !line.isOn)
    line.refusal = nil
    buzzer.set(true, at: now)
    #expect(line.isOn)
    line.refusal = .inputOutput
    buzzer.set(false, at: now)
    #expect(buzzer.failureCount == 3 && line.isOn)
    line.refusal = nil
    buzzer.set(false, at: now)
    #expect(!line.isOn)
  }

  /// The sampler turns the line on and is never heard of again.
  @Test func theGuardsThreadEndsAForgottenSound() throws {
    let off = try WakeEvent()
    let line = FakeLine(turnedOff: off)
    let buzzer = try GuardedBuzzer(line, longestOn: TimeSpan(milliseconds: 4), priority: nil)
    buzzer.set(true, at: now)
    #expect(off.wait(timeout: TimeSpan(milliseconds: 10_000)))
    #expect(buzzer.tripCount == 1)
  }

  @Test func lettingGoTurnsOff() throws {
    let line = FakeLine()
    do {
      let buzzer = try GuardedBuzzer(line, longestOn: TimeSpan(milliseconds: 60_000), priority: nil)
      buzzer.set(true, at: now)
      #expect(line.isOn)
    }
    #expect(!line.isOn)
    #expect(line.calls == [true, false])
  }
}
