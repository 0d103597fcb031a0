import HingeCore
import LinuxIO
import Testing

struct OnTimeLimitTests {
  private func at(_ ms: Int64) -> Timestamp { Timestamp(microseconds: ms * 1000) }
  private func on(_ generation: UInt64) -> LineState {
    LineState(generation: generation, phase: .on)
  }

  @Test func aSoundEndsAfterTheLongestTimeSinceItWasSeen() {
    var limit = OnTimeLimit(longest: TimeSpan(milliseconds: 2000))
    #expect(limit.look(at: on(1), now: at(500)) == .nothing)
    #expect(limit.look(at: on(1), now: at(2499)) == .nothing)
    #expect(limit.look(at: on(1), now: at(2500)) == .trip)
    // Not obeyed: it says so again.
    #expect(limit.look(at: on(1), now: at(2501)) == .trip)
  }

  @Test func everyNewSoundHasItsWholeTime() {
    var limit = OnTimeLimit(longest: TimeSpan(milliseconds: 2000))
    for sound in 1...50 as ClosedRange<UInt64> {
      // Short breaks fall between two looks: the count tells the sounds apart.
      #expect(limit.look(at: on(sound), now: at(Int64(sound) * 1900)) == .nothing)
    }
    #expect(limit.look(at: LineState(generation: 50, phase: .off), now: at(95_100)) == .nothing)
    #expect(limit.look(at: on(50), now: at(97_100)) == .nothing)
    #expect(limit.look(at: on(50), now: at(99_099)) == .nothing)
    #expect(limit.look(at: on(50), now: at(99_100)) == .trip)
  }

  @Test func whatWasTurnedOffIsKeptOff() {
    var limit = OnTimeLimit(longest: TimeSpan(milliseconds: 2000))
    let tripped = LineState(generation: 7, phase: .tripped)
    for now in 0..<5 as Range<Int64> {
      #expect(limit.look(at: tripped, now: at(now)) == .keepOff)
    }
    #expect(limit.look(at: on(8), now: at(9000)) == .nothing)
  }

  /// Every sequence of four states, looked at in steps of 1 s: it trips exactly where the same sound
  /// was there in the two looks before as well, or as a wait of 2 s says.
  @Test func allShortHistories() {
    let states = LineState.Phase.allCases.flatMap { phase in
      [1, 2].map { LineState(generation: $0, phase: phase) }
    }
    for code in 0..<(states.count * states.count * states.count * states.count) {
      var limit = OnTimeLimit(longest: TimeSpan(milliseconds: 2000))
      var history: [LineState] = []
      var rest = code
      for step in 0..<4 {
        history.append(states[rest % states.count])
        rest /= states.count
        let action = limit.look(at: history[step], now: at(Int64(step) * 1000))
        let run = history.reversed().prefix { $0 == history[step] }.count
        let expected: OnTimeLimit.Action =
          switch history[step].phase {
          case .off: .nothing
          case .tripped: .keepOff
          case .on: run >= 3 ? .trip : .nothing
          }
        #expect(action == expected, "\(history)")
      }
    }
  }
}

struct SpinUpTests {
  /// The pulses that come out, as on and off times in ms, of pulses that go in, sampled each 5 ms.
  private func pulses(_ given: [(on: Int, off: Int)], shortest: Int64) -> [[Int]] {
    var spinUp = SpinUp(shortest: TimeSpan(milliseconds: shortest))
    var found: [[Int]] = []
    var last = false
    for time in stride(from: 0, to: 600, by: 5) {
      let wanted = given.contains { $0.on <= time && time < $0.off }
      let on = spinUp.step(wanted, at: Timestamp(microseconds: Int64(time) * 1000))
      if on && !last { found.append([time]) }
      if !on && last { found[found.count - 1].append(time) }
      last = on
    }
    return found
  }

  @Test func shortPulsesAreLengthenedAndBeginWhereTheyDid() {
    #expect(pulses([(100, 125)], shortest: 0) == [[100, 125]])
    #expect(pulses([(100, 125)], shortest: 80) == [[100, 180]])
    #expect(pulses([(100, 280)], shortest: 80) == [[100, 280]])
    #expect(pulses([(100, 180)], shortest: 80) == [[100, 180]])
    #expect(
      pulses([(100, 140), (200, 240), (300, 340)], shortest: 90)
        == [[100, 190], [200, 290], [300, 390]])
    // A gap that is too short closes; the next pulse counts from the first one's beginning.
    #expect(pulses([(100, 140), (180, 220)], shortest: 90) == [[100, 220]])
  }

  @Test func theWayOutDoesNotWait() {
    let log = EdgeLogBuzzer(capacity: 8)
    var buzzer = SpinUpBuzzer(log, shortest: TimeSpan(milliseconds: 80))
    buzzer.set(true, at: Timestamp(microseconds: 1000))
    buzzer.set(false, at: Timestamp(microseconds: 2000))
    #expect(log.csv == "t_us,value\n1000,1\n")
    buzzer.turnOff(at: Timestamp(microseconds: 3000))
    #expect(log.csv == "t_us,value\n1000,1\n3000,0\n")
    buzzer.set(false, at: Timestamp(microseconds: 4000))
    #expect(log.csv == "t_us,value\n1000,1\n3000,0\n")
  }
}
