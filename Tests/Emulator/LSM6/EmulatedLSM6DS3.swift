package import HingeCore

/// An LSM6DS3 (69h) or LSM6DS3TR-C (6Ah): powered down after reset, an untagged FIFO of 16-bit
/// words with the place in its pattern.
///
/// Assumed, where the data sheet is silent: an empty FIFO reads zeros.
package struct EmulatedLSM6DS3: EmulatedChip, Sendable {
  package var core: LSM6Core
  package private(set) var fifo: LSM6WordFIFO

  package init(
    identity: UInt8, ppm: Double = 0,
    motion: @escaping @Sendable (Timestamp) -> Motion = Motion.wobble
  ) {
    let isFirst = identity == 0x69
    core = LSM6Core(
      motion: motion, ppm: ppm,
      defaults: [0x0F: identity, 0x12: 0x04, 0x18: isFirst ? 0x38 : 0xE0],
      writable: Self.writable.merging([0x13: isFirst ? 0xFD : 0xFE]) { $1 },
      countsPerDegree: isFirst ? 16 : 256, fastestGyroCode: isFirst ? 8 : 10)
    fifo = LSM6WordFIFO(capacity: isFirst ? 4_096 : 2_048)
  }

  /// The bits that are not reserved. FIFO, interrupt and control registers only: a write to the
  /// embedded functions, the sensor hub or a trim register is a stray one.
  private static let writable: [UInt8: UInt8] = [
    0x06: 0xFF, 0x07: 0xCF, 0x08: 0x3F, 0x09: 0xFF, 0x0A: 0x7F, 0x0B: 0x80, 0x0D: 0xFF,
    0x0E: 0xFF, 0x10: 0xFF, 0x11: 0xFE, 0x12: 0xFF, 0x14: 0xFF, 0x15: 0xFB, 0x16: 0xF4,
    0x17: 0xFD, 0x18: 0xF4, 0x19: 0xBF,
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
      if core.countsUp { register = register == 0x3F ? 0x3E : register &+ 1 }
      return value
    }
  }

  private mutating func byte(_ register: UInt8, at time: Timestamp) -> UInt8 {
    switch register {
    case 0x3A: return UInt8(fifo.level & 0xFF)
    case 0x3B: return fifoFlags | UInt8(fifo.level >> 8)
    case 0x3C: return UInt8(fifo.readPlace & 0xFF)
    case 0x3D: return UInt8(fifo.readPlace >> 8)
    case 0x3E: return UInt8((fifo.words.first?.bits ?? 0) & 0xFF)
    case 0x3F:
      let value = UInt8((fifo.words.first?.bits ?? 0) >> 8)
      if !fifo.words.isEmpty { fifo.words.removeFirst() }
      return value
    default: return core.read(register, at: time)
    }
  }

  /// Threshold, completely filled, full at the next sample, empty.
  private var fifoFlags: UInt8 {
    let level = fifo.words.count
    let mark = Int(core.registers[0x06]) | Int(core.registers[0x07] & 0x0F) << 8
    return (mark > 0 && level >= mark ? 0x80 : 0) | (level >= fifo.capacity ? 0x40 : 0)
      | (level + 6 >= fifo.capacity ? 0x20 : 0) | (level == 0 ? 0x10 : 0)
  }

  private mutating func advance(to time: Timestamp) {
    while let due = core.next(until: time) {
      switch due {
      case .sample(let slot, let gyro, let accel): batch(slot, gyro: gyro, accel: accel)
      case .event(.supplyDip): fifo.empty()
      case .event(.flood):
        for _ in 0...fifo.capacity / 6 { batch(0, gyro: true, accel: true) }
      case .event: break
      }
    }
  }

  /// The FIFO takes both sensors at its own rate, and of that every second, third, ... sample.
  private mutating func batch(_ slot: Int, gyro: Bool, accel: Bool) {
    let mode = core.registers[0x0A] & 7
    let isDue = core.isDue(LSM6Core.halvings(core.registers[0x0A] >> 3 & 0x0F), in: slot)
    guard mode == 1 || mode == 6, isDue else { return }
    let every = core.registers[0x08]
    fifo.put(
      gyro: gyro ? core.gyro : nil, every: Self.decimation[Int(every >> 3 & 7)],
      accel: accel ? core.accel : nil, every: Self.decimation[Int(every & 7)],
      faults: core.faults, stops: mode == 1)
  }

  private static let decimation = [0, 1, 2, 3, 4, 8, 16, 32]
}

/// Words of 16 bits, each at a place of the pattern that both sensors' decimations make.
package struct LSM6WordFIFO: Sendable {
  package let capacity: Int
  package internal(set) var words: [(bits: UInt16, place: Int)] = []
  /// How many words there have been, for `LSM6Faults.words`.
  package private(set) var pushed = 0
  private var slot = 0
  private var place = 0

  init(capacity: Int) { self.capacity = capacity }

  /// As the status registers tell it: one bit too narrow for a full FIFO.
  var level: Int { words.count % capacity }
  /// Of the word that is read next.
  package var readPlace: Int { words.first?.place ?? place }

  mutating func empty() {
    words = []
    slot = 0
    place = 0
  }

  mutating func put(
    gyro: [Int16]?, every gyroStep: Int, accel: [Int16]?, every accelStep: Int,
    faults: LSM6Faults, stops: Bool
  ) {
    // Steps are 1, 2, 3 or a power of two: both fit into their product.
    if slot % (max(1, gyroStep) * max(1, accelStep)) == 0 { place = 0 }
    if let gyro, gyroStep > 0, slot % gyroStep == 0 { push(gyro, faults, stops) }
    if let accel, accelStep > 0, slot % accelStep == 0 { push(accel, faults, stops) }
    slot += 1
  }

  private mutating func push(_ values: [Int16], _ faults: LSM6Faults, _ stops: Bool) {
    for value in values {
      let fault = faults.words[pushed]
      pushed += 1
      if words.count == capacity {
        if stops { return }
        words.removeFirst()
      }
      if fault != .lost { words.append((UInt16(bitPattern: value), place)) }
      place += 1
    }
  }
}
