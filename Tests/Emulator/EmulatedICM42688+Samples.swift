package import HingeCore

extension EmulatedICM42688 {
  /// Makes the samples that are due.
  package mutating func advance(to time: Timestamp) {
    while isOn, let tick = clock.take(by: time, period: period) { sample(at: tick) }
  }

  /// Between two samples of the gyro, microseconds; 1 kHz where the code is of no rate.
  var period: Double {
    let rates: [UInt8: Double] = [
      0x3: 8000, 0x4: 4000, 0x5: 2000, 0x6: 1000, 0x7: 200, 0x8: 100, 0x9: 50, 0xA: 25, 0xB: 12.5,
      0xF: 500,
    ]
    return 1e6 / (rates[registers[0x4F] & 0x0F] ?? 1000)
  }

  private mutating func sample(at time: Timestamp) {
    if faults.isStalled { return }
    let now = faults.isFrozen ? held ?? motion(time) : motion(time)
    held = now
    let words = [((now.celsius - 25) * 132.48).counts()] + counts(of: now, at: time)
    for (place, value) in words.enumerated() {
      let bytes = ordered(value)
      registers[0x1D + 2 * place] = bytes[0]
      registers[0x1E + 2 * place] = bytes[1]
    }
    registers[0x2D] |= 0x08
    if registers[0x16] & 0xC0 != 0 { record(now, at: time) }
  }

  /// High byte first, or last, by INTF_CONFIG0.
  private func ordered(_ value: Int16) -> [UInt8] {
    registers[0x4C] & 0x10 != 0 ? value.bigEndian2 : value.bigEndian2.reversed()
  }

  private func counts(of motion: Motion, at time: Timestamp, isStale: Bool = false) -> [Int16] {
    let first: Double = identity == 0x44 ? 2 : 1
    let accel = isStale ? 0 : Int(registers[0x50] >> 5)
    let gyro = isStale ? 0 : Int(registers[0x4F] >> 5)
    // ±16 g has 2048 counts a g; the gyro's figures by the data sheet, largest range first.
    let perG = 2048 / first * Double(1 << min(accel, 4))
    let dps: [Double] = [16.4, 32.8, 65.5, 131, 262, 524.3, 1048.6, 2097.2]
    let place = gyro - (identity == 0x44 ? 1 : 0)
    let perDPS = place < 0 ? 8.2 : dps[place]
    var axes = motion.counts(perG: perG, perDPS: perDPS, atLeast: -32766)
    // Until a sensor has begun its words say that there is no sample.
    if time < accelReady { axes.replaceSubrange(0..<3, with: [Int16.min, Int16.min, Int16.min]) }
    if time < gyroReady { axes.replaceSubrange(3..<6, with: [Int16.min, Int16.min, Int16.min]) }
    return axes
  }

  /// A record of force, rate, temperature and time: the only form that the driver uses.
  mutating func record(_ now: Motion, at time: Timestamp) {
    guard registers[0x5F] & 0x1F == 0x0F else { return }
    var axes = counts(of: now, at: time, isStale: recorded < faults.staleRecords)
    for axis in faults.markedAxes where axes.indices.contains(axis) { axes[axis] = Int16.min }
    let header = faults.nextHeaders.isEmpty ? 0x68 : faults.nextHeaders.removeFirst()
    let degrees = Int8(max(-128, min(127, ((now.celsius - 25) * 2.07).rounded())))
    let ticks = Int16(truncatingIfNeeded: time.microseconds)
    var bytes = [header] + axes.flatMap(ordered) + [UInt8(bitPattern: degrees)] + ordered(ticks)
    if let limit = faults.noiseBeyond, fifo.count / 16 >= limit {
      bytes = bytes.indices.map { UInt8(truncatingIfNeeded: ($0 + recorded) &* 181 &+ 97) }
    }
    recorded += 1
    if fifo.count + 16 > Self.fifoCapacity {
      registers[0x2D] |= 0x02
      fifo.countLoss(of: 16)
      if registers[0x16] & 0x80 != 0 { return }
      fifo.drop(16)
    }
    for byte in bytes { fifo.push(byte, capacity: Self.fifoCapacity, whenFull: .stops) }
  }
}
