import Testing
import Training

@testable import HingeCore

@Suite struct VerdictReasonTests {
  private static func at(_ milliseconds: Int64) -> Timestamp {
    Timestamp(microseconds: milliseconds * 1000)
  }

  /// Owns 10 s to 14 s of its set.
  private static func rep(
    _ verdict: Verdict, flags: RepFlags = RepFlags(), warnings: Int32 = 0, set: Int32 = 1,
    peakDegrees: Int32? = 30
  ) -> Rep {
    Rep(
      setNumber: set, number: 1, liftoff: at(10_500), lockout: at(12_000), ownStart: at(10_000),
      ownEnd: at(14_000), eccentric: nil, bottom: .zero, concentric: TimeSpan(milliseconds: 1500),
      top: nil, peakFlexion: peakDegrees.map { Angle(degrees: $0) },
      peakFlexionAt: peakDegrees.map { _ in at(11_000) }, excessFlexion: nil, reserveUsed: nil,
      range: Angle(degrees: 50), peakRiseRate: .zero, warnings: warnings, alarms: 0,
      verdict: verdict, flags: flags)
  }

  private static func alert(_ milliseconds: Int64, _ grade: AlertGrade) -> CoreEvent {
    .alert(
      Alert(time: at(milliseconds), kind: .rounding, grade: grade, sounded: true, setNumber: 1))
  }

  private func reason(_ rep: Rep, after events: [CoreEvent] = []) -> VerdictReason? {
    var reasoner = VerdictReasoner(settings: AlertSettings())
    for event in events { #expect(reasoner.take(event) == nil) }
    return reasoner.take(.repCompleted(rep))
  }

  @Test func theFirstAlarmOfWhatTheRepOwns() {
    let found = reason(
      Self.rep(.lost),
      after: [
        Self.alert(8000, .alarm), Self.alert(10_400, .warn), Self.alert(10_700, .alarm),
        Self.alert(13_000, .alarm), Self.alert(15_000, .alarm),
      ])
    #expect(
      found
        == VerdictReason(
          rule: .roundingAlarm, at: Self.at(10_700), reserveLimit: Fraction(60, over: 100)))
  }

  @Test func anEpisodeThatGoesOnIsDatedByItsOwnAlarm() {
    let found = reason(
      Self.rep(.lost), after: [Self.alert(7000, .alarm), Self.alert(9500, .alarm)])
    #expect(found?.at == Self.at(9500))
  }

  @Test func aWarningBeforeCreep() {
    let flags = RepFlags(bits: RepFlags.crept.bits)
    let warned = reason(
      Self.rep(.crept, flags: flags, warnings: 1), after: [Self.alert(11_500, .warn)])
    #expect(warned?.rule == .roundingWarning)
    #expect(warned?.at == Self.at(11_500))
    #expect(warned?.reserveLimit == Fraction(40, over: 100))
  }

  @Test func creepKeepsWhatItGrewBy() {
    let crept = Self.rep(.crept, flags: RepFlags(bits: RepFlags.crept.bits), peakDegrees: 38)
    let found = reason(
      crept,
      after: [])
    #expect(found?.creep == nil, "nothing to compare with yet")
    var reasoner = VerdictReasoner(settings: AlertSettings())
    _ = reasoner.take(.repCompleted(Self.rep(.held, peakDegrees: 30)))
    _ = reasoner.take(.repCompleted(Self.rep(.held, peakDegrees: nil)))
    _ = reasoner.take(.repCompleted(Self.rep(.held, peakDegrees: 32)))
    let grown = reasoner.take(.repCompleted(crept))
    #expect(
      grown
        == VerdictReason(
          rule: .creep, at: Self.at(11_000), creep: Angle(degrees: 7),
          creepLimit: Angle(degrees: 5)))
    // Another set begins anew.
    let other = reasoner.take(.repCompleted(Self.rep(.held, set: 2, peakDegrees: 40)))
    #expect(other?.rule == VerdictReason.Rule.none)
  }

  @Test(arguments: [
    (RepFlags.gap, VerdictReason.Rule.gap), (.saturated, .saturated), (.slipped, .slipped),
    (.noProfile, .noProfile), (.abstained, .abstained),
  ])
  func noCallNamesWhatIsWrong(_ flag: RepFlags, _ rule: VerdictReason.Rule) {
    let faults: [CoreEvent] = [
      .fault(Fault(time: Self.at(11_100), kind: .gap, sensor: 0, detail: 200)),
      .fault(Fault(time: Self.at(11_200), kind: .saturated, sensor: 1, detail: 0)),
      .fault(Fault(time: Self.at(20_000), kind: .gap, sensor: 0, detail: 200)),
    ]
    let found = reason(Self.rep(.noCall, flags: flag), after: faults)
    #expect(found?.rule == rule)
    let moments: [VerdictReason.Rule: Timestamp] = [
      .gap: Self.at(11_100), .saturated: Self.at(11_200),
    ]
    #expect(found?.at == moments[rule])
  }

  @Test func aHeldRepNamesTheLimitItStayedBelow() {
    let found = reason(Self.rep(.held), after: [Self.alert(5000, .warn)])
    #expect(
      found
        == VerdictReason(
          rule: .none, at: Self.at(11_000), reserveLimit: Fraction(40, over: 100)))
  }
}
