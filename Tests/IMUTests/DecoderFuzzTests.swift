import HingeCore
import IMU
import Testing

/// Any bytes at all: no trap, no more than a batch holds, nothing read beyond the end.
@Suite struct DecoderFuzzTests {
  static let seed: UInt64 = 0x1D_5EED_0042

  @Test(arguments: Family.all) func anyBytes(family: Family) {
    print("decoder fuzz, \(family.name): seed \(Self.seed)")
    var draws = Draws(seed: Self.seed)
    var state = FIFOState()
    var valid = 0
    var faults = 0
    for round in 0..<3000 {
      var bytes = draws.bytes(Int(draws.next() % 700))
      // Half of them with a beginning that is taken, or the rest would never be reached.
      if round % 2 == 0 {
        for place in stride(from: 0, to: bytes.count, by: 16) { bytes[place] = 0x68 }
      }
      if round % 5 == 0 { state = FIFOState() }
      if round % 7 == 0 { state.skip = Int32(draws.next() % 40) }
      let before = state.skip
      let batch = family.chip.decoding(bytes, &state)
      let length = Int(family.chip.fifo.unitBytes)
      #expect(batch.count <= 32)
      #expect(batch.count <= bytes.count / length)
      #expect(state.skip >= 0 && state.skip <= before)
      #expect(batch.samples.allSatisfy { $0.isValid || $0.counts == .zero })
      valid += batch.samples.filter(\.isValid).count
      if batch.fault != nil { faults += 1 }
      for count in 0..<6 { _ = family.chip.status(draws.bytes(count)) }
    }
    // It got somewhere.
    #expect(valid > 100)
    #expect(faults > 100)
  }

  /// The same bytes give the same samples, whether read at once or in parts.
  @Test(arguments: Family.all) func inPartsOrAtOnce(family: Family) {
    var draws = Draws(seed: Self.seed ^ 1)
    for _ in 0..<200 {
      let records = (0..<32).map { _ in
        family.record((0..<6).map { _ in Int16(truncatingIfNeeded: draws.next()) })
      }
      let whole = family.chip.decoding(records.flatMap { $0 })
      var state = FIFOState()
      var parts: [ChipSample] = []
      for record in records { parts += family.chip.decoding(record, &state).samples }
      #expect(whole.samples == parts)
      #expect(whole.count == 32)
    }
  }

  /// More than fits: the first 32, and no trap.
  @Test(arguments: Family.all) func moreThanFits(family: Family) {
    let records: [[Int16]] = (1...40).map { n in (0..<6).map { Int16(n * 6 + $0) } }
    let batch = family.chip.decoding(records.flatMap(family.record))
    #expect(batch.samples.map(\.counts.axes) == Array(records.prefix(32)))
  }

  /// What does not fit is not even looked at: it would be judged and then lost.
  @Test(arguments: Family.all) func whatDoesNotFitIsNotJudged(family: Family) {
    let records: [[Int16]] = (1...32).map { n in (0..<6).map { Int16(n * 6 + $0) } }
    let noise = [UInt8](repeating: 0x5A, count: 64)
    let batch = family.chip.decoding(records.flatMap(family.record) + noise)
    #expect(batch.samples.map(\.counts.axes) == records)
    #expect(batch.fault == nil)
    // With room for it, it is.
    let short = family.chip.decoding(records.prefix(31).flatMap(family.record) + noise)
    #expect(short.count == 31 && short.fault != nil)
  }

  /// A batch that has failed, or holds something, is only added to where there is room.
  @Test(arguments: Family.all) func aBatchThatIsNotEmpty(family: Family) {
    let bytes = (1...20).flatMap { family.record([Int16($0), 1, 2, 3, 4, 5]) }
    var batch = SampleBatch()
    var state = FIFOState()
    bytes.withUnsafeBufferPointer {
      family.chip.decode($0, &state, &batch)
      family.chip.decode($0, &state, &batch)
      #expect(batch.count == 32)
      batch.removeAll()
      batch.fail(.overflowed)
      family.chip.decode($0, &state, &batch)
      #expect(batch.count == 0 && batch.fault == .overflowed)
    }
  }
}

/// Draws that are the same for the same seed (splitmix64).
struct Draws: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }
}
