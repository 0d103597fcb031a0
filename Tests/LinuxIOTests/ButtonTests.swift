import HingeCore
import LinuxIO
import Testing

private func at(_ ms: Int) -> Timestamp { Timestamp(microseconds: Int64(ms) * 1000) }

struct DebouncerTests {
  /// The clean changes of edges, looked at at the edges and at `end` only.
  private func changes(_ edges: [Int], end: Int) -> [Int] {
    var debouncer = Debouncer(isPressed: false, at: at(0))
    var found: [Int] = []
    var pressed = false
    for edge in edges {
      pressed.toggle()
      if let change = debouncer.level(pressed, at: at(edge)) {
        found.append(Int(change.time.microseconds / 1000))
      }
    }
    if let change = debouncer.advance(to: at(end)) {
      found.append(Int(change.time.microseconds / 1000))
    }
    return found
  }

  @Test func aLevelCountsFromItsEdgeOnceItHasHeld() {
    #expect(changes([100], end: 130) == [])
    #expect(changes([100], end: 131) == [100])
    #expect(changes([100, 300], end: 400) == [100, 300])
  }

  @Test func bouncingIsIgnoredAtBothEnds() {
    #expect(changes([100, 102, 103, 109, 110, 300, 301, 304], end: 400) == [110, 304])
    // 30 ms are bounce, 31 are not.
    #expect(changes([100, 130], end: 400) == [])
    #expect(changes([100, 131], end: 400) == [100, 131])
  }

  /// Every train of up to six edges 10, 30, 31 or 90 ms apart, against the definition: a level
  /// counts if it lasts for more than 30 ms and is not what counted before.
  @Test func allShortTrains() {
    let steps = [10, 30, 31, 90]
    for count in 1...6 {
      for code in 0..<(1 << (2 * count)) {
        let gaps = (0..<count).map { steps[code >> (2 * $0) & 3] }
        let edges = gaps.indices.map { 1000 + gaps[..<$0].reduce(0, +) }
        let end = edges[count - 1] + gaps[count - 1]
        var expected: [Int] = []
        var counts = false
        for (index, edge) in edges.enumerated() {
          let isPressed = index % 2 == 0
          if gaps[index] > 30 && isPressed != counts {
            expected.append(edge)
            counts = isPressed
          }
        }
        #expect(changes(edges, end: end) == expected, "\(edges) \(end)")
      }
    }
  }

  @Test func theDeadlineIsWhenItSpeaks() throws {
    var debouncer = Debouncer(isPressed: true, at: at(0))
    #expect(debouncer.deadline == nil)
    #expect(debouncer.level(false, at: at(50)) == nil)
    let deadline = try #require(debouncer.deadline)
    #expect(debouncer.advance(to: Timestamp(microseconds: deadline.microseconds - 1)) == nil)
    #expect(debouncer.advance(to: deadline) == Debouncer.Change(isPressed: false, time: at(50)))
    #expect(debouncer.deadline == nil && !debouncer.isPressed)
  }

  @Test func timesThatGoBackAreTakenForNow() {
    var debouncer = Debouncer(isPressed: false, at: at(1000))
    #expect(debouncer.level(true, at: at(500)) == nil)
    #expect(debouncer.advance(to: at(1030)) == nil)
    #expect(debouncer.advance(to: at(1031)) == Debouncer.Change(isPressed: true, time: at(1000)))
  }
}

struct ButtonReaderTests {
  /// What is said and when (to the ms), of presses from...to, by a thread that wakes for edges and
  /// deadlines only, as the daemon's does.
  private func gestures(_ presses: [(Int, Int)]) -> [String] {
    var reader = ButtonReader(isPressed: false, at: at(0))
    var said: [String] = []
    func note(_ gestures: [ButtonGesture], _ now: Timestamp) {
      said += gestures.map { "\($0) \(now.microseconds / 1000)" }
    }
    func sleep(until time: Timestamp) {
      while let deadline = reader.deadline, deadline < time {
        note(reader.advance(to: deadline), deadline)
        if let next = reader.deadline, next <= deadline {
          Issue.record("a deadline that does not pass: \(next)")
          return
        }
      }
    }
    for (time, pressed) in presses.flatMap({ [($0.0, true), ($0.1, false)] }) {
      sleep(until: at(time))
      note(reader.level(pressed, at: at(time)), at(time))
    }
    sleep(until: at(1_000_000))
    return said
  }

