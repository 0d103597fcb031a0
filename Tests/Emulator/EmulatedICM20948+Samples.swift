package import HingeCore

extension EmulatedICM20948 {
  /// Makes the samples that are due.
  package mutating func advance(to time: Timestamp) {
    while !isAsleep, let tick = clock.take(by: time, period: period) { sample(at: tick) }
  }

  /// Between two samples of the gyro, which leads, microseconds. Without FCHOICE there is no divider.
  var period: Double {
    if banks[2][0x01] & 1 == 0 { return 1e6 / 9000 }
    return 1e6 * Double(Int(banks[2][0x00]) + 1) / 1125
  }

  /// Of the accelerometer.
  private var accelPeriod: Double {
    if banks[2][0x14] & 1 == 0 { return 1e6 / 4500 }
    return 1e6 * Double((Int(banks[2][0x10] & 0x0F) << 8 | Int(banks[2][0x11])) + 1) / 1125
  }

  private mutating func sample(at time: Timestamp) {
    if faults.isStalled { return }
    var now = faults.isFrozen ? held ?? motion(time) : motion(time)
    // A slower accelerometer shows what it last measured.
    if accelPeriod > period * 1.001 && !faults.isFrozen {
      let last = (Double(time.microseconds) / accelPeriod).rounded(.down) * accelPeriod
      now.force = motion(Timestamp(microseconds: Int64(last))).force
    }
    held = now
    let axes = counts(of: now, at: time)
    for (place, value) in axes.enumerated() {
      let off: UInt8 = place < 3 ? 0x38 : 0x07
      set(banks[0][0x07] & off == off ? 0 : value, at: 0x2D + 2 * place)
    }
    set(warmth(of: now), at: 0x39)
    banks[0][0x1B] |= 0x01
    if banks[0][0x03] & 0x40 != 0 && banks[0][0x68] == 0 { record(now, at: time) }
  }

  private mutating func set(_ value: Int16, at place: Int) {
    let bytes = value.bigEndian2
    banks[0][place] = bytes[0]
    banks[0][place + 1] = bytes[1]
  }

  private func warmth(of motion: Motion) -> Int16 { ((motion.celsius - 21) * 333.87).counts() }

  private func counts(of motion: Motion, at time: Timestamp, isStale: Bool = false) -> [Int16] {
    let accel = isStale ? 0 : banks[2][0x14] >> 1 & 3
    let gyro = isStale ? 0 : banks[2][0x01] >> 1 & 3
    let dps: [Double] = [131, 65.5, 32.8, 16.4]
    var shown = motion
    if time < gyroReady {
      shown.rate = (motion.rate.x + 90, motion.rate.y - 90, motion.rate.z + 90)
    }
    return shown.counts(perG: Double(16384 >> Int(accel)), perDPS: dps[Int(gyro)])
  }

  /// A record, of what FIFO_EN_2 asks for, in the order of the data registers.
  mutating func record(_ now: Motion, at time: Timestamp) {
    let enabled = banks[0][0x67]
    if enabled & 0x1F == 0 { return }
    let axes = counts(of: now, at: time, isStale: recorded < faults.staleRecords)
    var bytes: [UInt8] = []
    if enabled & 0x10 != 0 { bytes += axes[0..<3].flatMap(\.bigEndian2) }
    for axis in 0..<3 where enabled & (0x02 << UInt8(axis)) != 0 {
      bytes += axes[axis + 3].bigEndian2
    }
    if enabled & 0x01 != 0 { bytes += warmth(of: now).bigEndian2 }
    if let limit = faults.noiseBeyond, fifo.count / bytes.count >= limit {
      bytes = bytes.indices.map { UInt8(truncatingIfNeeded: ($0 + recorded) &* 181 &+ 97) }
    }
    recorded += 1
    let whenFull: ByteQueue.WhenFull = banks[0][0x69] & 0x1F == 0 ? .dropsOldest : .stops
    for byte in bytes { fifo.push(byte, capacity: Self.fifoCapacity, whenFull: whenFull) }
  }
}
