package import HingeCore

extension EmulatedMPU {
  /// Makes the samples that are due.
  package mutating func advance(to time: Timestamp) {
    while !isAsleep, let tick = clock.take(by: time, period: period) { sample(at: tick) }
  }

  /// Between two samples by the registers, microseconds.
  var period: Double {
    let filter = registers[0x1A] & 0x07
    let base: Double = filter == 0 || filter == 7 ? 125 : 1000
    return base * Double(Int(registers[0x19]) + 1)
  }

  var fifoCapacity: Int {
    model.choosesFIFO ? 512 << Int(registers[0x1D] >> 6) : model.fifoBytes
  }

  private mutating func sample(at time: Timestamp) {
    if faults.isStalled { return }
    let now = faults.isFrozen ? held ?? motion(time) : motion(time)
    held = now
    let axes = counts(of: now, at: time)
    for axis in 0..<3 {
      set(axes[axis], at: 0x3B + 2 * axis, isOff: registers[0x6C] & (0x20 >> UInt8(axis)) != 0)
      set(axes[axis + 3], at: 0x43 + 2 * axis, isOff: registers[0x6C] & (0x04 >> UInt8(axis)) != 0)
    }
    set(warmth(of: now), at: 0x41, isOff: false)
    registers[0x3A] |= 0x01
    if registers[0x6A] & 0x40 != 0 { record(now, at: time) }
  }

  private mutating func set(_ value: Int16, at place: Int, isOff: Bool) {
    let bytes = isOff ? [0, 0] : value.bigEndian2
    registers[place] = bytes[0]
    registers[place + 1] = bytes[1]
  }

  private func warmth(of motion: Motion) -> Int16 {
    ((motion.celsius - model.zero) * model.countsPerDegree).counts()
  }

  /// In the ranges that it stands at, or in others; while it starts up, the gyro drifts and the
  /// accelerometer has nothing.
  private func counts(
    of motion: Motion, at time: Timestamp, ranges: (accel: UInt8, gyro: UInt8)? = nil
  ) -> [Int16] {
    let accel = ranges?.accel ?? registers[0x1C] >> 3 & 3
    let gyro = ranges?.gyro ?? registers[0x1B] >> model.gyroShift & 3
    let dps: [Double] = [131, 65.5, 32.8, 16.4]
    var shown = motion
    if time < gyroReady {
      shown.rate = (motion.rate.x + 90, motion.rate.y - 90, motion.rate.z + 90)
    }
    if time < accelReady { shown.force = (0, 0, 0) }
    return shown.counts(perG: Double(16384 >> Int(accel)), perDPS: dps[Int(gyro)])
  }

  /// A record, of what FIFO_EN asks for, in the order of the data registers.
  mutating func record(_ now: Motion, at time: Timestamp? = nil) {
    let enabled = registers[0x23]
    if enabled & 0xF8 == 0 { return }
    let isStale = recorded < faults.staleRecords
    let axes = counts(of: now, at: time ?? gyroReady, ranges: isStale ? (0, 0) : nil)
    var bytes: [UInt8] = []
    if enabled & 0x08 != 0 { bytes += axes[0..<3].flatMap(\.bigEndian2) }
    if enabled & 0x80 != 0 || !model.hasSingleAxes { bytes += warmth(of: now).bigEndian2 }
    if model.hasSingleAxes {
      for axis in 0..<3 where enabled & (0x40 >> UInt8(axis)) != 0 {
        bytes += axes[axis + 3].bigEndian2
      }
    } else if enabled & 0x10 != 0 {
      bytes += axes[3..<6].flatMap(\.bigEndian2)
    }
    if let limit = faults.noiseBeyond, fifo.count / bytes.count >= limit {
      bytes = bytes.indices.map { UInt8(truncatingIfNeeded: ($0 + recorded) &* 181 &+ 97) }
    }
    recorded += 1
    for byte in bytes { push(byte) }
  }

  mutating func push(_ byte: UInt8) {
    let stops = !model.isFirst && registers[0x1A] & 0x40 != 0
    if fifo.count >= fifoCapacity { registers[0x3A] |= 0x10 }
    fifo.push(byte, capacity: fifoCapacity, whenFull: stops ? .stops : .dropsOldest)
  }
}
