package import HingeCore

/// An ICM-42688-P or ICM-42686-P, from DS-000347: bank 0, resets, and a FIFO of records.
package struct EmulatedICM42688: EmulatedChip {
  /// WHO_AM_I: 0x47, or 0x44, whose ranges go twice as far.
  package let identity: UInt8
  package var clock: TickClock
  package var faults = InvenSenseFaults()
  package private(set) var misuses: [Misuse] = []
  let motion: @Sendable (Timestamp) -> Motion

  var registers = [UInt8](repeating: 0, count: 128)
  var fifo = ByteQueue()
  var recorded = 0
  var gyroReady = Timestamp(microseconds: 0)
  var accelReady = Timestamp(microseconds: 0)
  var held: Motion?
  private(set) var selected: UInt8 = 0
  private var deafUntil = Timestamp(microseconds: 0)
  private var identityUntil = Timestamp(microseconds: 0)
  private var latchedCountLow: UInt8 = 0

  static let fifoCapacity = 2048
  static let resetTime = TimeSpan(milliseconds: 1)
  /// No register may be written after a change of the sensors' power.
  static let powerTime = TimeSpan(microseconds: 200)

  static let writable: Set<UInt8> = Set([
    0x11, 0x13, 0x14, 0x16, 0x4B, 0x4C, 0x4D, 0x4E, 0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x5F, 0x60,
    0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x68, 0x69, 0x70, 0x76,
  ])

  package init(
    identity: UInt8 = 0x47, ppm: Double = 0,
    motion: @escaping @Sendable (Timestamp) -> Motion = Motion.wobble
  ) {
    self.identity = identity
    clock = TickClock(ppm: ppm)
    self.motion = motion
    setDefaults()
  }

  package mutating func powerUp(at time: Timestamp) { setDefaults() }

  /// The supply dips: everything is as after power-up, and nobody is told.
  package mutating func powerReset(at time: Timestamp) {
    advance(to: time)
    setDefaults()
  }

  /// Only the ranges fall back.
  package mutating func resetRanges(at time: Timestamp) {
    advance(to: time)
    for register in [0x4F, 0x50] { registers[register] &= 0x0F }
  }

  /// Another bank is selected, by noise.
  package mutating func flip(toBank bank: UInt8) { selected = bank & 7 }

  /// More samples than the FIFO holds, at once.
  package mutating func flood(at time: Timestamp) {
    advance(to: time)
    for _ in 0...(Self.fifoCapacity / 16) { record(motion(time), at: time) }
  }

  /// Bytes of the FIFO are lost, and the stream is shifted.
  package mutating func shift(by bytes: Int, at time: Timestamp) {
    advance(to: time)
    fifo.drop(bytes)
  }

  /// What a register of bank 0 holds, past all rules.
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
    if register == 0x76 {
      selected = value & 7
      return
    }
    guard selected == 0, Self.writable.contains(register) else {
      misuses.append(.strayWrite(bank: selected, register: register, value: value))
      return
    }
    switch register {
    case 0x11 where value & 1 != 0:
      setDefaults()
      deafUntil = time.advanced(by: Self.resetTime)
      identityUntil = time.advanced(by: max(Self.resetTime, faults.hiddenIdentity))
    case 0x16:
      registers[0x16] = value & 0xC0
      if value & 0xC0 == 0 { fifo.removeAll() }
    case 0x4B: if value & 0x02 != 0 { fifo.removeAll() }
    case 0x4E: writePower(value, at: time)
    case 0x4F, 0x50:
      registers[Int(register)] = value & 0xEF
      if clock.isRunning { clock.start(at: time, period: period) }
    default: registers[Int(register)] = value
    }
  }

  package mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    advance(to: time)
    // A record that was read in part comes again: it leaves the FIFO once it was read whole.
    var taken = 0
    var place = register
    let found = (0..<count).map { _ -> UInt8 in
      if selected == 0 && place == 0x30 {
        defer { taken += 1 }
        // Behind the last one there is an empty record: its header, and nothing.
        return fifo.peek(taken) ?? (taken % 16 == 0 ? 0x80 : 0xFF)
      }
      defer { place = (place + 1) & 0x7F }
      return readOne(place, at: time)
    }
    fifo.drop(taken / 16 * 16)
    return found
  }

  private mutating func readOne(_ register: UInt8, at time: Timestamp) -> UInt8 {
    if register == 0x76 { return selected }
    if selected != 0 { return 0 }
    switch register {
    case 0x2D:
      defer { registers[0x2D] = 0 }
      return registers[0x2D]
    case 0x2E, 0x2F:
      let inRecords = registers[0x4C] & 0x40 != 0
      let count = inRecords ? fifo.count / 16 : fifo.count
      let isHigh = (register == 0x2E) == (registers[0x4C] & 0x20 != 0)
      return isHigh ? UInt8(count >> 8) : UInt8(count & 0xFF)
    case 0x4B: return 0
    case 0x75: return time < identityUntil ? 0xFF : identity
    default: return registers[Int(register)]
    }
  }

  private mutating func writePower(_ value: UInt8, at time: Timestamp) {
    if value & 0x0F != 0 && faults.ignoredWakings > 0 {
      faults.ignoredWakings -= 1
      return
    }
    let wasOn = isOn
    registers[0x4E] = value
    deafUntil = time.advanced(by: Self.powerTime)
    if isOn && !wasOn {
      gyroReady = time.advanced(by: TimeSpan(milliseconds: 30))
      accelReady = time.advanced(by: TimeSpan(milliseconds: 10))
      clock.start(at: time, period: period)
    } else if !isOn {
      clock.stop()
    }
  }

  private mutating func setDefaults() {
    registers = [UInt8](repeating: 0, count: 128)
    for (register, value) in Self.defaults { registers[register] = value }
    selected = 0
    fifo.removeAll()
    recorded = 0
    held = nil
    deafUntil = Timestamp(microseconds: 0)
    clock.stop()
  }

  /// After power-up; all others are 0.
  private static let defaults: [(Int, UInt8)] = [
    (0x13, 0x05), (0x2D, 0x10), (0x4C, 0x30), (0x4D, 0x91), (0x4F, 0x06), (0x50, 0x06),
    (0x51, 0x16),
    (0x52, 0x11), (0x53, 0x0D), (0x54, 0x23), (0x64, 0x10), (0x65, 0x10),
  ]

  /// Both sensors in low-noise mode: what the driver uses.
  var isOn: Bool { registers[0x4E] & 0x0F == 0x0F }
}
