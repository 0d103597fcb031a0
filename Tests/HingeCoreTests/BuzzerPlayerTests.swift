import Testing

@testable import HingeCore

@Suite struct BuzzerPlayerTests {
  private static let patterns: [BuzzerPattern] = [
    .alarm, .warning, .setup, .hyperextension, .creep, .tempo, .stopSet, .sensorLost, .recalibrate,
    .setEnd, .holdStart, .holdLost, .holdDone,
  ]

  /// The line's on and off times in turn, ms, stepped every `step` ms, beginning with on.
  private func times(_ line: [Bool], step: Int = 1) -> [Int] {
    var runs: [Int] = []
    var before = false
    for on in line {
      if on != before || runs.isEmpty {
        if !on && runs.isEmpty { continue }
        runs.append(0)
      }
      runs[runs.count - 1] += step
      before = on
    }
    if !before && !runs.isEmpty { runs.removeLast() }
    return runs
  }

  private func play(_ milliseconds: Int, _ events: [Int: (inout BuzzerPlayer, Timestamp) -> Void])
    -> [Bool]
  {
    var player = BuzzerPlayer()
    return (0..<milliseconds).map { now in
      let time = Timestamp(microseconds: Int64(now) * 1000)
      events[now]?(&player, time)
      player.advance(to: time)
      return player.isOn
    }
  }

  private func pulses(_ line: [Bool]) -> [Int] {
    times(line).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
  }

  @Test func onlyAlarmsSoundLong() {
    for pattern in Self.patterns {
      let line = play(8000, [0: { $0.play(pattern, at: $1) }])
      #expect(!pulses(line).isEmpty, "\(pattern)")
      for pulse in pulses(line) {
        #expect(pattern == .alarm ? pulse >= 150 : pulse <= 50, "\(pattern): \(pulse) ms")
        #expect(pulse <= 500, "\(pattern)")
      }
    }
  }

  @Test func patternsAsTheyAreWritten() {
    let wanted: [(BuzzerPattern, [Int])] = [
      (.warning, [40]), (.tempo, [25]), (.setup, [40, 80, 40]),
      (.hyperextension, [40, 60, 40, 60, 40]), (.creep, [40, 200, 40]),
      (.stopSet, [40, 60, 40, 60, 40, 60, 40]), (.recalibrate, [40, 300, 40, 300, 40]),
      (.setEnd, [40, 120, 40]), (.holdStart, [50, 50, 50]),
      (.holdDone, [50, 50, 50, 300, 50, 50, 50]),
    ]
    for (pattern, steps) in wanted {
      #expect(times(play(3000, [10: { $0.play(pattern, at: $1) }])) == steps, "\(pattern)")
    }
    let alarm = times(play(700, [0: { $0.play(.alarm, at: $1) }]))
    #expect(Array(alarm.prefix(4)) == [180, 90, 180, 90])
    let lost = times(play(4000, [0: { $0.play(.sensorLost, at: $1) }]))
    #expect(Array(lost.prefix(8)) == [40, 460, 40, 460, 40, 1400, 40, 460])
  }

  @Test func anAlarmEndsByItselfAtLast() {
    let line = play(9000, [0: { $0.play(.alarm, at: $1) }])
    #expect(line[..<4990].contains(true))
    #expect(!line[5200...].contains(true))
  }

  @Test func gravePatternsInterruptLighterOnes() {
    let kept = play(
      2000,
      [0: { $0.play(.alarm, at: $1) }, 100: { $0.play(.warning, at: $1) }]
    )
    #expect(times(kept)[0] == 180)
    let lost = play(
      3000,
      [0: { $0.play(.sensorLost, at: $1) }, 100: { $0.play(.alarm, at: $1) }]
    )
    #expect(pulses(lost).allSatisfy { $0 <= 50 })
  }

  /// However patterns meet: a pulse is a tick or an alarm, never in between.
  @Test func pulsesStayApartWhereverPatternsMeet() {
    for first in Self.patterns {
      for second in Self.patterns where second != first {
        for moment in [1, 20, 39, 45, 60, 100, 170, 185] {
          let met = play(
            9000,
            [0: { $0.play(first, at: $1) }, moment: { $0.play(second, at: $1) }]
          )
          for pulse in pulses(met) where pulse > 50 && pulse < 150 {
            Issue.record("\(first), after \(moment) ms \(second): \(pulse) ms")
          }
        }
      }
    }
  }

  @Test(arguments: [1, 20, 100, 179, 181, 250, 300])
  func stoppingAnAlarmLetsItsPulseEnd(_ moment: Int) {
    let line = play(
      2000,
      [0: { $0.play(.alarm, at: $1) }, moment: { player, _ in player.stop(.alarm) }]
    )
    #expect(pulses(line).allSatisfy { $0 >= 150 }, "\(times(line))")
    #expect(!line[(moment + 185)...].contains(true))
  }

  @Test func stopNamesItsPattern() {
    let line = play(
      500,
      [0: { $0.play(.setup, at: $1) }, 10: { player, _ in player.stop(.alarm) }]
    )
    #expect(times(line) == [40, 80, 40])
  }

  @Test func silenceIsAtOnce() {
    let line = play(
      500,
      [0: { $0.play(.alarm, at: $1) }, 30: { player, _ in player.silence() }]
    )
    #expect(times(line) == [30])
  }

  @Test func aLongSilenceIsNotCaughtUpWith() {
    var player = BuzzerPlayer()
    player.play(.alarm, at: Timestamp(microseconds: 0))
    player.advance(to: Timestamp(microseconds: 3_600_000_000))
    #expect(!player.isOn)
  }

  /// An alarm that is raised again during the last pulse of the one before has its five seconds anew.
  @Test func raisedAgainItHasItsWholeTime() {
    var player = BuzzerPlayer()
    player.play(.alarm, at: Timestamp(microseconds: 0))
    var on = 0
    for millisecond in Int64(1)...9000 {
      let now = Timestamp(microseconds: millisecond * 1000)
      if millisecond == 4880 { player.stop(.alarm) }
      if millisecond == 4950 { player.play(.alarm, at: now) }
      player.advance(to: now)
      if millisecond > 5100 && player.isOn { on += 1 }
    }
    #expect(on > 2000, "\(on) ms")
  }
}
