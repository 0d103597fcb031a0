import Diagnosis
import Testing

/// Daemon, bus and buzzer, judged on made-up evidence.
@Suite struct MachineCheckTests {
  private func findings(_ change: (inout Examination) -> Void) -> [Finding] {
    var found = Examination(settingsFile: "c.yaml", addresses: [0x68], daemon: .notRunning)
    change(&found)
    return found.findings
  }

  private func bus(
    _ state: BusEvidence.State, _ change: (inout BusEvidence) -> Void = { _ in }
  ) -> [Finding] {
    findings {
      var evidence = BusEvidence(path: "/dev/i2c-1", state: state)
      change(&evidence)
      $0.buses = [evidence]
    }
  }

  @Test func aMissingBusIsNamedWithTheCommandThatSwitchesItOn() {
    let found = bus(.missing)
    #expect(found.last?.grade == .fail)
    #expect(found.last?.reason.contains("/dev/i2c-1 is not there") == true)
    #expect(found.last?.mend?.contains("raspi-config nonint do_i2c 0") == true)
  }

  @Test func aBusOfAnotherGroupNamesGroupAndUser() {
    let found = bus(.notPermitted(user: "ada")) { $0.group = "dialout" }
    #expect(found.last?.check == .permission)
    #expect(found.last?.mend?.contains("sudo usermod -aG dialout ada") == true)
    #expect(bus(.notPermitted(user: "ada")).last?.mend?.contains("-aG i2c ada") == true)
  }

  @Test func aScreensBusFails() {
    #expect(bus(.open) { $0.isHDMI = true }.contains { $0.check == .bus && $0.grade == .fail })
    #expect(bus(.open).allSatisfy { $0.grade == .pass })
    for state in [BusEvidence.State.notABus, .smbusOnly, .unusable("EIO")] {
      #expect(bus(state).last?.grade == .fail)
      #expect(bus(state).last?.mend != nil)
    }
  }

  @Test(arguments: [
    (400_000, 395_000.0, Grade.pass), (400_000, 250_000, .warn), (100_000, 98_000, .warn),
    (100_000, 25_000, .fail), (1_000_000, 990_000, .warn),
  ])
  func speed(_ requested: Int, _ measured: Double, _ expected: Grade) {
    let found = bus(.open) {
      $0.requestedHz = requested
      $0.measuredHz = measured
    }
    #expect(found.first { $0.check == .speed }?.grade == expected)
  }

  @Test func aSpeedThatNobodyKnowsHasNoLine() {
    #expect(!bus(.open).contains { $0.check == .speed })
    #expect(bus(.open) { $0.requestedHz = 400_000 }.contains { $0.check == .speed })
  }

