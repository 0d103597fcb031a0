package import HingeCore

/// A chip's registers, FIFO and clock, from its data sheet: what the driver would see of it.
///
/// It keeps no time of its own: every call says when it is.
package protocol EmulatedChip {
  /// Registers as they are after the supply came up.
  mutating func powerUp(at time: Timestamp)
  mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp)
  /// `count` bytes from a register on, with the chip's own rules of counting up.
  mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8]
}

/// What an emulated chip measures: counts in the ranges it stands at are the chip's own business.
package struct Motion: Sendable {
  /// g and degrees a second, in the chip's axes.
  package var force: (x: Double, y: Double, z: Double)
  package var rate: (x: Double, y: Double, z: Double)
  package var celsius: Double

  package init(
    force: (x: Double, y: Double, z: Double) = (0, 0, 1),
    rate: (x: Double, y: Double, z: Double) = (0, 0, 0), celsius: Double = 25
  ) {
    self.force = force
    self.rate = rate
    self.celsius = celsius
  }

  /// Every axis different, and never the same twice: what a decoder that swaps axes can't pass.
  package static func wobble(_ time: Timestamp) -> Motion {
    let t = Double(time.microseconds) / 1e6
    let turn = (t * 7).truncatingRemainder(dividingBy: 2) - 1
    return Motion(
      force: (0.1 + 0.05 * turn, -0.2 - 0.04 * turn, 0.97 + 0.01 * turn),
      rate: (3 + 2 * turn, -5 - turn, 7 + 3 * turn), celsius: 25 + 0.1 * turn)
  }
}
