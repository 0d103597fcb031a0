import Emulator
import HingeCore
import IMU

/// How a start-up ended.
enum StartUpEnd: Equatable {
  /// After so many runs of the list.
  case ready(runs: Int)
  /// This register never held what it should.
  case failed(register: UInt8)
}

/// A chip on a fake bus, driven by a loop that blocks: the steps' meaning without anything else.
struct Bench {
  let chip: Chip
  let address: UInt8
  let bus: FakeBus
  private(set) var state = FIFOState()

  init(_ chip: Chip, _ emulated: any EmulatedChip, at address: UInt8 = 0x68) {
    self.chip = chip
    self.address = address
    bus = FakeBus()
    bus.put(emulated, at: address)
  }

  /// Runs `startUp`; begins anew, from the reset on, when a register did not take its value.
  mutating func start(runs: Int = 3) throws(BusError) -> StartUpEnd {
    var missed: UInt8 = 0
    for run in 1...runs {
      guard let register = try runOnce() else {
        state = FIFOState()
        state.skip = chip.settling
        return .ready(runs: run)
      }
      missed = register
    }
    return .failed(register: missed)
  }

  /// The register that failed, if one did.
  private func runOnce() throws(BusError) -> UInt8? {
    for step in chip.startUp {
      switch step {
      case .command(let value): try bus.write(value.value, to: value.register, of: address)
      case .configure(let value):
        try bus.write(value.value, to: value.register, of: address)
        if !value.matches(try bus.read(value.register, of: address)) { return value.register }
      case .wait(let span): bus.now = bus.now.advanced(by: span)
      case .poll(let value, let limit):
        let begun = bus.now
        while !value.matches(try bus.read(value.register, of: address)) {
          if bus.now.since(begun) >= limit { return value.register }
          bus.now = bus.now.advanced(by: TimeSpan(milliseconds: 1))
        }
      case .wakeUpRead(let register): _ = try? bus.read(register, of: address)
      }
    }
    return nil
  }

  /// One read of the FIFO: its status, and what of it fits into a batch.
  mutating func drain() throws(BusError) -> (FIFOStatus, SampleBatch) {
    let found = chip.status(
      try read(from: chip.fifo.statusRegister, count: Int(chip.fifo.statusLength)))
    let units = min(found.units, Int32(SampleBatch.capacity))
    var batch = SampleBatch()
    if units > 0 {
      let bytes = try read(
        from: chip.fifo.dataRegister, count: Int(units) * Int(chip.fifo.unitBytes))
      batch = chip.decoding(bytes, &state)
    }
    return (found, batch)
  }

  /// Samples over a time without those that are thrown away, drained every 10 ms; stops at a fault.
  mutating func samples(milliseconds: Int64) throws(BusError) -> [ChipSample] {
    var all: [ChipSample] = []
    let end = bus.now.advanced(by: TimeSpan(milliseconds: milliseconds))
    while bus.now < end {
      bus.wait(milliseconds: 10)
      let skipped = Int(state.skip)
      let (_, batch) = try drain()
      all += batch.samples.dropFirst(skipped)
      if batch.fault != nil { break }
    }
    return all
  }

  /// Empties the FIFO as a driver does after a fault: what the decoder knew of the stream is void.
  mutating func emptyFIFO() throws(BusError) {
    state = FIFOState()
    state.skip = 2
    for place in 0..<4 {
      if let value = chip.fifo.reset[place] {
        try bus.write(value.value, to: value.register, of: address)
      }
    }
  }

  /// The first of the scrubbed registers that does not hold what it should.
  func scrub() throws(BusError) -> RegisterValue? {
    for value in chip.scrubbed {
      let away = value.bank.map { $0 != chip.homeBank } ?? false
      if away, let select = chip.bankRegister, let bank = value.bank {
        try bus.write(bank, to: select, of: address)
      }
      let found = try bus.read(value.register, of: address)
      if away, let select = chip.bankRegister {
        try bus.write(chip.homeBank, to: select, of: address)
      }
      if !value.matches(found) { return value }
    }
    return nil
  }

  private func read(from register: UInt8, count: Int) throws(BusError) -> [UInt8] {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count)
    defer { bytes.deallocate() }
    bytes.initialize(repeating: 0)
    try bus.read(from: register, of: address, into: bytes)
    return Array(bytes)
  }
}

extension FakeBus {
  /// What was written, in order.
  var written: [[UInt8]] {
    log.compactMap {
      if case .write(_, let register, let value) = $0 { [register, value] } else { nil }
    }
  }
}
