import Diagnosis
import Testing

/// Settings, unit, groups, clock, supply and log, judged on made-up evidence: every outcome.
@Suite struct ServiceCheckTests {
  private func findings(
    daemon: DaemonPresence = .notRunning, _ change: (inout Examination) -> Void
  ) -> [Finding] {
    var found = Examination(settingsFile: "c.yaml", addresses: [], daemon: daemon)
    change(&found)
    let list = found.findings.filter { $0.subject != .daemon }
    // Whatever is no pass says how it is mended, and what passes asks for nothing.
    for finding in list { #expect((finding.mend != nil) == (finding.grade != .pass), "\(finding)") }
    return list
  }

  private static let runs = DaemonPresence.running(
    DaemonEvidence(
      state: "running", isWell: true, source: "s", samples: 1, rateHz: nil, uptimeS: 1, faults: []))

  // MARK: - Settings

  private func settings(
    _ state: SettingsEvidence.State, _ change: (inout SettingsEvidence) -> Void = { _ in }
  ) -> [Finding] {
    findings {
      var evidence = SettingsEvidence(path: "/etc/hinged/config.yaml", state: state)
      change(&evidence)
      $0.settings = evidence
    }
  }

  @Test func settingsAreValidMissingWrongOrUnreadable() {
    #expect(settings(.absent).map(\.grade) == [.pass])
    #expect(settings(.valid(settings: 1)).map(\.reason) == ["/etc/hinged/config.yaml sets 1 thing"])
    let wrong = settings(.invalid(["c.yaml:3: limits.hold_ms must be 1", "c.yaml:4: x"]))
    #expect(wrong.map(\.grade) == [.fail])
    #expect(wrong[0].reason.contains("limits.hold_ms") && wrong[0].reason.contains("c.yaml:4"))
    #expect(wrong[0].mend?.contains("hinge config check /etc/hinged/config.yaml") == true)
    #expect(settings(.unreadable("no permission")).map(\.grade) == [.fail])
  }

  @Test func whatTheDaemonCannotReadFailsAlthoughThisUserCan() {
    let denied = settings(.valid(settings: 3)) { $0.isForDaemon = false }
    #expect(denied.map(\.grade) == [.pass, .fail])
    #expect(denied[1].mend?.contains("chgrp hinged") == true)
    #expect(settings(.valid(settings: 3)) { $0.isForDaemon = true }.map(\.grade) == [.pass])
  }

  @Test func theEnvironmentIsNamed() {
    let found = settings(.absent) { $0.variables = ["HINGE_LIMITS_HOLD_MS"] }
    #expect(found.map(\.grade) == [.pass, .pass])
    #expect(found[1].reason.contains("HINGE_LIMITS_HOLD_MS"))
  }

  // MARK: - Unit

  private func unit(_ evidence: UnitEvidence) -> [Finding] { findings { $0.unit = evidence } }

  private func told(
    load: String = "loaded", file: String = "enabled", active: String = "active",
    sub: String = "running", result: String = "success", restarts: Int = 0,
    isInstalled: Bool = true
  ) -> [Finding] {
    unit(
      .told(
        .init(
          load: load, file: file, active: active, sub: sub, result: result, restarts: restarts,
          isInstalled: isInstalled)))
  }

  @Test func withoutSystemdNothingIsWrong() {
    #expect(unit(.noManager).map(\.grade) == [.pass])
    #expect(unit(.unclear("no bus")).map(\.grade) == [.warn])
  }

  @Test func aGoodUnitIsInstalledEnabledAndActive() {
    let found = told()
    #expect(found.map(\.check) == [.unit, .enabled, .active])
    #expect(found.allSatisfy { $0.grade == .pass })
    #expect(told(restarts: 1)[2].reason == "started again by itself 1 time")
  }

  @Test func aUnitThatIsNotThereIsOnlyMissedWhereSomethingIsInstalled() {
    #expect(told(load: "not-found", file: "", isInstalled: false).map(\.grade) == [.pass])
    #expect(told(load: "not-found", file: "").map(\.grade) == [.warn])
    #expect(told(load: "masked").map(\.grade) == [.warn])
    #expect(told(load: "bad-setting").map(\.grade) == [.fail])
  }

  /// The full check asks for a stopped daemon: that must not be called a fault.
  @Test func whatWasStoppedOnPurposePassesAndWhatFailedDoesNot() {
    #expect(told(active: "inactive", sub: "dead")[2].grade == .pass)
    let disabled = told(file: "disabled")
    #expect(disabled[1].grade == .warn && disabled[1].mend == "sudo systemctl enable hinged")
    #expect(told(file: "static")[1].grade == .pass)
    let failed = told(active: "failed", sub: "failed", result: "exit-code")[2]
    #expect(failed.grade == .fail && failed.reason.contains("exit-code"))
    let again = told(active: "activating", sub: "auto-restart", result: "watchdog", restarts: 7)[2]
    #expect(again.grade == .fail && again.reason.contains("7 times"))
    #expect(told(active: "activating", sub: "start")[2].grade == .pass)
  }

  // MARK: - Groups

  private func groups(
    _ memberships: [GroupEvidence.Membership], isRoot: Bool = false,
    daemon: DaemonPresence = .notRunning
  ) -> [Grade] {
    findings(daemon: daemon) {
      $0.groups = GroupEvidence(
        user: "ada", isRoot: isRoot,
        groups: zip(["hinged", "i2c", "gpio"], memberships).map {
          .init(name: $0, purpose: $0 == "hinged" ? .daemon : .devices, membership: $1)
        })
    }.filter { $0.check == .group }.map(\.grade)
  }

  @Test func groupsMatterForWhatTheUserDoes() {
    #expect(groups([.member, .member, .member]) == [.pass, .pass, .pass])
    #expect(groups([.none, .none, .none]) == [.warn, .warn, .warn])
    #expect(groups([.fromNextLogin, .noGroup, .noGroup]) == [.warn])
    #expect(groups([.noGroup, .noGroup, .noGroup]).isEmpty)
    #expect(groups([.none], isRoot: true) == [.pass])
    // While the daemon has the devices nobody else needs them.
    #expect(groups([.member, .none, .none], daemon: Self.runs) == [.pass, .pass, .pass])
    #expect(groups([.none, .none, .none], daemon: Self.runs) == [.warn, .pass, .pass])
  }

  // MARK: - Clock, supply and heat

  private func clock(
    _ isSynchronized: Bool?, battery: Bool = false, newest: Int64? = nil
  ) -> [Grade] {
    findings {
      $0.clock = ClockEvidence(
        isSynchronized: isSynchronized, hasBattery: battery, nowMS: 1000, newestSessionMS: newest)
    }.map(\.grade)
  }

  @Test func aClockIsRightKeptOrDoubted() {
    #expect(clock(true) == [.pass])
    #expect(clock(false, battery: true) == [.pass])
    #expect(clock(false) == [.warn])
    #expect(clock(nil).isEmpty)
    // Whatever anybody says of it: it is not later than what was.
    #expect(clock(true, newest: 1001) == [.warn] && clock(nil, newest: 1001) == [.warn])
    #expect(clock(true, newest: 1000) == [.pass])
  }

  private func power(_ evidence: PowerEvidence) -> [Grade] {
    findings { $0.power = evidence }.map(\.grade)
  }

  @Test func aSupplyIsGoodWasLowOrIsLow() {
    #expect(power(PowerEvidence(isLow: false, wasLow: false)) == [.pass])
    #expect(power(PowerEvidence(isLow: false, wasLow: true)) == [.warn])
    #expect(power(PowerEvidence(isLow: true, wasLow: true)) == [.fail])
    #expect(power(PowerEvidence()).isEmpty)
  }

  @Test func heatIsOnlyAMatterWhileItSlowsDown() {
    func heat(_ now: Bool, _ before: Bool) -> [Grade] {
      power(PowerEvidence(isSlowed: now, wasSlowed: before, celsius: 84))
    }
    #expect(heat(false, false) == [.pass] && heat(false, true) == [.pass])
    #expect(heat(true, true) == [.warn])
    #expect(power(PowerEvidence(isSlowed: true)) == [.warn])
  }

  // MARK: - Log

  private func log(
    _ state: LogEvidence.State = .good(format: 4),
    _ change: (inout LogEvidence) -> Void = { _ in }
  ) -> [Finding] {
    findings {
      var evidence = LogEvidence(path: "/l/log.sqlite", state: state)
      change(&evidence)
      $0.log = evidence
    }
  }

  @Test(arguments: [
    (LogEvidence.State.absent, Grade.pass), (.good(format: 4), .pass),
    (.older(format: 3, known: 4), .warn), (.newer(format: 5, known: 4), .fail), (.notALog, .fail),
    (.damaged("page 3"), .fail), (.notPermitted(user: "ada", group: "hinged"), .warn),
    (.locked, .warn), (.failed("I/O error"), .fail),
  ])
  func aLogIsWholeOrWhatItIs(_ state: LogEvidence.State, _ grade: Grade) {
    #expect(log(state).first?.grade == grade)
  }

  @Test func aDamagedLogIsMendedFromABackup() {
    #expect(log(.damaged("x"))[0].mend?.contains("hinge restore FILE") == true)
    let denied = log(.notPermitted(user: "ada", group: nil))[0]
    #expect(denied.mend?.contains("sudo usermod -aG hinged ada") == true)
  }

  @Test func aLogThatCannotBeWrittenIsTold() {
    func writing(_ change: @escaping (inout LogEvidence) -> Void) -> Finding? {
      log(.good(format: 4), change).first { $0.check == .writing }
    }
    #expect(writing { $0.writing = .allowed }?.grade == .pass)
    #expect(writing { $0.writing = .unknown } == nil)
    let denied = writing { $0.writing = .denied(owner: "hinged") }
    #expect(denied?.grade == .fail && denied?.mend?.contains("chown hinged:hinged") == true)
    #expect(writing { $0.writing = .failing("the disk is full") }?.grade == .fail)
    let worn = writing { $0.disk = .readOnly(mount: "/") }
    #expect(worn?.grade == .fail && worn?.mend?.contains("mount -o remount,rw /") == true)
    #expect(writing { $0.disk = .forgets }?.mend?.contains("disable_overlayfs") == true)
  }

  @Test(arguments: [
    (Int64(1_000_000_000), Grade.pass), (200_000_000, .pass), (199_000_000, .warn),
    (20_000_000, .warn), (19_000_000, .fail), (0, .fail),
  ])
  func room(_ bytes: Int64, _ grade: Grade) {
    let found = log { $0.roomBytes = bytes }.first { $0.check == .room }
    #expect(found?.grade == grade)
    // Of a disk that can't be written nobody asks how much would fit.
    let worn = log {
      $0.roomBytes = bytes
      $0.disk = .readOnly(mount: "/")
    }
    #expect(!worn.contains { $0.check == .room })
  }

  private func log(_ change: (inout LogEvidence) -> Void) -> [Finding] {
    log(.good(format: 4), change)
  }

  @Test func theSizeIsShown() {
    let size = log { $0.bytes = 1_250_000 }.first { $0.check == .size }
    #expect(size?.value == .number(1.25, .megabytes, places: 1) && size?.grade == .pass)
    #expect(!log(.absent).contains { $0.check == .size })
  }
}
