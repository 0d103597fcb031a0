import HingeCore
import Programme
import Settings
import Testing

struct ConfigurationTests {
  private func load(_ text: String?, _ environment: [String: String] = [:])
    throws(ConfigurationError)
    -> EffectiveConfiguration
  {
    try EffectiveConfiguration(text: text, path: "c.yaml", environment: environment)
  }

  private func problems(_ text: String?, _ environment: [String: String] = [:]) -> [String] {
    do throws(ConfigurationError) {
      _ = try load(text, environment)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func theCommentedDefaultsAreTheDefaults() throws {
    let loaded = try load(Configuration.defaultText)
    #expect(loaded.configuration == Configuration())
    #expect(Configuration.defaultText.split(separator: "\n").allSatisfy { $0.count <= 80 })
    // Every setting stands in the text, or someone would not learn of it.
    for value in loaded.values {
      #expect(value.origin != .standard, "\(value.name) is missing in the default text")
    }
  }

  @Test(arguments: ["", "\n", "# only a comment\n", "---\n", "limits:\n", "limits: {}\n"])
  func nothingSaidIsTheDefault(text: String) throws {
    #expect(try load(text).configuration == Configuration())
  }

  @Test func theEnvironmentWinsOverTheFileAndTheFileOverTheDefault() throws {
    let loaded = try load(
      "limits:\n  hold_ms: 90\n  floor_deg: 7\nfeedback: {mode: faded}\n",
      ["HINGE_LIMITS_HOLD_MS": "110", "HINGE_SENSORS_ADDRESSES": "0x69", "HINGE_RIG": "/x"])
    #expect(loaded.configuration.limits.holdMS == 110)
    #expect(loaded.configuration.limits.floorDeg == 7)
    #expect(loaded.configuration.limits.creepDeg == 5)
    #expect(loaded.configuration.feedback.mode == .fixed(.faded))
    #expect(loaded.configuration.sensors.addresses == [0x69])
    #expect(loaded.origin(of: "limits.hold_ms").description == "environment HINGE_LIMITS_HOLD_MS")
    #expect(loaded.origin(of: "limits.floor_deg").description == "c.yaml:3")
    #expect(loaded.origin(of: "limits.creep_deg").description == "default")
  }

  @Test(arguments: [
    ("auto", FeedbackChoice.auto), ("silent", .fixed(.silent)), ("faded", .fixed(.faded)),
    ("full", .fixed(.full)),
  ])
  func feedbackIsChosenOrForced(word: String, choice: FeedbackChoice) throws {
    let other = word == "full" ? "silent" : "full"
    let file = try load("feedback: {mode: \(word)}")
    #expect(file.configuration.feedback.mode == choice)
    #expect(choice.word == word)
    let both = try load("feedback: {mode: \(other)}", ["HINGE_FEEDBACK_MODE": word])
    #expect(both.configuration.feedback.mode == choice)
    #expect(try load(nil).configuration.feedback.mode == .auto)
  }

  @Test func everyKindOfValueIsRead() throws {
    let loaded = try load(
      """
      lifter: {name: Ana-2, style: good-morning}
      paths: {log: /tmp/l, socket: auto}
      sensors: {addresses: [104, 0x6b]}
      buzzer:
        {kind: gpio, chip: /dev/gpiochip4, line: GPIO17, active_low: true, spin_up_ms: 60,
        pwm_device: 1f00098000.pwm, pwm_channel: 2, frequency_hz: 4000, strength_percent: 20}
      button: {chip: pinctrl-rp1, line: 23, active_low: false}
      limits: {tempo_min_eccentric_ms: 2000, stop_set_velocity_loss_percent: off}
      log: {level: debug}
      programme: {deload_after_weeks: off, rpe_hold_tenths: off, raise_permille: 50}
      plates: {bar: 45lb, pairs: [45lb, 2.5lb, 1.25kg], kettlebells: [24kg]}
      """)
    var expected = Configuration()
    expected.lifter.name = "Ana-2"
    expected.lifter.style = .goodMorning
    expected.paths.log = "/tmp/l"
    expected.sensors.addresses = [0x68, 0x6b]
    expected.buzzer.kind = .gpio
    expected.buzzer.chip = "/dev/gpiochip4"
    expected.buzzer.line = "GPIO17"
    expected.buzzer.activeLow = true
    expected.buzzer.spinUpMS = 60
    expected.buzzer.pwmDevice = "1f00098000.pwm"
    expected.buzzer.pwmChannel = 2
    expected.buzzer.frequencyHz = 4000
    expected.buzzer.strengthPercent = 20
    expected.button.chip = "pinctrl-rp1"
    expected.button.line = "23"
    expected.button.activeLow = false
    expected.limits.tempoMinEccentricMS = 2000
    expected.limits.stopSetVelocityLossPercent = nil
    expected.log.level = .debug
    expected.programme.deloadAfterWeeks = nil
    expected.programme.rpeHoldTenths = nil
    expected.programme.raisePermille = 50
    expected.plates.bar = try #require(Weight("45lb"))
    expected.plates.pairs = try ["45 lb", "2.5lb", "1.25kg"].map { try #require(Weight($0)) }
    expected.plates.kettlebells = [try #require(Weight("24kg"))]
    #expect(loaded.configuration == expected)
    #expect(expected.plates.pairs.map(\.grams) == [20_412, 1134, 1250])
  }

  @Test func theListingIsASettingsFileToo() throws {
    let loaded = try load(
      "sensors: {addresses: [0x6a]}",
      [
        "HINGE_LIMITS_TEMPO_MIN_ECCENTRIC_MS": "900", "HINGE_BUZZER_CHIP": "it's: #1",
        "HINGE_PATHS_LOG": "/a b/- c", "HINGE_PLATES_PAIRS": "45lb,2.5lb, 0.5kg",
      ])
    #expect(try load(loaded.listing).configuration == loaded.configuration)
    #expect(loaded.listing.contains("addresses: [0x6a] "))
    #expect(loaded.listing.contains("# environment HINGE_LIMITS_TEMPO_MIN_ECCENTRIC_MS\n"))
  }

  @Test func whatIsListedCanBeReadAgain() throws {
    let loaded = try load("sensors: {addresses: [0x6a]}\nlimits: {tempo_min_eccentric_ms: 900}")
    let text = loaded.values.map { "\($0.section): {\($0.key): \($0.value)}" }
    // One section at a time: a section can stand in a file only once.
    for (line, value) in zip(text, loaded.values) {
      let again = try load(line)
      #expect(again.values.first { $0.name == value.name }?.value == value.value)
    }
  }

  @Test(arguments: [
    ("limits:\n  hold_ms: 1001\n", "c.yaml:2: limits.hold_ms", "\"1001\"", "0 to 1000"),
    ("limits:\n  hold_ms: 70 ms\n", "c.yaml:2: limits.hold_ms", "\"70 ms\"", "whole number"),
    ("limits:\n  hold_ms: 7.5\n", "c.yaml:2: limits.hold_ms", "\"7.5\"", "whole number"),
    ("limits:\n  hold_ms: [1]\n", "c.yaml:2: limits.hold_ms", "[1]", "whole number"),
    ("limits:\n  hold_ms: {a: 1}\n", "c.yaml:2: limits.hold_ms", "must be", "whole number"),
    ("limits:\n  hold_ms:\n", "c.yaml:2: limits.hold_ms", "\"\"", "whole number"),
    (
      "limits:\n  hold_ms: 99999999999999999999\n", "c.yaml:2: limits.hold_ms", "999", "0 to 1000"
    ),
    ("limits:\n\n  hold: 9\n", "c.yaml:3: limits.hold ", "did you mean", "limits.hold_ms"),
    ("limits:\n  warn_reserve: 9\n", "c.yaml:2:", "did you mean", "limits.warn_reserve_percent"),
    ("limits:\n  levle: info\n", "c.yaml:2: limits.levle", "did you mean", "log.level"),
    ("limits:\n  mode: full\n", "c.yaml:2: limits.mode", "did you mean", "feedback.mode"),
    ("limits:\n  xyzzyplugh: 9\n", "c.yaml:2:", "limits has", "rearm_ms"),
    ("limit:\n  hold_ms: 9\n", "c.yaml:1: limit ", "did you mean", "limits"),
    ("hold_ms: 9\n", "c.yaml:1: hold_ms", "must be a section", "not a value"),
    ("- a\n- b\n", "c.yaml:1:", "must hold sections", ""),
    ("limits: 3\n", "c.yaml:1: limits", "section", ""),
    ("buzzer: {active_low: maybe}\n", "c.yaml:1: buzzer.active_low", "maybe", "true or false"),
    ("feedback: {mode: off}\n", "feedback.mode", "off", "one of auto, silent, faded, full"),
    ("buzzer: {kind: loud}\n", "c.yaml:1: buzzer.kind", "loud", "none, log, gpio, pwm"),
    ("buzzer: {strength_percent: 51}\n", "c.yaml:1: buzzer.strength_percent", "51", "1 to 50"),
    ("buzzer: {spin_up_ms: 91}\n", "c.yaml:1: buzzer.spin_up_ms", "91", "0 to 90"),
    ("button: {line: ''}\n", "c.yaml:1: button.line", "\"\"", "off or 1 to 128"),
    ("sensors: {addresses: [0x68, 0x68]}\n", "c.yaml:1:", "0x68", "different"),
    ("sensors: {addresses: [0x07]}\n", "c.yaml:1:", "0x07", "0x08 to 0x77"),
    ("plates: {bar: 20}\n", "c.yaml:1: plates.bar", "\"20\"", "with its unit"),
    ("plates: {bar: 0.05kg}\n", "c.yaml:1: plates.bar", "0.05kg", "from 0.1 to 200 kg"),
    ("plates: {pairs: []}\n", "c.yaml:1: plates.pairs", "[]", "1 to 16 weights"),
    ("plates: {pairs: [20kg, stone]}\n", "c.yaml:1: plates.pairs", "stone", "such as [20kg"),
    ("programme: {sets: 0}\n", "c.yaml:1: programme.sets", "\"0\"", "1 to 10"),
    ("programme: {reps_low: 6}\n", "programme.reps_low", "6", "at most programme.reps_high"),
    ("programme: {pain_stop: 3}\n", "programme.pain_stop", "3", "more than programme.pain_hold"),
    (
      "programme: {flawless_sets: 6}\n", "programme.flawless_sets", "6",
      "at most programme.flawless_sets_estimated"
    ),
    ("sensors: {addresses: []}\n", "c.yaml:1:", "[]", "one or two"),
    ("paths: {log: here}\n", "c.yaml:1: paths.log", "\"here\"", "auto or a path"),
    ("lifter: {name: ../x}\n", "c.yaml:1: lifter.name", "../x", "letters"),
    ("limits:\n  hold_ms: 1\n  hold_ms: 2\n", "c.yaml:", "twice", "hold_ms"),
    ("limits: {hold_ms: 1\n", "c.yaml:", "YAML", ""),
    ("a: &x 1\nlimits: *x\n", "c.yaml:", "", ""),
    ("limits:\n\thold_ms: 1\n", "c.yaml:2:", "YAML", ""),
  ])
  func everyMistakeIsNamed(text: String, place: String, said: String, allowed: String) {
    let found = problems(text).joined(separator: "\n")
    #expect(found.contains(place), "\(found)")
    #expect(said.isEmpty || found.contains(said), "\(found)")
    #expect(allowed.isEmpty || found.contains(allowed), "\(found)")
  }

  @Test func allMistakesAreReportedAtOnce() {
    let found = problems(
      "limits:\n  hold_ms: x\n  warn_reserve_percent: 70\nfoo:\n  a: 1\n  b: 2\n",
      ["HINGE_LIMITS_HOLD": "1", "HINGE_LOG_LEVEL": "loud"])
    #expect(
      found == [
        "c.yaml:2: limits.hold_ms is \"x\" but must be a whole number from 0 to 1000",
        "c.yaml:4: foo is no section; "
          + "there are lifter, paths, sensors, buzzer, button, feedback, rest, limits, recording, "
          + "log, report, web, programme, plates",
        "environment HINGE_LIMITS_HOLD: no setting has this name; "
          + "did you mean HINGE_LIMITS_HOLD_MS?",
        "environment HINGE_LOG_LEVEL: log.level is \"loud\" but must be one of "
          + "trace, debug, info, notice, warning, error, critical",
        "c.yaml:3: limits.warn_reserve_percent is 70 but must be less than "
          + "limits.alarm_reserve_percent, which is 60 (default)",
      ])
  }

  @Test func limitsMustStandInOrder() {
    func order(_ text: String) -> String { problems("limits: {\(text)}").joined() }
    #expect(order("clear_reserve_percent: 40").contains("less than limits.warn_reserve_percent"))
    #expect(order("alarm_reserve_percent: 40").contains("more than limits.warn_reserve_percent"))
    #expect(order("severe_reserve_percent: 60").contains("more than limits.alarm"))
    #expect(order("hold_severe_ms: 71").contains("at most limits.hold_ms"))
    #expect(order("hold_ms: 19").contains("at least limits.hold_severe_ms"))
    #expect(order("hold_ms: 20") == "")
  }

  @Test func aHugeOrDeepFileIsRefused() {
    let huge = "# " + String(repeating: "x", count: 70_000)
    #expect(problems(huge).first?.contains("larger than") == true)
    for deep in ["[", "{", "- ", "? "] {
      #expect(!problems(String(repeating: deep, count: 60_000 / deep.utf8.count)).isEmpty)
    }
    let aliases = (1..<20).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1), *a\($0 - 1)]" }
    #expect(!problems("a0: &a0 [x]\n" + aliases.joined(separator: "\n")).isEmpty)
  }
}
