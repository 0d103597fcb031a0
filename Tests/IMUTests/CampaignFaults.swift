import Emulator
import HingeCore
import IMU

/// A random fault of a campaign: when, for how long, where, what.
struct CampaignFault {
  enum Kind: CaseIterable {
    case noAnswer, failed, arbitrationLost, timedOut, flaky, wrongCounts
    case supplyDip, rangesLost, flood, frozen, stalled, bankFlip, hostStall, shiftedBytes
  }

  var kind: Kind
  /// Position among the worn sensors; transfers of both fail with `nil`.
  var sensor: Int?
  var begin: Timestamp
  var end: Timestamp
  var share = 0.0
}

/// Random faults put upon a belt, and what must hold whatever they are.
struct Campaign {
  var worn: Worn
  var random: SystemlessRandom
  private(set) var faults: [CampaignFault] = []
  /// Since then no sensor is known to be disturbed.
  private(set) var calmSince: Timestamp

  init(_ set: Worn.Chips, seed: UInt64) throws {
    random = SystemlessRandom(seed: seed)
    let ppm = [(random.next() - 0.5) * 4e4, (random.next() - 0.5) * 4e4]
    worn = try Worn(set, ppm: ppm, bitsPerSecond: random.next() < 0.4 ? 100_000 : 400_000)
    // A thread that is woken late, by a little or by up to 30 ms.
    var own = SystemlessRandom(seed: seed &+ 1)
    let jitter = own.next() < 0.5 ? 0.3 : own.next() * 30
    worn.belt.lateness = { TimeSpan(microseconds: Int64(own.next() * jitter * 1000)) }
    worn.belt.run(milliseconds: 2500)
    calmSince = worn.bus.now
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[min(values.count - 1, Int(random.next() * Double(values.count)))]
  }

  /// One fault, and time to come back from it, sometimes too little.
  mutating func strike(longest: Double) {
    let kind = pick(CampaignFault.Kind.allCases)
    let milliseconds = Int64(longest * random.next() * random.next() * random.next()) + 1
    let sensor = Int(random.next() * Double(worn.kinds.count))
    worn.belt.run(milliseconds: Int64(random.next() * 700))
    let begin = worn.bus.now
    let address = worn.addresses[sensor]
    var length = milliseconds
    switch kind {
    case .noAnswer, .failed, .arbitrationLost, .timedOut, .flaky: failTransfers(kind, sensor)
    case .wrongCounts: spoilCounts()
    case .supplyDip: worn.bus.suffer(.supplyDip, at: address)
    case .rangesLost: worn.bus.suffer(.rangesLost, at: address)
    case .flood: worn.bus.suffer(.flood, at: address)
    case .frozen: worn.bus.suffer(.frozen(true), at: address)
    case .stalled: worn.bus.suffer(.stalled(true), at: address)
    case .bankFlip:
      // In the midst of a start no driver can know of it before it has written.
      if worn.belt.belt.isRunning { worn.bus.suffer(.bankFlip(pick([1, 2, 3])), at: address) }
    case .hostStall: worn.bus.wait(milliseconds: min(milliseconds, 5000))
    case .shiftedBytes:
      worn.bus.alter(EmulatedMPU.self, at: address) { chip, time in chip.shift(by: 5, at: time) }
    }
    switch kind {
    case .supplyDip, .rangesLost, .flood, .bankFlip, .hostStall, .shiftedBytes: length = 0
    default: worn.belt.run(milliseconds: length)
    }
    worn.bus.fail = { _, _ in nil }
    worn.bus.spoil = { _, _ in }
    if kind == .frozen { worn.bus.suffer(.frozen(false), at: address) }
    if kind == .stalled { worn.bus.suffer(.stalled(false), at: address) }
    calmSince = worn.bus.now
    faults.append(
      CampaignFault(kind: kind, sensor: sensor, begin: begin, end: calmSince))
  }

  private mutating func failTransfers(_ kind: CampaignFault.Kind, _ sensor: Int) {
    let only: UInt8? = random.next() < 0.5 ? worn.addresses[sensor] : nil
    let error = RowBusTests.error(
      kind == .noAnswer || kind == .flaky
        ? .noAnswer
        : kind == .timedOut ? .timedOut : kind == .failed ? .failed : .arbitrationLost)
    let share = kind == .flaky ? random.next() * 0.3 : random.next() < 0.5 ? 1 : random.next()
    var own = SystemlessRandom(seed: UInt64(random.next() * 1e9))
    worn.bus.fail = { _, transaction in
      switch transaction {
      case .read(let address, _, _), .write(let address, _, _):
        if let only, address != only { return nil }
      case .reopen: break
      }
      return own.next() < share ? error : nil
    }
  }

  private mutating func spoilCounts() {
    let registers = worn.kinds.compactMap { $0.chip?.fifo.statusRegister }
    var own = SystemlessRandom(seed: UInt64(random.next() * 1e9))
    let bus = worn.bus
    // Never twice in a row: who lies whenever asked can't be told from who is right.
    var hasLied = false
    bus.spoil = { [unowned bus] place, bytes in
      guard case .read(_, let register, let count) = bus.log[place], count >= 2,
        registers.contains(register)
      else { return }
      hasLied = hasLied ? false : own.next() < 0.3
      if !hasLied { return }
      bytes[0] = UInt8(own.next() * 255)
      // Of a count, not of what stands beside it.
      if own.next() < 0.3 && count == 2 && register != 0x3A { bytes[1] = UInt8(own.next() * 255) }
    }
  }

  /// A sample that is not what was measured is allowed for a second after the ranges fell back, for
  /// seven samples after the chip froze, and never else.
  func isExcused(_ time: Timestamp, _ sensor: Int) -> Bool {
    faults.contains { fault in
      guard fault.sensor == sensor else { return false }
      switch fault.kind {
      case .rangesLost:
        // Longer where checks could not be made: transfers failed meanwhile.
        let late = faults.contains {
          $0.begin > fault.begin && $0.begin.since(fault.begin) < TimeSpan(milliseconds: 1100)
            && $0.kind != .flood && $0.kind != .shiftedBytes
        }
        return time >= fault.begin.advanced(by: TimeSpan(milliseconds: -10))
          && time.since(fault.begin) < TimeSpan(milliseconds: late ? 8000 : 1050)
      case .frozen:
        return time >= fault.begin.advanced(by: TimeSpan(milliseconds: -10))
          && time < fault.end.advanced(by: TimeSpan(milliseconds: 10))
      default: return false
      }
    }
  }
}
