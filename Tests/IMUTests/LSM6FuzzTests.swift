import HingeCore
import IMU
import Testing

/// Any bytes at all: never a trap, never more than a batch holds, never zeros as a sample.
@Suite struct LSM6FuzzTests {
  private static let rounds = 2_000

  private static func chips() throws -> [Chip] {
    try [0x69, 0x6A, 0x6C].map {
      try #require(LSM6DSO.chip(identity: $0) ?? LSM6DS3.chip(identity: $0))
    }
  }

  private static func check(_ batch: SampleBatch, _ seed: UInt64) {
    #expect(batch.count <= 32, "seed \(seed)")
    for sample in batch.list {
      let counts = sample.counts
      let isZero = counts.ax == 0 && counts.ay == 0 && counts.az == 0
      #expect(sample.isValid != isZero, "seed \(seed)")
      #expect(sample.isValid || counts == .zero, "seed \(seed)")
    }
  }

  @Test(arguments: [UInt64(11), 12])
  func randomBytesAreDecodedOrRefused(seed: UInt64) throws {
    print("seed \(seed)")
    for chip in try Self.chips() {
      var draws = LSM6Draws(state: seed)
      var state = FIFOState()
      for _ in 0..<Self.rounds {
        let most = 32 * Int(chip.fifo.unitsPerSample) * Int(chip.fifo.unitBytes)
        let bytes = (0..<Int.random(in: 0...most, using: &draws)).map { _ in
          // Many zeros: they are what a dead chip gives.
          Bool.random(using: &draws) ? UInt8.random(in: 0...255, using: &draws) : 0
        }
        state.place = UInt8.random(in: 0...255, using: &draws) % 8
        var batch = SampleBatch()
        bytes.withUnsafeBufferPointer { chip.decode($0, &state, &batch) }
        Self.check(batch, seed)
      }
    }
  }

  /// Right tags, mostly, so that the decoder gets beyond the first word; and any state.
  @Test(arguments: [UInt64(13), 14])
  func nearlyRightWordsAreDecodedOrRefused(seed: UInt64) throws {
    print("seed \(seed)")
    let chip = try #require(LSM6DSO.chip(identity: 0x6C))
    var draws = LSM6Draws(state: seed)
    let tags: [[UInt8]] = [[0x09, 0x0A, 0x0C, 0x0F], [0x11, 0x12, 0x14, 0x17]]
    var faults: Set<FIFOFault> = []
    var samples = 0
    for _ in 0..<Self.rounds {
      var state = FIFOState()
      state.tagCount = Bool.random(using: &draws) ? nil : UInt8.random(in: 0...3, using: &draws)
      state.hasGyro = Bool.random(using: &draws)
      state.hasAccel = Bool.random(using: &draws)
      state.isInStep = Bool.random(using: &draws)
      let begin = Int.random(in: 0..<4, using: &draws)
      var bytes: [UInt8] = []
      for word in 0..<Int.random(in: 0...64, using: &draws) {
        var tag = tags[word % 2][(begin + word / 2) % 4]
        if Int.random(in: 0..<40, using: &draws) == 0 { tag = .random(in: 0...255, using: &draws) }
        bytes.append(tag)
        for _ in 0..<6 { bytes.append(.random(in: 0...255, using: &draws)) }
      }
      var batch = SampleBatch()
      bytes.withUnsafeBufferPointer { chip.decode($0, &state, &batch) }
      Self.check(batch, seed)
      samples += batch.count
      if let fault = batch.fault { faults.insert(fault) }
    }
    // It has been everywhere.
    #expect(samples > Self.rounds, "seed \(seed)")
    #expect(faults.isSuperset(of: [.parity, .unknownTag, .lostWords]), "seed \(seed)")
  }

  @Test(arguments: [UInt64(15), 16])
  func anyStatusIsRead(seed: UInt64) throws {
    print("seed \(seed)")
    for chip in try Self.chips() {
      var draws = LSM6Draws(state: seed)
      for _ in 0..<Self.rounds {
        let bytes = (0..<Int.random(in: 0...4, using: &draws)).map { _ in
          UInt8.random(in: 0...255, using: &draws)
        }
        let status = bytes.withUnsafeBufferPointer { chip.readStatus($0) }
        #expect((0...4_095).contains(status.units), "seed \(seed)")
        #expect(status.hasRemainder == false)
      }
    }
  }
}
