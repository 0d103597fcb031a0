import Diagnosis
import Testing

/// The wearer's profile, judged on made-up evidence: every outcome.
@Suite struct ProfileCheckTests {
  private static let runs = DaemonPresence.running(
    DaemonEvidence(
      state: "running", isWell: true, source: "s", samples: 1, rateHz: nil, uptimeS: 1, faults: []))

  private static var waits: DaemonPresence {
    guard case .running(var evidence) = runs else { return runs }
    evidence.awaitsCalibration = true
    return .running(evidence)
  }

  private func profile(
    _ state: ProfileEvidence.State, sensors: Int = 2, button: Bool = false,
    daemon: DaemonPresence = .notRunning
  ) -> [Finding] {
    var found = Examination(settingsFile: "c.yaml", addresses: [], daemon: daemon)
    var evidence = ProfileEvidence(
      path: "/p/me-sumo.json", lifter: "me", style: "sumo", state: state, sensors: sensors)
    evidence.hasButton = button
    found.profile = evidence
    let list = found.findings.filter { $0.subject == .profile }
    for finding in list { #expect((finding.mend != nil) == (finding.grade != .pass), "\(finding)") }
    return list
  }

  private func read(
    style: String = "sumo", sensors: Int = 2, isSynthetic: Bool = false, abstained: String? = nil,
    ageDays: Int? = 10
  ) -> ProfileEvidence.State {
    .read(
      .init(
        lifter: "me", style: style, grade: "A", sensors: sensors, isSynthetic: isSynthetic,
        abstained: abstained, ageDays: ageDays))
  }

  @Test func aGoodProfilePasses() {
    let found = profile(read())
    #expect(found.map(\.check) == [.profile, .rounding, .sensors, .age])
    #expect(found.allSatisfy { $0.grade == .pass })
    // Where the clock was wrong nobody knows how old it is.
    #expect(!profile(read(ageDays: nil)).contains { $0.check == .age })
  }

  @Test func noProfileFailsUnlessAButtonCanMakeOneOrOneIsWorn() {
    #expect(profile(.missing).map(\.grade) == [.fail])
    #expect(profile(.missing)[0].mend?.contains("hinge calibrate") == true)
    #expect(profile(.missing, button: true).map(\.grade) == [.warn])
    #expect(profile(.missing, daemon: Self.runs).map(\.grade) == [.pass])
    #expect(profile(.missing, daemon: Self.waits).map(\.mend) == ["hinge calibrate --guided"])
    #expect(profile(.invalid("me-sumo.json:3: x")).map(\.grade) == [.fail])
    #expect(profile(.unreadable("no permission")).map(\.grade) == [.fail])
    #expect(profile(.unreadable("no permission"), daemon: Self.runs).map(\.grade) == [.warn])
  }

  @Test func aProfileOfAnotherStyleFails() {
    #expect(profile(read(style: "romanian"))[0].grade == .fail)
  }

  @Test func aSimulatedOneIsNoPersons() {
    #expect(profile(read(isSynthetic: true))[0].grade == .warn)
  }

  @Test func anAbstainingOneSaysWhy() {
    let found = profile(read(abstained: "the reserve is too small")).first { $0.check == .rounding }
    #expect(found?.grade == .warn && found?.reason == "the reserve is too small")
  }

  @Test(arguments: [(1, 1, Grade.pass), (2, 1, .fail), (1, 2, .warn)])
  func sensors(_ calibrated: Int, _ named: Int, _ grade: Grade) {
    let found = profile(read(sensors: calibrated), sensors: named).first { $0.check == .sensors }
    #expect(found?.grade == grade)
  }

  @Test(arguments: [(0, Grade.pass), (365, .pass), (366, .warn)])
  func age(_ days: Int, _ grade: Grade) {
    #expect(profile(read(ageDays: days)).first { $0.check == .age }?.grade == grade)
  }
}
