import Emulator
import HingeCore

/// Registers with fixed content; all others read zero.
struct FixedChip: EmulatedChip {
  private let content: [UInt8: UInt8]

  init(_ content: [UInt8: UInt8]) { self.content = content }

  mutating func powerUp(at time: Timestamp) {}
  mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) {}
  mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    (0..<count).map { content[register &+ UInt8($0)] ?? 0 }
  }
}

/// A chip that does not take what is written to one register, as counterfeits do.
struct DeafChip: EmulatedChip {
  private var chip: EmulatedMPU
  private let deaf: UInt8

  init(_ chip: EmulatedMPU, deafTo register: UInt8) {
    self.chip = chip
    deaf = register
  }

  mutating func powerUp(at time: Timestamp) { chip.powerUp(at: time) }
  mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) {
    if register != deaf { chip.write(value, to: register, at: time) }
  }
  mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    chip.read(count, from: register, at: time)
  }
}
