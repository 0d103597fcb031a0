import Emulator
import HingeCore
import IMU
import Testing

/// Words that can't be right, and what comes after them.
@Suite struct LSM6DSOTagTests {
  /// A started bench whose FIFO has been emptied; `words` are faults by word from then on.
  private static func bench(_ words: [Int: LSM6Faults.Word] = [:]) throws -> LSM6Bench {
    let chip = try #require(LSM6DSO.chip(identity: 0x6C))
    var bench = LSM6Bench(chip, EmulatedLSM6DSO())
    try bench.start()
    bench.wait(120)
    try bench.emptyFIFO()
    try bench.change { (emulated: inout EmulatedLSM6DSO) in
      let begun = emulated.fifo.pushed
      for (word, fault) in words { emulated.core.faults.words[begun + word] = fault }
    }
    return bench
  }

  /// What the fault at a word is called, and how many samples before it are good. Words 0 and 1 are
  /// gyro and accelerometer of the first sample.
  @Test(arguments: [
    (6, LSM6Faults.Word.sensor(2), FIFOFault.lostWords, 3), (7, .sensor(1), .lostWords, 3),
    (6, .sensor(3), .unknownTag, 3), (7, .sensor(4), .unknownTag, 3),
    (6, .sensor(0), .unknownTag, 3), (7, .sensor(0x19), .unknownTag, 3),
    (6, .sensor(5), .reconfigured, 3), (6, .parity, .parity, 3), (7, .parity, .parity, 3),
    (6, .count(2), .lostWords, 3), (7, .count(1), .lostWords, 3), (7, .count(3), .lostWords, 3),
    (6, .lost, .lostWords, 3), (7, .lost, .lostWords, 3),
  ])
  func aWordThatCantBeRightEndsTheBatch(
    word: Int, fault: LSM6Faults.Word, name: FIFOFault, good: Int
  ) throws {
    var bench = try Self.bench([word: fault])
    bench.wait(50)
    let first = try bench.drain()
    #expect(first.fault == name)
    #expect(first.samples.count == good)

    // In step again with the next whole pair, without the FIFO having been emptied.
    bench.wait(50)
    let second = try bench.drain()
    #expect(second.fault == nil)
    #expect(second.samples.count >= 9)
    bench.expectTruth(second.samples)
  }

  /// Several words in a row, gone: the count says so, or a sensor that comes twice in one slot.
  @Test(arguments: [
    // One slot, two, three: the count is too far on.
    (6..<8, 3), (6..<10, 3), (6..<12, 3), (7..<9, 3),
    // Gyro, then gyro of four slots on; a pair, then an accelerometer of four slots on.
    (7..<14, 3), (6..<13, 3),
  ])
  func lostWordsAreCounted(lost: Range<Int>, good: Int) throws {
    var bench = try Self.bench(Dictionary(uniqueKeysWithValues: lost.map { ($0, .lost) }))
    bench.wait(60)
    let found = try bench.drain()
    #expect(found.fault == .lostWords)
    #expect(found.samples.count == good)
    bench.expectTruth(found.samples)
  }

  /// What a count of two bits can't see: exactly four slots.
  @Test func fourSlotsAreLostUnseen() throws {
    var bench = try Self.bench(Dictionary(uniqueKeysWithValues: (6..<14).map { ($0, .lost) }))
    bench.wait(60)
    let found = try bench.drain()
    #expect(found.fault == nil)
    bench.expectTruth(found.samples)
  }

  @Test func anUnbrokenStreamHasNoFault() throws {
    var bench = try Self.bench()
    var total = 0
    let begun = bench.bus.now
    for _ in 0..<20 {
      bench.wait(50)
      let found = try bench.drain()
      #expect(found.fault == nil)
      bench.expectTruth(found.samples)
      total += found.samples.count
    }
    let due = Double(bench.bus.now.since(begun).microseconds) * 6_667 / 32 / 1e6
    // What came during the last read is still in there.
    #expect(abs(Double(total) - due) < 2.5)
  }

  @Test func aReadMayEndBetweenTheWordsOfAPair() throws {
    var bench = try Self.bench()
    bench.wait(20)
    let bytes = try bench.read(7 * 8, from: bench.chip.fifo.dataRegister)
    for cut in stride(from: 0, through: bytes.count, by: 7) {
      bench.state = FIFOState()
      let first = bench.decode(Array(bytes[..<cut]))
      let second = bench.decode(Array(bytes[cut...]))
      #expect(first.fault == nil && second.fault == nil)
      #expect(first.count == cut / 14)
      let whole = first.list + second.list
      #expect(whole.count == 4)
      bench.expectTruth(whole)
    }
  }

  /// Beginning with the second half of a slot is no loss; losing one later is.
  @Test func beginningInTheMiddleOfASlotIsNoFault() throws {
    var bench = try Self.bench()
    bench.wait(20)
    let bytes = try bench.read(7 * 8, from: bench.chip.fifo.dataRegister)
    let found = bench.decode(Array(bytes[7...]))
    #expect(found.fault == nil)
    #expect(found.count == 3)
    bench.expectTruth(found.list)
  }

  @Test func bytesBeyondWholeWordsAreAFault() throws {
    var bench = try Self.bench()
    bench.wait(20)
    let bytes = try bench.read(7 * 3, from: bench.chip.fifo.dataRegister)
    let found = bench.decode(Array(bytes[..<20]))
    #expect(found.fault == .misaligned)
    #expect(found.count == 1)
  }

  @Test func theChipsOwnNoteOfANewConfigurationEndsTheBatch() throws {
    var bench = try Self.bench()
    try bench.change { (emulated: inout EmulatedLSM6DSO) in
      emulated.core.faults.schedule = [
        .init(.configurationWord, at: bench.bus.now.advanced(by: TimeSpan(milliseconds: 22)))
      ]
    }
    bench.wait(50)
    let found = try bench.drain()
    #expect(found.fault == .reconfigured)
    #expect(found.samples.count == 4)
  }
}
