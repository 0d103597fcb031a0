import Emulator
import HingeCore
import IMU
import Testing

/// The identities as makers and other drivers give them, written out here: a constant that a driver
/// and its own test share has gone wrong unseen (richcreations/imud#71).
@Suite struct IdentityTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let register: UInt8
    let value: UInt8
    let name: String
    let fifoBytes: Int32
    /// Degrees Celsius times 1000 at 1000 counts.
    let warmth: Int32

    var testDescription: String { name }
  }

  static let known = [
    Known(register: 0x75, value: 0x68, name: "MPU-6050", fifoBytes: 1024, warmth: 39_471),
    Known(register: 0x75, value: 0x70, name: "MPU-6500", fifoBytes: 512, warmth: 23_995),
    Known(register: 0x75, value: 0x71, name: "MPU-9250", fifoBytes: 512, warmth: 23_995),
    Known(register: 0x75, value: 0x73, name: "MPU-9255", fifoBytes: 512, warmth: 23_995),
    Known(register: 0x75, value: 0x74, name: "MPU-6515", fifoBytes: 512, warmth: 23_995),
    Known(register: 0x75, value: 0x78, name: "MPU-6880", fifoBytes: 512, warmth: 23_995),
    Known(register: 0x75, value: 0x98, name: "ICM-20689", fifoBytes: 4096, warmth: 28_059),
    Known(register: 0x75, value: 0x12, name: "ICM-20602", fifoBytes: 1008, warmth: 28_059),
    Known(register: 0x75, value: 0x11, name: "ICM-20600", fifoBytes: 1008, warmth: 28_059),
    Known(register: 0x75, value: 0xAF, name: "ICM-20608", fifoBytes: 512, warmth: 28_059),
    Known(register: 0x75, value: 0xAE, name: "ICM-20608-D", fifoBytes: 512, warmth: 28_059),
    Known(register: 0x75, value: 0xA6, name: "ICM-20609", fifoBytes: 512, warmth: 28_059),
    Known(register: 0x75, value: 0x20, name: "ICM-20690", fifoBytes: 1024, warmth: 28_059),
    Known(register: 0x75, value: 0xA9, name: "IAM-20680", fifoBytes: 512, warmth: 28_059),
    Known(register: 0x75, value: 0x47, name: "ICM-42688-P", fifoBytes: 2048, warmth: 508_091),
    Known(register: 0x75, value: 0x44, name: "ICM-42686-P", fifoBytes: 2048, warmth: 508_091),
    Known(register: 0x00, value: 0xEA, name: "ICM-20948", fifoBytes: 512, warmth: 23_995),
  ]

  @Test(arguments: known, [UInt8(0x68), 0x69])
  func isKnownByItsIdentity(known: Known, address: UInt8) throws {
    var bus = FakeBus()
    bus.put(SilentChip([known.register: known.value]), at: address)
    let found = try ChipProbe.identify(at: address, on: &bus)
    guard case .chip(let chip) = found else {
      Issue.record("\(known.name) was taken for \(found)")
      return
    }
    #expect(chip.name == known.name)
    #expect(chip.identity == known.value)
    #expect(chip.fifo.capacity == known.fifoBytes / Int32(chip.fifo.unitBytes))
    #expect((chip.milliCelsius(1000) - known.warmth).magnitude <= 1)
    // ±8 g and ±500 °/s.
    #expect(chip.sensor.microCountsPerG == 4_096_000_000)
    #expect(chip.sensor.microCountsPerDPS == 65_500_000)
    #expect(bus.written.isEmpty)
    // It looks for itself before it is written to.
    let checks = chip.startUp.contains {
      if case .poll(let value, _) = $0 {
        value.register == known.register && value.value == known.value
      } else {
        false
      }
    }
    #expect(checks)
  }

  /// Every value that the register can have: no other is known, and two chips never share one.
  @Test func noOtherIdentityIsKnown() throws {
    let expected = Set(Self.known.filter { $0.register == 0x75 }.map(\.value))
    var found: Set<UInt8> = []
    for value in UInt8.min...UInt8.max {
      var bus = FakeBus()
      bus.put(SilentChip([0x75: value]), at: 0x68)
      if case .chip(let chip) = try ChipProbe.identify(at: 0x68, on: &bus) {
        found.insert(chip.identity)
      }
      #expect(bus.written.isEmpty)
    }
    #expect(found == expected)
  }

  @Test(arguments: known) func theNextAddressIsAnotherMatter(known: Known) throws {
    var bus = FakeBus()
    bus.put(SilentChip([known.register: known.value]), at: 0x6A)
    guard case .unknown = try ChipProbe.identify(at: 0x6A, on: &bus) else {
      Issue.record("\(known.name) was found where it can't be")
      return
    }
  }
}

/// Registers with fixed content, and what was written to them.
struct SilentChip: EmulatedChip {
  var content: [UInt8: UInt8]
  /// What all others read.
  var rest: UInt8
  private(set) var writes: [[UInt8]] = []

  init(_ content: [UInt8: UInt8], rest: UInt8 = 0) {
    self.content = content
    self.rest = rest
  }

  mutating func powerUp(at time: Timestamp) {}
  mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) {
    writes.append([register, value])
  }
  mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    (0..<count).map { content[register &+ UInt8($0)] ?? rest }
  }
}