  @Test func oneOfEach() {
    #expect(gestures([(100, 250)]) == ["short 650"])
    #expect(gestures([(100, 250), (400, 500)]) == ["double 530"])
    #expect(gestures([(100, 1700)]) == ["long 1730"])
    #expect(gestures([(100, 9000)]) == ["veryLong 5100"])
  }

  @Test func theLimitsBelongToTheLongerOne() {
    #expect(gestures([(100, 131)]) == ["short 531"])
    #expect(gestures([(100, 130)]) == [])
    #expect(gestures([(100, 1599)]) == ["short 1999"])
    #expect(gestures([(100, 1600)]) == ["long 1630"])
    #expect(gestures([(100, 5099)]) == ["long 5129"])
    #expect(gestures([(100, 5100)]) == ["veryLong 5130"])
    #expect(gestures([(100, 5101)]) == ["veryLong 5100"])
    #expect(gestures([(100, 200), (600, 700)]) == ["double 730"])
    #expect(gestures([(100, 200), (601, 700)]) == ["short 600", "short 1100"])
  }

  @Test func pressesAreNotCountedTwice() {
    #expect(gestures([(100, 200), (300, 400), (500, 600)]) == ["double 430", "short 1000"])
    #expect(
      gestures([(100, 200), (300, 400), (500, 600), (700, 800)]) == ["double 430", "double 830"])
    // The second of two is long after all.
    #expect(gestures([(100, 200), (300, 2000)]) == ["short 1800", "long 2030"])
    #expect(gestures([(100, 200), (300, 9000)]) == ["short 1800", "veryLong 5300"])
    #expect(gestures([(100, 9000), (9100, 9200)]) == ["veryLong 5100", "short 9600"])
  }

  /// A release that is under way at the limit began before it.
  @Test func aReleaseThatIsNotSettledHoldsTheGestureBack() {
    var reader = ButtonReader(isPressed: false, at: at(0))
    #expect(reader.level(true, at: at(100)).isEmpty)
    #expect(reader.advance(to: at(200)).isEmpty)
    #expect(reader.level(false, at: at(5090)).isEmpty)
    #expect(reader.advance(to: at(5110)).isEmpty)
    #expect(reader.advance(to: at(5121)) == [.long])
  }

  @Test func whatIsHeldAtTheStartIsNoPress() {
    var reader = ButtonReader(isPressed: true, at: at(0))
    #expect(reader.deadline == nil)
    #expect(reader.advance(to: at(10_000)).isEmpty)
    #expect(reader.level(false, at: at(10_001)).isEmpty)
    #expect(reader.advance(to: at(20_000)).isEmpty)
  }

  /// Any presses, however the thread is woken: never a gesture more than presses, every press in
  /// exactly one, and late waking says the same as waking at every ms.
  @Test func wakingLateChangesNothingButTheTime() {
    let times = [40, 300, 1500, 5200]
    for code in 0..<(1 << 12) {
      var presses: [(Int, Int)] = []
      var now = 100
      for index in 0..<3 {
        let length = times[code >> (4 * index) & 3]
        let pause = times[code >> (4 * index + 2) & 3]
        presses.append((now, now + length))
        now += length + pause
      }
      let awake = gestures(presses).map { $0.prefix { $0 != " " } }
      var reader = ButtonReader(isPressed: false, at: at(0))
      var late: [String] = []
      for (down, up) in presses {
        late += reader.level(true, at: at(down)).map { "\($0)" }
        late += reader.level(false, at: at(up)).map { "\($0)" }
      }
      late += reader.advance(to: at(900_000)).map { "\($0)" }
      late += reader.advance(to: at(900_001)).map { "\($0)" }
      #expect(late == awake.map { String($0) }, "\(presses)")
      #expect(awake.reduce(0) { $0 + ($1 == "double" ? 2 : 1) } == 3, "\(presses)")
    }
  }
}

struct ButtonInputTests {
  @Test func aMissingChipIsNamedWithTheKeyToMend() {
    let address = GPIOLineAddress(chip: "/dev/gpiochip-none", line: "23", purpose: .button)
    #expect(address.line == .offset(23))
    #expect(throws: GPIOError.chipUnusable(address, .noSuchFile)) {
      try ButtonInput(address, activeLow: true)
    }
    let labeled = GPIOLineAddress(chip: "no-such-label", line: "GPIO23", purpose: .button)
    #expect(labeled.line == .name("GPIO23"))
    #expect(throws: GPIOError.noChip(labeled)) { try ButtonInput(labeled, activeLow: true) }
  }
}
