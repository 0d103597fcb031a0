import Emulator
import HingeCore
import IMU
import Testing

/// What is not run, and that not a byte is written to it.
@Suite struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let address: UInt8
    let content: [UInt8: UInt8]
    let name: String

    var testDescription: String { "\(name) at \(address)" }
  }

  @Test(arguments: [
    Case(address: 0x68, content: [0x00: 0xD1], name: "BMI160"),
    // Sold as something else: 0x75 reads as nothing known (Levi--G/IMU-WhoAmIVerifier#4).
    Case(address: 0x69, content: [0x00: 0xD1, 0x75: 0x5D], name: "BMI160"),
    Case(address: 0x68, content: [0x00: 0x24], name: "BMI270"),
    Case(address: 0x69, content: [0x00: 0x27], name: "BMI260"),
    Case(address: 0x28, content: [0x00: 0xA0], name: "BNO055"),
    Case(address: 0x29, content: [0x00: 0xA0], name: "BNO055"),
    Case(address: 0x4A, content: [:], name: "BNO08x"),
    Case(address: 0x4B, content: [0x00: 0x14], name: "BNO08x"),
  ])
  func isRefusedByName(found: Case) throws {
    var bus = FakeBus()
    bus.put(SilentChip(found.content), at: found.address)
    // Also where an unknown chip would be run.
    for assumed in [nil, "mpu-6500"] {
      guard
        case .refused(let name, let reason) = try ChipProbe.identify(
          at: found.address, on: &bus, assume: assumed)
      else {
        Issue.record("\(found.name) was not refused")
        return
      }
      #expect(name == found.name)
      #expect(reason.contains(name) && reason.hasSuffix(".") && !reason.contains("\n"))
    }
    #expect(bus.written.isEmpty)
  }

  @Test(arguments: [UInt8(0x72), 0x5D, 0x33, 0x80])
  func anUnknownIdentityIsNamedAndLeftAlone(value: UInt8) throws {
    var bus = FakeBus()
    bus.put(SilentChip([0x75: value]), at: 0x68)
    guard case .unknown(let named) = try ChipProbe.identify(at: 0x68, on: &bus) else {
      Issue.record("was not unknown")
      return
    }
    #expect(named == value)
    #expect(bus.written.isEmpty)
  }

  /// An adapter that acknowledges every address: nothing is behind it (elixir-circuits/
  /// circuits_i2c#136). Also with the values that a bank's number may have.
  @Test(arguments: [UInt8(0x00), 0xFF, 0x10, 0x30, 0x01, 0x7F])
  func aGhostIsNoChip(everything: UInt8) throws {
    for address: UInt8 in [0x68, 0x69, 0x6A, 0x6B, 0x28, 0x29] {
      for assumed in [nil, "mpu-6500"] where assumed == nil || [0x00, 0xFF].contains(everything) {
        var bus = FakeBus()
        bus.put(SilentChip([:], rest: everything), at: address)
        let found = try ChipProbe.identify(at: address, on: &bus, assume: assumed)
        guard case .unknown(everything) = found else {
          Issue.record("\(everything) at \(address) was taken for \(found)")
          continue
        }
        #expect(bus.written.isEmpty)
      }
    }
  }

  @Test func nobodyAnswers() {
    var bus = FakeBus()
    #expect(throws: BusError(.noAnswer, errno: 121)) {
      _ = try ChipProbe.identify(at: 0x68, on: &bus)
    }
  }

  @Test func anUnknownChipRunsAsTheOneNamed() throws {
    var bus = FakeBus()
    bus.put(EmulatedMPU(.unknown(0x72)), at: 0x68)
    guard case .chip(let chip) = try ChipProbe.identify(at: 0x68, on: &bus, assume: "mpu-6500")
    else {
      Issue.record("was not run")
      return
    }
    #expect(chip.identity == 0x72)
    #expect(chip.name == "unknown chip run as MPU-6500")
    #expect(chip.milliCelsius(0) == 21_000)
    #expect(bus.written.isEmpty)
    var bench = Bench(chip, EmulatedMPU(.unknown(0x72)))
    #expect(try bench.start() == .ready(runs: 1))
  }

  @Test func aNameThatNobodyKnowsChangesNothing() throws {
    var bus = FakeBus()
    bus.put(SilentChip([0x75: 0x72]), at: 0x68)
    guard case .unknown(0x72) = try ChipProbe.identify(at: 0x68, on: &bus, assume: "mpu-9999")
    else {
      Issue.record("was run")
      return
    }
    #expect(ChipCatalogue.assumable.contains("mpu-6500"))
  }

  /// The wearer's word is for the unknown: a chip that says who it is stays that.
  @Test func aKnownChipIsNotRunAsAnother() throws {
    var bus = FakeBus()
    bus.put(EmulatedMPU(.mpu6050), at: 0x68)
    guard case .chip(let chip) = try ChipProbe.identify(at: 0x68, on: &bus, assume: "mpu-6500")
    else {
      Issue.record("was not run")
      return
    }
    #expect(chip.name == "MPU-6050")
  }
}
