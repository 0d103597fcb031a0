import Testing

@testable import HingeCore

@Suite struct AlertScheduleTests {
  private func sounds(_ schedule: FeedbackSchedule) -> [Bool] {
    (1...7).map { schedule.sounds(inSet: Int32($0)) }
  }

  @Test func modes() {
    #expect(sounds(FeedbackSchedule(mode: .silent)) == Array(repeating: false, count: 7))
    #expect(sounds(FeedbackSchedule(mode: .full)) == Array(repeating: true, count: 7))
    #expect(
      sounds(FeedbackSchedule(mode: .faded)) == [true, true, true, false, true, false, true])
  }

  @Test func twoAlarmedRepsBringFeedbackBack() {
    var schedule = FeedbackSchedule(mode: .faded)
    schedule.completed(alarmed: true)
    schedule.completed(alarmed: false)
    schedule.completed(alarmed: true)
    #expect(!schedule.sounds(inSet: 4))
    // Two in a row count within one set only.
    schedule.setEnded()
    schedule.completed(alarmed: true)
    #expect(!schedule.sounds(inSet: 4))
    schedule.completed(alarmed: true)
    #expect(schedule.sounds(inSet: 4))
    var silent = FeedbackSchedule(mode: .silent)
    silent.completed(alarmed: true)
    silent.completed(alarmed: true)
    #expect(!silent.sounds(inSet: 1))
  }

  fileprivate func rep(peak: Int32?, concentric: Int64 = 1000, eccentric: Int64? = 2000) -> Rep {
    let zero = Timestamp(microseconds: 0)
    return Rep(
      setNumber: 1, number: 1, liftoff: zero, lockout: zero, ownStart: zero, ownEnd: zero,
      eccentric: eccentric.map { TimeSpan(milliseconds: $0) }, bottom: .zero,
      concentric: TimeSpan(milliseconds: concentric), top: nil,
      peakFlexion: peak.map { Angle(degrees: $0) }, peakFlexionAt: nil, excessFlexion: nil,
      reserveUsed: nil, range: Angle(degrees: 50), peakRiseRate: .zero, warnings: 0, alarms: 0,
      verdict: .held, flags: RepFlags())
  }

  @Test func creepIsGrowthOverTheFirstTwo() {
    var watch = SetWatch()
    let settings = AlertSettings()
    let found = [20, 22, 26, 27, 21].map {
      watch.add(rep(peak: $0), alarmedInARow: 0, settings: settings).creep
    }
    #expect(found == [false, false, false, true, false])
  }

  /// A rep without data has no peak and is none of the first two.
  @Test func unknownPeaksAreNoBaseline() {
    var watch = SetWatch()
    let settings = AlertSettings()
    let found = [nil, 20, 22, 23].map {
      watch.add(rep(peak: $0), alarmedInARow: 0, settings: settings).creep
    }
    #expect(found == [false, false, false, false])
  }

  @Test func velocityLossAndTempo() {
    var settings = AlertSettings()
    settings.stopSetVelocityLoss = Fraction(20, over: 100)
    settings.shortestEccentric = TimeSpan(milliseconds: 1500)
    var watch = SetWatch()
    // 1 - 1000/1250 is 20 % exactly: not more.
    let stops = [1000, 1240, 1260, 900].map {
      watch.add(rep(peak: 20, concentric: $0), alarmedInARow: 0, settings: settings).stop
    }
    #expect(stops == [false, false, true, false])
    let slow = watch.add(rep(peak: 20, eccentric: 1500), alarmedInARow: 0, settings: settings)
    #expect(!slow.tooFast)
    #expect(
      watch.add(rep(peak: 20, eccentric: 1499), alarmedInARow: 2, settings: settings).tooFast)
    #expect(!watch.add(rep(peak: 20, eccentric: nil), alarmedInARow: 0, settings: settings).tooFast)
    #expect(watch.add(rep(peak: 20), alarmedInARow: 2, settings: settings).stop)
  }
}

extension AlertScheduleTests {
  /// A rep is complete long after what it owned has ended; its tick must be heard all the same.
  @Test func whatIsSaidOfARepIsHeard() {
    var settings = AlertSettings()
    settings.shortestEccentric = TimeSpan(milliseconds: 1500)
    var desk = AlertDesk()
    desk.restart(settings: settings, deviation: .zero, lockoutFlexion: .zero)
    let now = Timestamp(microseconds: 5_000_000)
    desk.now = now
    var events = EventList()
    desk.completed(
      rep(peak: 20, eccentric: 900), at: Timestamp(microseconds: 9_000_000), into: &events)
    #expect(events.alerts.map(\.kind) == [.tempo])
    #expect(events.alerts.first?.sounded == true)
    desk.player.advance(to: now)
    #expect(desk.player.isOn)
    desk.player.advance(to: now.advanced(by: TimeSpan(milliseconds: 25)))
    #expect(!desk.player.isOn)
  }
}
