import Foundation
import HingeCore
import LinuxIO
import Testing

/// A Raspberry Pi 5's two PWM chips, numbered either way round, as files.
struct PWMOutputTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private static let header = "devices/platform/axi/1000120000.pcie/1f00098000.pwm"
  private static let fan = "devices/platform/axi/1000120000.pcie/1f0009c000.pwm"
  private var tree: SystemTree { SystemTree(root: folder.path) }
  private let tone = PWMTone(frequencyHz: 2700, strengthPercent: 50)

  private func addChip(_ number: Int, _ device: String, channels: Int = 4) throws {
    let chip = "\(device)/pwm/pwmchip\(number)"
    try folder.write("\(channels)\n", to: "\(chip)/npwm")
    try folder.write("", to: "\(chip)/export")
    try FileManager.default.createDirectory(
      atPath: folder.file("class/pwm"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("class/pwm/pwmchip\(number)"), withDestinationPath: "../../\(chip)")
  }

  private func addChannel(
    _ channel: String, enable: Int = 0, period: Int = 0, duty: Int = 0
  ) throws {
    for (file, value) in [("enable", enable), ("period", period), ("duty_cycle", duty)] {
      try folder.write("\(value)\n", to: "\(channel)/\(file)")
    }
  }

  private func content(_ file: String) throws -> String {
    try String(contentsOfFile: folder.file(file), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }

  @Test(arguments: [(0, 2), (2, 0)])
  func theHeadersChipIsTakenWhateverItsNumber(header: Int, fan: Int) throws {
    try addChip(header, Self.header)
    try addChip(fan, Self.fan)
    let channel = "\(Self.header)/pwm/pwmchip\(header)/pwm2"
    try addChannel(channel)
    for device in [nil, "1f00098000.pwm", folder.file("class/pwm/pwmchip\(header)")] {
      let line = try PWMOutput(PWMAddress(device: device, channel: 2), tone: tone, tree: tree)
      #expect(try content("\(channel)/period") == "370370")
      #expect(try content("\(channel)/duty_cycle") == "185185")
      #expect(try content("\(channel)/enable") == "0")
      try line.drive(true)
      #expect(try content("\(channel)/enable") == "1")
    }
    // Let go, and off.
    #expect(try content("\(channel)/enable") == "0")
    #expect(try content("\(Self.fan)/pwm/pwmchip\(fan)/export") == "")
  }

  @Test func aChannelIsAskedForAndWaitedFor() throws {
    try addChip(0, Self.header)
    let chip = "\(Self.header)/pwm/pwmchip0"
    var waited: Int64 = 0
    let line = try PWMOutput(PWMAddress(device: nil, channel: 3), tone: tone, tree: tree) {
      waited += $0.microseconds
      // Late, as udev is.
      if waited < 400_000 { return }
      do {
        try addChannel("\(chip)/pwm3")
      } catch {
        Issue.record("\(error)")
      }
    }
    #expect(waited == 400_000)
    #expect(try content("\(chip)/export") == "3")
    #expect(try content("\(chip)/pwm3/period") == "370370")
    try line.drive(true)
    try line.drive(false)
    #expect(try content("\(chip)/pwm3/enable") == "0")
  }

  @Test func aChannelThatDoesNotComeIsRefusedAfterHalfASecond() throws {
    try addChip(0, Self.header)
    var waited: Int64 = 0
    let address = PWMAddress(device: nil, channel: 1)
    let path = folder.file("class/pwm/pwmchip0/pwm1/enable")
    #expect(throws: PWMError.unusable(address, path: path, .noSuchFile)) {
      try PWMOutput(address, tone: tone, tree: tree) { waited += $0.microseconds }
    }
    #expect(waited == 500_000)
  }

  @Test func whatSoundsIsSilencedFirstAndAnOldToneGivesWay() throws {
    try addChip(0, Self.header)
    let channel = "\(Self.header)/pwm/pwmchip0/pwm0"
    try addChannel(channel, enable: 1, period: 1_000_000, duty: 900_000)
    let line = try PWMOutput(PWMAddress(device: nil, channel: 0), tone: tone, tree: tree)
    #expect(try content("\(channel)/enable") == "0")
    #expect(try content("\(channel)/period") == "370370")
    #expect(try content("\(channel)/duty_cycle") == "185185")
    #expect(line.address.channel == 0)
  }

  /// The kernel refuses a period shorter than the duty cycle that holds, and the other way round: an
  /// old duty cycle goes first, the new one comes last.
  @Test func thePeriodComesBeforeTheDutyCycle() throws {
    try addChip(0, Self.header)
    let channel = "\(Self.header)/pwm/pwmchip0/pwm0"
    try folder.write("0\n", to: "\(channel)/enable")
    try folder.write("900000\n", to: "\(channel)/duty_cycle")
    try folder.write("", to: "\(channel)/period/is-a-folder")
    let address = PWMAddress(device: nil, channel: 0)
    let path = folder.file("class/pwm/pwmchip0/pwm0/period")
    #expect(throws: PWMError.unusable(address, path: path, .isADirectory)) {
      try PWMOutput(address, tone: tone, tree: tree)
    }
    #expect(try content("\(channel)/duty_cycle") == "0")
  }

  @Test func whatIsAbsentOrAmbiguousIsRefused() throws {
    let nowhere = PWMAddress(device: nil, channel: 0)
    func refusal(_ address: PWMAddress) -> PWMError? {
      do throws(PWMError) {
        _ = try PWMOutput(address, tone: tone, tree: tree)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(nowhere) == .noChip(nowhere, found: []))
    try addChip(0, Self.fan)
    try addChip(1, "devices/platform/soc/other.pwm", channels: 2)
    #expect(refusal(nowhere) == .ambiguous(nowhere, found: ["1f0009c000.pwm", "other.pwm"]))
    let wrong = PWMAddress(device: "1f00098000", channel: 0)
    #expect(refusal(wrong) == .noChip(wrong, found: ["1f0009c000.pwm", "other.pwm"]))
    let both = PWMAddress(device: ".pwm", channel: 0)
    #expect(refusal(both) == .ambiguous(both, found: ["1f0009c000.pwm", "other.pwm"]))
    for channel in [2, -1] {
      let outside = PWMAddress(device: "other", channel: channel)
      #expect(refusal(outside) == .noChannel(outside, channels: 2))
    }
  }

  @Test func theOnlyChipNeedsNoName() throws {
    try addChip(4, "devices/platform/soc/other.pwm")
    try addChannel("devices/platform/soc/other.pwm/pwm/pwmchip4/pwm0")
    let line = try PWMOutput(PWMAddress(device: nil, channel: 0), tone: tone, tree: tree)
    try line.drive(true)
    #expect(try content("class/pwm/pwmchip4/pwm0/enable") == "1")
  }

  @Test func silencingTurnsOffWhatADeadProcessLeft() throws {
    let address = PWMAddress(device: nil, channel: 0)
    try addChip(0, Self.header)
    // Never asked for: nothing to turn off, and nothing is.
    try Silencer.silence(address, tree: tree)
    #expect(try content("\(Self.header)/pwm/pwmchip0/export") == "")
    let channel = "\(Self.header)/pwm/pwmchip0/pwm0"
    try addChannel(channel, enable: 1, period: 370_370, duty: 185_185)
    try Silencer.silence(address, tree: tree)
    #expect(try content("\(channel)/enable") == "0")
    #expect(try content("\(channel)/period") == "370370")
  }

  @Test func everyErrorSaysWhatToDo() {
    let address = PWMAddress(device: "x.pwm", channel: 1)
    for (error, part) in [
      (PWMError.noChip(address, found: []), "dtoverlay=pwm"),
      (.noChip(address, found: ["a.pwm", "b.pwm"]), "a.pwm, b.pwm"),
      (.ambiguous(address, found: ["a.pwm", "b.pwm"]), "buzzer.pwm_device"),
      (.noChannel(address, channels: 2), "less than 2"),
      (.notPermitted(address, path: "/sys/p", .accessDenied), "group gpio"),
      (.unusable(address, path: "/sys/p", .busy), "/sys/p"),
    ] {
      #expect(error.description.contains(part), "\(error)")
    }
  }
}

struct PWMToneTests {
  @Test(arguments: [
    (2700, 50, 370_370, 185_185), (1000, 1, 1_000_000, 10_000), (0, 0, 1_000_000_000, 0),
  ])
  func periodAndDutyCycle(hz: Int, percent: Int, period: Int, duty: Int) {
    let tone = PWMTone(frequencyHz: hz, strengthPercent: percent)
    #expect(tone.periodNS == period)
    #expect(tone.dutyNS == duty)
  }
}