  @Test func aDaemonThatRunsHasTheBus() {
    func daemon(_ change: (inout DaemonEvidence) -> Void) -> [Finding] {
      var evidence = DaemonEvidence(
        state: "running", isWell: true, source: "bus: MPU-6050", samples: 2000, rateHz: 200,
        uptimeS: 10, faults: [])
      change(&evidence)
      return findings { $0.daemon = .running(evidence) }
    }
    let well = daemon { _ in }
    #expect(well.allSatisfy { $0.grade == .pass })
    #expect(well[0].reason.contains("systemctl stop hinged"))
    #expect(daemon { $0.faults = [.init(name: "gap", count: 3)] }.last?.grade == .warn)
    #expect(daemon { $0.samples = 0 }.contains { $0.check == .samples && $0.grade == .fail })
    #expect(
      daemon {
        $0.state = "waiting for sensor"
        $0.isWell = false
      }[0].grade == .fail)
    let unclear = findings { $0.daemon = .unclear("hinged can't be reached.") }
    #expect(unclear.map(\.grade) == [.fail])
  }

  private func buzzer(
    _ output: BuzzerEvidence.Output, _ change: (inout BuzzerEvidence) -> Void = { _ in }
  ) -> [Finding] {
    findings {
      var evidence = BuzzerEvidence(output)
      change(&evidence)
      $0.buzzer = evidence
    }.filter { $0.subject == .buzzer }
  }

  private func line(_ change: (inout BuzzerEvidence.Line) -> Void) -> [Finding] {
    var line = BuzzerEvidence.Line(address: "GPIO line 18", activeLow: false)
    line.label = "pinctrl-bcm2711"
    line.offset = 18
    line.name = "GPIO18"
    line.keepsLevel = false
    change(&line)
    return buzzer(.gpio(line))
  }

  @Test func aGoodLinePasses() {
    let found = line { _ in }
    #expect(found.map(\.check) == [.output, .pin, .afterCrash, .delay])
    #expect(found.allSatisfy { $0.grade == .pass && $0.mend == nil })
    #expect(found[0].reason.contains("pinctrl-bcm2711") && found[0].value == .words("gpio GPIO18"))
  }

  @Test func aLineThatStaysOnIsAHazard() {
    let found = line { $0.keepsLevel = true }.first { $0.check == .afterCrash }
    #expect(found?.grade == .warn)
    #expect(found?.mend?.contains("dtparam=strict_gpiod") == true)
    #expect(line { $0.keepsLevel = nil }.first { $0.check == .afterCrash }?.grade == .pass)
  }

  @Test(arguments: [
    (UInt32(18), false, Grade.pass), (14, false, .warn), (4, false, .warn), (4, true, .pass),
    (18, true, .warn), (27, false, .pass),
  ])
  func pin(_ offset: UInt32, _ activeLow: Bool, _ expected: Grade) {
    let found = line {
      $0.offset = offset
      $0.name = "GPIO\(offset)"
      $0.activeLow = activeLow
    }
    #expect(found.first { $0.check == .pin }?.grade == expected)
  }

  @Test func aPinOfAnotherNameIsDoubted() {
    #expect(line { $0.name = "GPIO17" }.first { $0.check == .pin }?.grade == .warn)
    // A chip that is no Raspberry Pi's has pins that nobody knows here.
    #expect(!line { $0.label = "gpio-sim" }.contains { $0.check == .pin })
  }

  @Test func aRefusedLineIsOneFinding() {
    let refused = line {
      $0.refusal = .init(sentence: "GPIO line 18 is in use.", isPermission: false, user: "ada")
    }
    #expect(refused.map(\.grade) == [.fail])
    #expect(refused[0].reason.contains("in use"))
    let denied = line {
      $0.refusal = .init(sentence: "x", isPermission: true, user: "ada")
    }
    #expect(denied[0].mend?.contains("sudo usermod -aG gpio ada") == true)
    let pwm = buzzer(
      .pwm(.init(address: "PWM channel 0", frequencyHz: 2700)))
    #expect(pwm.allSatisfy { $0.grade == .pass })
  }

  @Test func whatIsFeltLateAndWhatNobodyHeard() {
    func motor(_ milliseconds: Int) -> Grade? {
      buzzer(.pwm(.init(address: "p", frequencyHz: 2700))) { $0.spinUpMS = milliseconds }
        .first { $0.check == .delay }?.grade
    }
    #expect(motor(0) == .pass && motor(50) == .pass && motor(80) == .warn)
    func heard(_ hearing: BuzzerEvidence.Hearing?) -> Grade? {
      buzzer(.pwm(.init(address: "p", frequencyHz: 2700))) { $0.hearing = hearing }
        .first { $0.check == .heard }?.grade
    }
    #expect(heard(nil) == nil && heard(.heard) == .pass && heard(.notHeard) == .fail)
    #expect(buzzer(.none).map(\.grade) == [.warn] && buzzer(.log).map(\.grade) == [.warn])
  }

  @Test func figuresAreRoundedAndNeverInTheSystemsLocale() {
    #expect(DecimalFigure.text(-0.04, places: 1) == "0.0")
    #expect(DecimalFigure.text(-0.06, places: 1) == "-0.1")
    #expect(DecimalFigure.text(1234.5678, places: 2) == "1234.57")
    #expect(DecimalFigure.text(0.0049, places: 2) == "0.00")
    #expect(DecimalFigure.text(.infinity, places: 1) == "?")
    #expect(DecimalFigure.text(1e300, places: 0) == "\(Int64.max)")
  }
}
