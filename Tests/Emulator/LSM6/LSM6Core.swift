package import HingeCore
package import IMU

/// What both generations of the LSM6 share: registers, clock, ranges, outputs, and the time after a
/// reset. What is due by a moment is handed out one by one, so that a chip's FIFO sees it in order.
///
/// From the data sheets (LSM6DSL DocID028475 Rev 7, LSM6DSO DS12140), not from the driver.
package struct LSM6Core: Sendable {
  package let motion: @Sendable (Timestamp) -> Motion
  /// How much faster than it says its clock runs, parts in a million.
  package var ppm: Double
  package var faults = LSM6Faults()
  package internal(set) var registers = [UInt8](repeating: 0, count: 256)
  /// Writes to registers, or with bits, that the data sheet reserves.
  package internal(set) var strayWrites: [RegisterValue] = []
  /// Writes while it was deaf.
  package internal(set) var lostWrites: [RegisterValue] = []
  package internal(set) var accel: [Int16] = [0, 0, 0]
  package internal(set) var gyro: [Int16] = [0, 0, 0]
  package internal(set) var temperature: Int16 = 0
  /// Slots of the faster sensor since the rates were last changed.
  package internal(set) var slot = 0

  let defaults: [UInt8: UInt8]
  /// Register to the bits that may be set in it.
  let writable: [UInt8: UInt8]
  let countsPerDegree: Double
  let fastestGyroCode: UInt8

  private var origin = Timestamp(microseconds: 0)
  private var deafUntil = Timestamp(microseconds: 0)
  private var blindUntil = Timestamp(microseconds: 0)
  private var isResetting = false
  private var frozenUntil = Timestamp(microseconds: .min)
  private var stalledUntil = Timestamp(microseconds: .min)
  private var staleRanges: (UInt8, UInt8) = (0, 0)
  private var staleLeft = 0
  private var pairs: [UInt8: (low: UInt8, high: UInt8, read: UInt8)] = [:]

  init(
    motion: @escaping @Sendable (Timestamp) -> Motion, ppm: Double, defaults: [UInt8: UInt8],
    writable: [UInt8: UInt8], countsPerDegree: Double, fastestGyroCode: UInt8
  ) {
    self.motion = motion
    self.ppm = ppm
    self.defaults = defaults
    self.writable = writable
    self.countsPerDegree = countsPerDegree
    self.fastestGyroCode = fastestGyroCode
  }

  enum Due: Equatable {
    case sample(slot: Int, gyro: Bool, accel: Bool)
    case event(LSM6Faults.Event)
  }

  // MARK: Rates and ranges

  /// Rates are 6667 Hz halved so often; nil: off. Code 11 is the accelerometer's 12.5 Hz again.
  static func halvings(_ code: UInt8) -> Int? { (1...10).contains(code) ? 10 - Int(code) : nil }

  var accelHalvings: Int? {
    let code = registers[0x10] >> 4
    return code == 11 ? 9 : Self.halvings(code)
  }
  var gyroHalvings: Int? {
    let code = registers[0x11] >> 4
    return code > fastestGyroCode ? nil : Self.halvings(code)
  }
  private var fasterHalvings: Int? {
    guard let accelHalvings else { return gyroHalvings }
    return min(accelHalvings, gyroHalvings ?? accelHalvings)
  }

  /// Microseconds from one slot to the next; nil: powered down.
  package var period: Double? {
    fasterHalvings.map { 1e6 * Double(1 << $0) / (6_667 * (1 + ppm / 1e6)) }
  }

  /// True where a rate of so many halvings falls into a slot.
  func isDue(_ halvings: Int?, in slot: Int) -> Bool {
    guard let halvings, let fasterHalvings else { return false }
    return slot % (1 << max(0, halvings - fasterHalvings)) == 0
  }

  /// g for a count: ±2, 16, 4, 8 g.
  static func accelCount(_ control1: UInt8) -> Double {
    [0.061, 0.488, 0.122, 0.244][Int(control1 >> 2 & 3)] / 1_000
  }
  /// Degrees a second for a count: ±250, 500, 1000, 2000; FS_125 comes before all of them.
  static func gyroCount(_ control2: UInt8) -> Double {
    control2 & 2 != 0 ? 0.004_375 : [8.75, 17.5, 35, 70][Int(control2 >> 2 & 3)] / 1_000
  }
  static func counts(_ value: Double, per count: Double) -> Int16 {
    Int16(max(-32_768, min(32_767, (value / count).rounded())))
  }

  // MARK: Time

  /// The next thing that happens up to a moment, done here as far as it is the same in all chips.
  mutating func next(until time: Timestamp) -> Due? {
    let tick = nextTick
    let scheduled = faults.schedule.indices.min {
      faults.schedule[$0].time < faults.schedule[$1].time
    }
    if let scheduled, faults.schedule[scheduled].time <= min(tick ?? time, time) {
      let found = faults.schedule.remove(at: scheduled)
      happen(found.event, at: found.time)
      return .event(found.event)
    }
    guard let tick, tick <= time else { return nil }
    defer { slot += 1 }
    return sample(at: tick)
  }

  private var nextTick: Timestamp? {
    period.map {
      Timestamp(
        microseconds: origin.microseconds + Int64((Double(slot + 1) * $0).rounded()))
    }
  }

  private mutating func sample(at time: Timestamp) -> Due {
    if time < stalledUntil { return .sample(slot: slot, gyro: false, accel: false) }
    let isGyro = isDue(gyroHalvings, in: slot)
    let isAccel = isDue(accelHalvings, in: slot)
    if time >= frozenUntil {
      let now = motion(time)
      let ranges = staleLeft > 0 ? staleRanges : (registers[0x10], registers[0x11])
      staleLeft = max(0, staleLeft - 1)
      if isAccel {
        let count = Self.accelCount(ranges.0)
        accel = [now.force.x, now.force.y, now.force.z].map { Self.counts($0, per: count) }
      }
      if isGyro {
        let count = Self.gyroCount(ranges.1)
        gyro = [now.rate.x, now.rate.y, now.rate.z].map { Self.counts($0, per: count) }
      }
      temperature = Self.counts(now.celsius - 25, per: 1 / countsPerDegree)
    }
    registers[0x1E] |= (isAccel ? 1 : 0) | (isGyro ? 2 : 0) | 4
    return .sample(slot: slot, gyro: isGyro, accel: isAccel)
  }

  private mutating func happen(_ event: LSM6Faults.Event, at time: Timestamp) {
    switch event {
    case .supplyDip: powerUp(at: time)
    case .rangesLost:
      registers[0x10] &= 0xF0
      registers[0x11] &= 0xF0
    case .freeze(let span): frozenUntil = time.advanced(by: span)
    case .stall(let span): stalledUntil = time.advanced(by: span)
    case .flood, .configurationWord: break
    }
  }

  mutating func powerUp(at time: Timestamp) {
    clear(at: time)
    deafUntil = time.advanced(by: faults.deafAfterPowerUp)
  }

  private mutating func clear(at time: Timestamp) {
    for register in 0..<256 { registers[register] = defaults[UInt8(register)] ?? 0 }
    accel = [0, 0, 0]
    gyro = [0, 0, 0]
    temperature = 0
    pairs = [:]
    origin = time
    slot = 0
    staleLeft = 0
    isResetting = false
  }

  // MARK: Registers

  /// True: the registers are as after power-up now, and the FIFO is empty.
  mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) -> Bool {
    let written = RegisterValue(register, value)
    if value & ~(writable[register] ?? 0) != 0 || writable[register] == nil {
      strayWrites.append(written)
    }
    if time < deafUntil {
      lostWrites.append(written)
      return false
    }
    if let left = faults.ignoredWrites[register], left > 0 {
      faults.ignoredWrites[register] = left - 1
      return false
    }
    guard let bits = writable[register] else { return false }
    if register == 0x12 && value & 1 != 0 {
      clear(at: time)
      isResetting = true
      deafUntil = time.advanced(by: faults.deafAfterReset)
      blindUntil = time.advanced(by: faults.blindAfterReset)
      return true
    }
    let before = (registers[0x10], registers[0x11])
    registers[Int(register)] = value & bits & (register == 0x12 ? 0x7F : 0xFF)
    if before != (registers[0x10], registers[0x11]) {
      // A second change before the first sample still leaves the oldest ranges.
      if staleLeft == 0 { staleRanges = before }
      staleLeft = faults.staleSamples
      if before.0 >> 4 != registers[0x10] >> 4 || before.1 >> 4 != registers[0x11] >> 4 {
        origin = time
        slot = 0
      }
    }
    return false
  }

  /// What both generations read alike.
  mutating func read(_ register: UInt8, at time: Timestamp) -> UInt8 {
    switch register {
    case 0x0F where time < blindUntil: return 0xFF
    case 0x12 where isResetting && time < deafUntil: return registers[0x12] | 1
    case 0x20...0x2D: return output(register)
    default: return registers[Int(register)]
    }
  }

  /// IF_INC.
  var countsUp: Bool { registers[0x12] & 0x04 != 0 }

  /// Temperature, gyro, accelerometer. With BDU a value stays until both bytes were read.
  private mutating func output(_ register: UInt8) -> UInt8 {
    let even = register & ~1
    let value = ([temperature] + gyro + accel)[Int(even - 0x20) / 2]
    let bits = UInt16(bitPattern: value)
    var pair = (low: UInt8(bits & 0xFF), high: UInt8(bits >> 8), read: UInt8(0))
    let isBlocked = registers[0x12] & 0x40 != 0
    if isBlocked, let held = pairs[even] { pair = held }
    pair.read |= register & 1 == 0 ? 1 : 2
    pairs[even] = isBlocked && pair.read != 3 ? pair : nil
    if register & 1 != 0 { registers[0x1E] &= ~(even < 0x22 ? 4 : even < 0x28 ? 2 : 1) }
    return register & 1 == 0 ? pair.low : pair.high
  }
}
