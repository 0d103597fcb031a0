package import HingeCore

/// An ICM-20948, from DS-000189: four banks of registers, two rates, and a FIFO of 512 bytes.
package struct EmulatedICM20948: EmulatedChip {
  package var clock: TickClock
  package var faults = InvenSenseFaults()
  package private(set) var misuses: [Misuse] = []
  let motion: @Sendable (Timestamp) -> Motion

  var banks = [[UInt8]](repeating: [UInt8](repeating: 0, count: 128), count: 4)
  var fifo = ByteQueue()
  var recorded = 0
  var gyroReady = Timestamp(microseconds: 0)
  var held: Motion?
  private(set) var selected: UInt8 = 0
  private var deafUntil = Timestamp(microseconds: 0)
  private var resetUntil = Timestamp(microseconds: 0)
  private var identityUntil = Timestamp(microseconds: 0)
  private var latchedCountLow: UInt8 = 0
  private var lastByte: UInt8 = 0

  static let fifoCapacity = 512
  static let resetTime = TimeSpan(milliseconds: 100)
  static let gyroStart = TimeSpan(milliseconds: 35)

  /// Given for writing by the data sheet, by bank; the trims of bank 1 are not, since to write them
  /// spoils the part's own calibration.
  static let writable: [Set<UInt8>] = [
    Set([0x03, 0x05, 0x06, 0x07, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x66, 0x67, 0x68, 0x69, 0x72, 0x76]),
    [],
    Set([0x00, 0x01, 0x02, 0x09, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x52, 0x53, 0x54]),
    Set(0x00...0x17),
  ]

  /// - Parameter bank: that a process which died has left selected, 0 to 3.
  package init(
    bank: UInt8 = 0, ppm: Double = 0,
    motion: @escaping @Sendable (Timestamp) -> Motion = Motion.wobble
  ) {
    clock = TickClock(ppm: ppm)
    self.motion = motion
    bankAtStart = bank & 3
    setDefaults()
  }

  private let bankAtStart: UInt8

  package mutating func powerUp(at time: Timestamp) {
    setDefaults()
    selected = bankAtStart
  }

  /// The supply dips: everything is as after power-up, and nobody is told.
  package mutating func powerReset(at time: Timestamp) {
    advance(to: time)
    setDefaults()
  }

  /// Only the ranges fall back.
  package mutating func resetRanges(at time: Timestamp) {
    advance(to: time)
    banks[2][0x01] = 0x01
    banks[2][0x14] = 0x01
  }

  /// Another bank is selected, by noise.
  package mutating func flip(toBank bank: UInt8) { selected = bank & 3 }

  /// More samples than the FIFO holds, at once.
  package mutating func flood(at time: Timestamp) {
    advance(to: time)
    for _ in 0...(Self.fifoCapacity / 12) { record(motion(time), at: time) }
  }

  /// What a register holds, past all rules.
  package subscript(bank: UInt8, register: UInt8) -> UInt8 {
    get { banks[Int(bank & 3)][Int(register & 0x7F)] }
    set { banks[Int(bank & 3)][Int(register & 0x7F)] = newValue }
  }

  package var fifoLoss: Int { fifo.lost }

  package mutating func write(_ value: UInt8, to register: UInt8, at time: Timestamp) {
    advance(to: time)
    if time < deafUntil {
      misuses.append(.writeWhileDeaf(register: register, value: value))
      return
    }
    if register == 0x7F {
      selected = value >> 4 & 3
      return
    }
    guard Self.writable[Int(selected)].contains(register) else {
      misuses.append(.strayWrite(bank: selected, register: register, value: value))
      return
    }
    switch (selected, register) {
    case (0, 0x06): writePower(value, at: time)
    case (0, 0x68):
      banks[0][0x68] = value & 0x1F
      if value & 0x1F != 0 { fifo.removeAll() }
    case (0, 0x72): fifo.push(value, capacity: Self.fifoCapacity, whenFull: .dropsOldest)
    case (2, 0x00), (2, 0x01):
      banks[2][Int(register)] = value
      if clock.isRunning { clock.start(at: time, period: period) }
    default: banks[Int(selected)][Int(register)] = value
    }
  }

  package mutating func read(_ count: Int, from register: UInt8, at time: Timestamp) -> [UInt8] {
    advance(to: time)
    var place = register
    return (0..<count).map { _ in
      let value = readOne(place, at: time)
      if selected != 0 || place != 0x72 { place = (place + 1) & 0x7F }
      return value
    }
  }

  private mutating func readOne(_ register: UInt8, at time: Timestamp) -> UInt8 {
    switch (selected, register) {
    case (_, 0x7F): return selected << 4
    case (0, 0x00): return time < identityUntil ? 0xFF : 0xEA
    case (0, 0x06): return banks[0][0x06] | (time < resetUntil ? 0x80 : 0)
    case (0, 0x1B):
      defer { banks[0][0x1B] = 0 }
      return banks[0][0x1B]
    case (0, 0x70):
      latchedCountLow = UInt8(fifo.count & 0xFF)
      return UInt8(fifo.count >> 8)
    case (0, 0x71): return latchedCountLow
    case (0, 0x72):
      lastByte = fifo.pop() ?? lastByte
      return lastByte
    default: return banks[Int(selected)][Int(register)]
    }
  }

  private mutating func writePower(_ value: UInt8, at time: Timestamp) {
    if value & 0x80 != 0 {
      setDefaults()
      resetUntil = time.advanced(by: Self.resetTime)
      deafUntil = resetUntil
      identityUntil = time.advanced(by: faults.hiddenIdentity)
      return
    }
    if value & 0x40 == 0 && faults.ignoredWakings > 0 {
      faults.ignoredWakings -= 1
      return
    }
    let wasAsleep = isAsleep
    banks[0][0x06] = value
    if isAsleep {
      clock.stop()
    } else if wasAsleep {
      gyroReady = time.advanced(by: Self.gyroStart)
      clock.start(at: time, period: period)
    }
  }

  private mutating func setDefaults() {
    banks = [[UInt8]](repeating: [UInt8](repeating: 0, count: 128), count: 4)
    banks[0][0x05] = 0x40
    banks[0][0x06] = 0x41
    banks[2][0x01] = 0x01
    banks[2][0x14] = 0x01
    selected = 0
    fifo.removeAll()
    recorded = 0
    held = nil
    deafUntil = Timestamp(microseconds: 0)
    resetUntil = deafUntil
    clock.stop()
  }

  var isAsleep: Bool { banks[0][0x06] & 0x40 != 0 }
}
