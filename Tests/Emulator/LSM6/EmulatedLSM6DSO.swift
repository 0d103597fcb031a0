package import HingeCore

/// An LSM6DSO or LSM6DSOX: powered down after reset, 512 tagged words of FIFO.
///
/// Assumed, where the data sheet is silent: the gyro's word comes first in a slot; the slot count
/// begins at 0 when the FIFO is emptied; an empty FIFO reads zeros.
package struct EmulatedLSM6DSO: EmulatedChip, Sendable {
  package static let capacity = 512
  package var core: LSM6Core
  package private(set) var fifo = LSM6TaggedFIFO()

  package init(
    ppm: Double = 0, motion: @escaping @Sendable (Timestamp) -> Motion = Motion.wobble
  ) {
    // INTERNAL_FREQ_FINE tells the clock's error in steps of 0.15 %.
    let fine = Int8(max(-128, min(127, (ppm / 1_500).rounded())))
    core = LSM6Core(
      motion: motion, ppm: ppm,
      defaults: [0x0F: 0x6C, 0x12: 0x04, 0x18: 0xE0, 0x63: UInt8(bitPattern: fine)],
      writable: Self.writable, countsPerDegree: 256, fastestGyroCode: 10)
  }

  /// The bits that are not reserved. FIFO, interrupt and control registers only: a write to the
  /// embedded functions, the sensor hub or a trim register is a stray one.
  private static let writable: [UInt8: UInt8] = [
    0x07: 0xFF, 0x08: 0xD7, 0x09: 0xFF, 0x0A: 0xF7, 0x0B: 0xE7, 0x0C: 0xFF, 0x0D: 0xFF,
    0x0E: 0x7F, 0x10: 0xFE, 0x11: 0xFE, 0x12: 0xFD, 0x13: 0x6E, 0x14: 0xEF, 0x15: 0xFF,
    0x16: 0xF7, 0x17: 0xFD, 0x18: 0xFE, 0x19: 0x20,
  ]

  package mutating func powerUp(at time: Timestamp) {
    core.powerUp(at: time)
    fifo.empty()
  }

  package mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) {
    advance(to: time)
    if core.write(value, to: register, at: time) || core.registers[0x0A] & 7 == 0 { fifo.empty() }
  }

  package mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    advance(to: time)
    var register = register
    return (0..<count).map { _ in
      let value = byte(register, at: time)
      if core.countsUp { register = register == 0x7E ? 0x78 : register &+ 1 }
      return value
    }
  }

  private mutating func byte(_ register: UInt8, at time: Timestamp) -> UInt8 {
    switch register {
    case 0x3A: return UInt8(fifo.words.count & 0xFF)
    case 0x3B:
      let flags = fifoFlags
      fifo.hasLostWords = false
      return flags | UInt8(fifo.words.count >> 8)
    case 0x78...0x7E:
      let value = fifo.words.first.map { $0[Int(register - 0x78)] } ?? 0
      if register == 0x7E && !fifo.words.isEmpty { fifo.words.removeFirst() }
      return value
    default: return core.read(register, at: time)
    }
  }

  /// Watermark, full, full at the next slot, words lost since it was last read.
  private var fifoFlags: UInt8 {
    let level = fifo.words.count
    let mark = Int(core.registers[0x07]) | Int(core.registers[0x08] & 1) << 8
    let slot = (core.registers[0x09] & 0x0F != 0 ? 1 : 0) + (core.registers[0x09] >> 4 != 0 ? 1 : 0)
    return (mark > 0 && level >= mark ? 0x80 : 0) | (level >= Self.capacity ? 0x40 : 0)
      | (level + slot >= Self.capacity ? 0x20 : 0) | (fifo.hasLostWords ? 0x08 : 0)
  }

  private mutating func advance(to time: Timestamp) {
    while let due = core.next(until: time) {
      switch due {
      case .sample(let slot, let gyro, let accel): batch(slot, gyro: gyro, accel: accel)
      case .event(.supplyDip): fifo.empty()
      case .event(.flood): while !fifo.hasLostWords { batch(0, gyro: true, accel: true) }
      case .event(.configurationWord):
        fifo.push(5, [0, 0, 0], faults: core.faults, stops: false)
        fifo.slot += 1
      case .event: break
      }
    }
  }

  /// A sensor's word comes at the slower of its rate and its batch rate.
  private mutating func batch(_ slot: Int, gyro: Bool, accel: Bool) {
    let mode = core.registers[0x0A] & 7
    guard mode == 1 || mode == 6 else { return }
    let rates = core.registers[0x09]
    let isGyro = gyro && core.isDue(batchHalvings(rates >> 4, slowest: 10), in: slot)
    let isAccel = accel && core.isDue(batchHalvings(rates & 0x0F, slowest: 12), in: slot)
    if isGyro { fifo.push(1, core.gyro, faults: core.faults, stops: mode == 1) }
    if isAccel { fifo.push(2, core.accel, faults: core.faults, stops: mode == 1) }
    if isGyro || isAccel { fifo.slot += 1 }
  }

  private func batchHalvings(_ code: UInt8, slowest: Int) -> Int? {
    code == 11 ? slowest : LSM6Core.halvings(code)
  }
}

/// Words of a tag and three values.
package struct LSM6TaggedFIFO: Sendable {
  package internal(set) var words: [[UInt8]] = []
  /// How many words there have been, for `LSM6Faults.words`.
  package private(set) var pushed = 0
  var slot = 0
  var hasLostWords = false

  mutating func empty() {
    words = []
    slot = 0
    hasLostWords = false
  }

  mutating func push(_ sensor: UInt8, _ values: [Int16], faults: LSM6Faults, stops: Bool) {
    let fault = faults.words[pushed]
    pushed += 1
    if fault == .lost { return }
    if words.count == EmulatedLSM6DSO.capacity {
      hasLostWords = true
      if stops { return }
      words.removeFirst()
    }
    var sensor = sensor
    var count = UInt8(slot & 3)
    if case .sensor(let other) = fault { sensor = other }
    if case .count(let further) = fault { count = (count + further) & 3 }
    var tag = sensor << 3 | count << 1
    if tag.nonzeroBitCount % 2 == 1 { tag |= 1 }
    if fault == .parity { tag ^= 1 }
    words.append(
      [tag]
        + values.flatMap { value -> [UInt8] in
          let bits = UInt16(bitPattern: value)
          return [UInt8(bits & 0xFF), UInt8(bits >> 8)]
        })
  }
}
