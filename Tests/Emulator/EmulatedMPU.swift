package import HingeCore

/// An MPU-6050 or one of its kin, from RM-MPU-6000A and RM-MPU-6500A: sleep, resets and the times in
/// which it is deaf, sample rate, ranges, FIFO with its loss of bytes.
package struct EmulatedMPU: EmulatedChip {
  package let model: Model
  package var clock: TickClock
  package var faults = InvenSenseFaults()
  package private(set) var misuses: [Misuse] = []
  let motion: @Sendable (Timestamp) -> Motion

  var registers = [UInt8](repeating: 0, count: 128)
  var fifo = ByteQueue()
  /// Records put into the FIFO since the last reset.
  var recorded = 0
  /// When the gyro and the accelerometer read true after waking.
  var gyroReady = Timestamp(microseconds: 0)
  var accelReady = Timestamp(microseconds: 0)
  var held: Motion?
  private var deafUntil = Timestamp(microseconds: 0)
  private var resetUntil = Timestamp(microseconds: 0)
  private var identityUntil = Timestamp(microseconds: 0)
  private var awaitsPathReset = false
  private var latchedCountLow: UInt8 = 0
  private var lastByte: UInt8 = 0

  /// After DEVICE_RESET and SIGNAL_PATH_RESET nothing may be written for 100 ms; after waking the kernel
  /// waits 5 to 10 ms.
  static let resetTime = TimeSpan(milliseconds: 100)
  static let wakingTime = TimeSpan(milliseconds: 10)

  package init(
    _ model: Model, ppm: Double = 0,
    motion: @escaping @Sendable (Timestamp) -> Motion = Motion.wobble
  ) {
    self.model = model
    clock = TickClock(ppm: ppm)
    self.motion = motion
    setDefaults()
  }

  package mutating func powerUp(at time: Timestamp) {
    setDefaults()
    if !isAsleep { wake(at: time) }
  }

  /// The supply dips: everything is as after power-up, and nobody is told.
  package mutating func powerReset(at time: Timestamp) {
    advance(to: time)
    powerUp(at: time)
  }

  /// Only the ranges fall back.
  package mutating func resetRanges(at time: Timestamp) {
    advance(to: time)
    registers[0x1B] = 0
    registers[0x1C] = 0
  }

  /// More samples than the FIFO holds, at once.
  package mutating func flood(at time: Timestamp) {
    advance(to: time)
    for _ in 0...(fifoCapacity / 12) { record(motion(time)) }
  }

  /// Bytes of the FIFO are lost, and the stream is shifted.
  package mutating func shift(by bytes: Int, at time: Timestamp) {
    advance(to: time)
    fifo.drop(bytes)
  }

  /// What a register holds, past all rules.
  package subscript(register: UInt8) -> UInt8 {
    get { registers[Int(register & 0x7F)] }
    set { registers[Int(register & 0x7F)] = newValue }
  }

  package var fifoLoss: Int { fifo.lost }

  package mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) {
    advance(to: time)
    if time < deafUntil {
      misuses.append(.writeWhileDeaf(register: register, value: value))
      return
    }
    guard model.writable.contains(register) else {
      misuses.append(.strayWrite(bank: 0, register: register, value: value))
      return
    }
    if awaitsPathReset && register != 0x68 {
      misuses.append(.writeBeforePathReset(register: register, value: value))
    }
    switch register {
    case 0x68:
      awaitsPathReset = false
      for data in 0x3B...0x48 { registers[data] = 0 }
      deafUntil = time.advanced(by: Self.resetTime)
    case 0x6A:
      if value & 0x04 != 0 && value & 0x40 == 0 { fifo.removeAll() }
      registers[0x6A] = value & 0xF8
    case 0x6B: writePower(value, at: time)
    case 0x19, 0x1A:
      registers[Int(register)] = register == 0x1A && model.isFirst ? value & 0x3F : value
      if clock.isRunning { clock.start(at: time, period: period) }
    case 0x23: registers[0x23] = value & (model.hasSingleAxes ? 0xFF : 0x1F)
    case 0x74: push(value)
    default: registers[Int(register)] = value
    }
  }

  package mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    advance(to: time)
    var place = register
    return (0..<count).map { _ in
      let value = readOne(place, at: time)
      // A burst at FIFO_R_W stays there.
      if place != 0x74 { place = (place + 1) & 0x7F }
      return value
    }
  }

  private mutating func readOne(_ register: UInt8, at time: Timestamp) -> UInt8 {
    switch register {
    case 0x3A:
      defer { registers[0x3A] = 0 }
      return registers[0x3A]
    case 0x68: return 0
    case 0x6B: return registers[0x6B] | (time < resetUntil ? 0x80 : 0)
    case 0x72:
      latchedCountLow = UInt8(fifo.count & 0xFF)
      return UInt8(fifo.count >> 8)
    case 0x73: return latchedCountLow
    case 0x74:
      // An empty one gives its last byte again.
      lastByte = fifo.pop() ?? lastByte
      return lastByte
    case 0x75: return time < identityUntil ? 0xFF : model.identity
    default: return registers[Int(register)]
    }
  }

  private mutating func writePower(_ value: UInt8, at time: Timestamp) {
    if value & 0x80 != 0 {
      setDefaults()
      resetUntil = time.advanced(by: Self.resetTime)
      deafUntil = resetUntil
      identityUntil = time.advanced(by: faults.hiddenIdentity)
      awaitsPathReset = true
      // The newer ones come up awake.
      if !isAsleep { wake(at: time) }
      return
    }
    let wasAsleep = isAsleep
    if value & 0x40 == 0 && faults.ignoredWakings > 0 {
      faults.ignoredWakings -= 1
      return
    }
    registers[0x6B] = value & 0xEF
    if isAsleep {
      clock.stop()
    } else {
      deafUntil = time.advanced(by: Self.wakingTime)
      if wasAsleep { wake(at: time) }
    }
  }

  private mutating func wake(at time: Timestamp) {
    gyroReady = time.advanced(by: model.gyroStart)
    accelReady = time.advanced(by: model.accelStart)
    clock.start(at: time, period: period)
  }

  private mutating func setDefaults() {
    registers = [UInt8](repeating: 0, count: 128)
    registers[0x6B] = model.powerAfterReset
    for (place, register) in model.trims.enumerated() {
      registers[Int(register)] = UInt8(0x15 + 0x1B * place)
    }
    fifo.removeAll()
    recorded = 0
    deafUntil = Timestamp(microseconds: 0)
    resetUntil = deafUntil
    awaitsPathReset = false
    held = nil
    clock.stop()
  }

  var isAsleep: Bool { registers[0x6B] & 0x40 != 0 }
}
