import Emulator
import HingeCore
import IMU
import Testing

/// A chip whose other bank is selected can't say who it is (ArduPilot/ardupilot#15328).
@Suite struct BankTests {
  @Test(arguments: [UInt8(1), 2, 3]) func aDeadProcessLeftAnotherBank(bank: UInt8) throws {
    var bus = FakeBus()
    bus.put(EmulatedICM20948(bank: bank), at: 0x69)
    guard case .chip(let chip) = try ChipProbe.identify(at: 0x69, on: &bus) else {
      Issue.record("was not found")
      return
    }
    #expect(chip.name == "ICM-20948")
    #expect(bus.written == [[0x7F, 0x00]])
    var bench = Bench(chip, EmulatedICM20948(bank: bank), at: 0x69)
    #expect(try bench.start() == .ready(runs: 1))
    #expect(bench.bus.look(EmulatedICM20948.self, at: 0x69, \.misuses) == [])
  }

  @Test func inBankZeroNothingIsWritten() throws {
    var bus = FakeBus()
    bus.put(EmulatedICM20948(), at: 0x68)
    guard case .chip = try ChipProbe.identify(at: 0x68, on: &bus) else {
      Issue.record("was not found")
      return
    }
    #expect(bus.written.isEmpty)
  }

  /// Anything but exactly a bank's number, and nothing is written.
  @Test(arguments: [UInt8(0x01), 0x11, 0x40, 0x50, 0xA0, 0x21, 0x3F, 0xFF])
  func isNotMistakenForABank(value: UInt8) throws {
    var bus = FakeBus()
    bus.put(SilentChip([0x75: 0x72, 0x7F: value]), at: 0x68)
    guard case .unknown(0x72) = try ChipProbe.identify(at: 0x68, on: &bus) else {
      Issue.record("was taken for a chip")
      return
    }
    #expect(bus.written.isEmpty)
  }

  /// It looked like one and is none: one write, and then it is left alone.
  @Test func whatDoesNotBecomeOneStaysUnknown() throws {
    var bus = FakeBus()
    bus.put(SilentChip([0x75: 0x72, 0x7F: 0x20]), at: 0x68)
    guard case .unknown(0x72) = try ChipProbe.identify(at: 0x68, on: &bus) else {
      Issue.record("was taken for a chip")
      return
    }
    #expect(bus.written == [[0x7F, 0x00]])
  }

  /// A Bosch chip with any content there is refused before that.
  @Test func noBoschChipIsWrittenTo() throws {
    for identity: UInt8 in [0xD1, 0x24, 0x27] {
      var bus = FakeBus()
      bus.put(SilentChip([0x00: identity, 0x7F: 0x20]), at: 0x68)
      guard case .refused = try ChipProbe.identify(at: 0x68, on: &bus) else {
        Issue.record("was not refused")
        return
      }
      #expect(bus.written.isEmpty)
    }
  }
}
