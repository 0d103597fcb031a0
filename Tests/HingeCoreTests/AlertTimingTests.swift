import Testing

@testable import HingeCore

/// What gaps, impacts and a clock that stands still do to the conditions and the buzzer.
@Suite struct AlertTimingTests {
  private func alarms(_ stream: PostureStream) -> [Alert] {
    stream.alerts.filter { $0.kind == .rounding && $0.grade == .alarm }
  }

  @Test func aBackThatRoundsAtTheBottomIsAnAlarm() {
    var stream = PostureStream()
    stream.bendAndRound()
    stream.move(300)
    #expect(alarms(stream).count == 1)
    #expect(stream.pipeline.reading.alert == .alarm)
    #expect(stream.faults.isEmpty)
    // 180 ms of 270 while it lasts.
    stream.soundedFor = 0
    stream.move(2700)
    #expect(stream.soundedFor == 1800)
    // And none where it stays neutral.
    stream = PostureStream()
    stream.move(3000)
    stream.move(1500, to: 50)
    stream.move(3000)
    stream.move(1500, to: 0)
    #expect(stream.alerts.isEmpty)
  }

  /// Through a short gap a condition holds on; after a second nobody knows, and it begins anew.
  @Test(arguments: [(Int64(995), true), (1000, false)])
  func aGapOfASecondForgetsTheCondition(gap: Int64, holdsOn: Bool) {
    var stream = PostureStream()
    stream.bendAndRound()
    #expect(alarms(stream).count == 1)
    stream.pause(gap - 5)
    stream.soundedFor = 0
    stream.move(5)
    #expect(stream.pipeline.reading.alert == (holdsOn ? .alarm : nil))
    #expect(stream.faults.map(\.kind) == [.gap])
    #expect(stream.faults.map(\.detail) == [Int32(gap)])
    stream.move(1000)
    if !holdsOn { #expect(stream.soundedFor == 0) }
  }

  /// A blow of two g upward on the belt: for 40 ms no time passes for the alerts, and no more.
  @Test func anImpactMutesFortyMilliseconds() throws {
    var plain = PostureStream()
    plain.bendAndRound()
    plain.move(300)
    let moment = try #require(alarms(plain).first?.time.microseconds) / 1000

    func alarm(hitAt hit: Int64, g: Double) -> Int64? {
      var stream = PostureStream()
      stream.spoil = { now, input in
        if now == hit { input.sacrum.az = Int16(g * PostureStream.countsPerG) }
      }
      stream.bendAndRound()
      stream.move(300)
      #expect(alarms(stream).count == 1)
      return alarms(stream).first.map { $0.time.microseconds / 1000 }
    }
    // The hit's own sample and seven more are left out.
    #expect(alarm(hitAt: moment - 5, g: 3) == moment + 40)
    // Less than one g more than standing: none.
    #expect(alarm(hitAt: moment - 5, g: 1.9) == moment)
    // Long before or after, it does not matter.
    #expect(alarm(hitAt: moment - 300, g: 3) == moment)
    #expect(alarm(hitAt: moment + 5, g: 3) == moment)
  }

  @Test func aLostSensorSoundsAfterHalfASecond() {
    var stream = PostureStream()
    stream.move(1000)
    stream.noSample(after: 499)
    #expect(stream.alerts.isEmpty)
    #expect(!stream.pipeline.buzzerIsOn)
    stream.noSample(after: 500)
    #expect(stream.alerts.map(\.kind) == [.sensor])
    #expect(stream.alerts.first?.grade == .alarm)
    #expect(stream.pipeline.buzzerIsOn)
    // Once.
    stream.noSample(after: 900)
    #expect(stream.alerts.count == 1)
  }

  /// A sensor that answers the same for a second does not measure.
  @Test func aFrozenSensorSoundsAfterASecond() {
    var stream = PostureStream()
    stream.move(1000)
    stream.spoil = { _, input in
      input.thorax = RawSample(ax: 9, ay: 0, az: 4096, gx: 0, gy: 0, gz: 0)
    }
    // The first one is new.
    stream.move(1000)
    #expect(stream.alerts.isEmpty)
    stream.move(5)
    #expect(stream.alerts.map(\.kind) == [.sensor])
    #expect(stream.faults.map(\.kind) == [.frozen])
    #expect(stream.faults.map(\.sensor) == [2])
    #expect(!stream.pipeline.reading.isTrusted)
    stream.move(3000)
    #expect(stream.alerts.count == 1)
  }

  /// Lost for half a second, the buzzer ticks; then samples come that have no time of their own.
  @Test(arguments: [Int64(0), -5, -700])
  func aClockThatStandsStillSilencesTheBuzzer(step: Int64) {
    var stream = PostureStream()
    stream.move(1000)
    stream.noSample(after: 510)
    #expect(stream.pipeline.buzzerIsOn)
    let moment = Timestamp(microseconds: (stream.now + step) * 1000)
    let still = RawSample(ax: 0, ay: 0, az: 4096, gx: 0, gy: 0, gz: 0)
    for dropped in 1...100 {
      #expect(stream.pipeline.buzzerIsOn, "before the one of number \(dropped)")
      stream.feed(SampleInput(time: moment, sacrum: still, thorax: still))
    }
    #expect(stream.faults.allSatisfy { $0.kind == .timeReversed })
    #expect(!stream.pipeline.buzzerIsOn)
    // Nor is the pulse taken up again.
    for wait in Int64(511)...549 {
      stream.noSample(after: wait)
      #expect(!stream.pipeline.buzzerIsOn, "\(wait) ms")
    }
  }

  /// One sample with a bad time stamp, or one that came twice, ends no alarm.
  @Test func oneBadTimeStampEndsNoAlarm() {
    var stream = PostureStream()
    stream.bendAndRound()
    stream.move(500)
    let twice = SampleInput(time: Timestamp(microseconds: stream.now * 1000), sacrum: .zero)
    stream.feed(twice)
    stream.soundedFor = 0
    stream.move(2700)
    #expect(stream.soundedFor == 1800)
  }

  /// A sensor that measures again is no longer lost, and rounding is heard as ever.
  @Test func aSensorThatThawsIsNotLost() {
    var stream = PostureStream()
    stream.move(1000)
    stream.spoil = { _, input in
      input.thorax = RawSample(ax: 9, ay: 0, az: 4096, gx: 0, gy: 0, gz: 0)
    }
    stream.move(1500)
    #expect(stream.alerts.map(\.kind) == [.sensor])
    stream.spoil = { _, _ in }
    stream.move(500)
    stream.soundedFor = 0
    stream.move(5000)
    #expect(stream.soundedFor == 0)
    stream.move(1500, to: 50)
    stream.move(500)
    stream.move(200, rounding: 36)
    stream.move(300)
    stream.soundedFor = 0
    stream.move(2700)
    #expect(stream.soundedFor == 1800)
  }

  /// A few samples missing do not bring a frozen sensor back.
  @Test func aGapDoesNotSilenceAFrozenSensor() {
    var stream = PostureStream()
    stream.move(1000)
    stream.spoil = { _, input in
      input.thorax = RawSample(ax: 9, ay: 0, az: 4096, gx: 0, gy: 0, gz: 0)
    }
    stream.move(1500)
    stream.pause(50)
    stream.move(5)
    #expect(stream.faults.map(\.kind) == [.frozen, .gap])
    stream.soundedFor = 0
    stream.move(5000)
    #expect(stream.soundedFor >= 200, "\(stream.soundedFor) ms")
  }

  /// Lost in the middle of an alarm: the sensor's own pattern, and then the alarm again.
  @Test func anAlarmGoesOnAfterADropout() {
    var stream = PostureStream()
    stream.bendAndRound()
    stream.move(300)
    for wait in stride(from: Int64(5), through: 600, by: 5) { stream.noSample(after: wait) }
    #expect(stream.alerts.last?.kind == .sensor)
    stream.pause(600)
    stream.move(5)
    stream.soundedFor = 0
    stream.move(2700)
    #expect(stream.soundedFor >= 1600, "\(stream.soundedFor) ms")
  }
}
