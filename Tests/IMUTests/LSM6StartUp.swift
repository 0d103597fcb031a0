import Emulator
import HingeCore
import IMU
import Testing

/// A register that did not become what it was to be.
struct LSM6StartUpFailure: Error, Equatable {
  var register: UInt8
}

/// A chip on an emulated bus, started and read by the plainest code that can do it.
struct LSM6Bench {
  let bus = FakeBus()
  let chip: Chip
  let address: UInt8 = 0x6B
  var state = FIFOState()

  init(_ chip: Chip, _ emulated: any EmulatedChip) {
    self.chip = chip
    bus.put(emulated, at: address)
  }

  /// Carries out the steps one after the other. A register that does not read back is written three
  /// times.
  func start() throws {
    for step in chip.startUp { try carryOut(step) }
  }

  private func carryOut(_ step: StartStep) throws {
    switch step {
    case .command(let value): try bus.write(value.value, to: value.register, of: address)
    case .configure(let value):
      for _ in 0..<3 {
        try bus.write(value.value, to: value.register, of: address)
        if value.matches(try bus.read(value.register, of: address)) { return }
      }
      throw LSM6StartUpFailure(register: value.register)
    case .wait(let span): bus.now = bus.now.advanced(by: span)
    case .poll(let value, let limit):
      let end = bus.now.advanced(by: limit)
      while !value.matches(try bus.read(value.register, of: address)) {
        if bus.now >= end { throw LSM6StartUpFailure(register: value.register) }
        bus.now = bus.now.advanced(by: TimeSpan(milliseconds: 1))
      }
    case .wakeUpRead(let register): _ = try? bus.read(register, of: address)
    }
  }

  func wait(_ milliseconds: Int64) {
    bus.now = bus.now.advanced(by: TimeSpan(milliseconds: milliseconds))
  }

  func readStatus() throws -> FIFOStatus {
    let bytes = try read(Int(chip.fifo.statusLength), from: chip.fifo.statusRegister)
    return bytes.withUnsafeBufferPointer { chip.readStatus($0) }
  }

  /// One status, then whole samples in transactions of at most 32. What a fault leaves is left.
  mutating func drain() throws -> (samples: [ChipSample], fault: FIFOFault?) {
    let status = try readStatus()
    if status.isOverflowed { return ([], .overflowed) }
    if let place = status.place { state.place = place }
    var samples: [ChipSample] = []
    var left = Int(status.units) / Int(chip.fifo.unitsPerSample)
    while left > 0 {
      let part = min(left, SampleBatch.capacity)
      left -= part
      let batch = decode(
        try read(
          part * Int(chip.fifo.unitsPerSample) * Int(chip.fifo.unitBytes),
          from: chip.fifo.dataRegister))
      samples += batch.list
      if let fault = batch.fault { return (samples, fault) }
    }
    return (samples, nil)
  }

  mutating func decode(_ bytes: [UInt8]) -> SampleBatch {
    var batch = SampleBatch()
    bytes.withUnsafeBufferPointer { chip.decode($0, &state, &batch) }
    return batch
  }

  mutating func emptyFIFO() throws {
    for step in 0..<4 {
      if let value = chip.fifo.reset[step] {
        try bus.write(value.value, to: value.register, of: address)
      }
    }
    state = FIFOState()
  }

  func read(_ count: Int, from register: UInt8) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBufferPointer { buffer in
      try bus.read(from: register, of: address, into: buffer)
    }
    return bytes
  }
}

extension LSM6Bench {
  /// Reaches into the emulated chip.
  func change<Emulated: EmulatedChip>(_ body: (inout Emulated) -> Void) throws {
    var emulated = try #require(bus.chips[address] as? Emulated)
    body(&emulated)
    bus.chips[address] = emulated
  }

  /// Every sample is one that the wobble makes: force x and rate x fix the moment, and all others
  /// follow from it.
  func expectTruth(_ samples: [ChipSample]) {
    for sample in samples {
      let counts = sample.counts
      let turn = (Double(counts.ax) * 0.000_244 - 0.1) / 0.05
      let expected: [(Double, Int16, Double)] = [
        (-0.2 - 0.04 * turn, counts.ay, 0.000_244), (0.97 + 0.01 * turn, counts.az, 0.000_244),
        (3 + 2 * turn, counts.gx, 0.017_5), (-5 - turn, counts.gy, 0.017_5),
        (7 + 3 * turn, counts.gz, 0.017_5),
      ]
      #expect(sample.isValid && abs(turn) <= 1.01)
      for (value, count, unit) in expected {
        #expect(abs(Double(count) * unit - value) < 1.5 * unit)
      }
    }
  }
}

extension SampleBatch {
  var list: [ChipSample] { (0..<count).map { self[$0] } }
}

/// The bits of a whole test run from one number.
struct LSM6Draws: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// A motion whose six numbers are far apart, so that a swap of any two is seen.
extension Motion {
  static let lsm6Still = Motion(
    force: (0.31, -0.52, 0.83), rate: (11, -23, 37), celsius: 31)
}
