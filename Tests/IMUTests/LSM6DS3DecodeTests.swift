import Emulator
import HingeCore
import IMU
import Testing

@Suite struct LSM6DS3DecodeTests {
  private static func bench(_ identity: UInt8) throws -> LSM6Bench {
    let chip = try #require(LSM6DS3.chip(identity: identity))
    var bench = LSM6Bench(chip, EmulatedLSM6DS3(identity: identity))
    try bench.start()
    bench.wait(120)
    try bench.emptyFIFO()
    return bench
  }

  /// Words 1 to 12, two samples.
  private static let twoSamples: [UInt8] = (1...12).flatMap { [$0, 0] }

  @Test(
    arguments: zip(
      [[0x00, 0x80], [0xFF, 0xFF], [0xFF, 0x7F], [0x01, 0x00]], [Int16.min, -1, .max, 1]))
  func eachAxisHasItsPlaceAndSign(bytes: [UInt8], count: Int16) throws {
    var bench = try Self.bench(0x69)
    for axis in 0..<6 {
      var words: [UInt8] = [
        0x11, 0x01, 0x22, 0x02, 0x33, 0x03, 0x44, 0x04, 0x55, 0x05, 0x66, 0x06,
      ]
      var expected: [Int16] = [0x0111, 0x0222, 0x0333, 0x0444, 0x0555, 0x0666]
      words.replaceSubrange(axis * 2..<axis * 2 + 2, with: bytes)
      expected[axis] = count
      bench.state = FIFOState()
      let found = bench.decode(words)
      try #require(found.count == 1 && found.fault == nil)
      let counts = found[0].counts
      #expect(
        [counts.gx, counts.gy, counts.gz, counts.ax, counts.ay, counts.az] == expected,
        "axis \(axis)")
    }
  }

  @Test func anAccelerometerOfZerosIsASlotWithoutASample() throws {
    var bench = try Self.bench(0x6A)
    let found = bench.decode([1, 0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0])
    #expect(found.list == [ChipSample(counts: .zero, isValid: false)])
  }

  /// From wherever the chip says it is to the next beginning, and on from there.
  @Test(arguments: 0..<6)
  func aBeginningIsFoundFromEveryPlace(place: Int) throws {
    var bench = try Self.bench(0x6A)
    bench.wait(30)
    // Somebody else has read some words away.
    _ = try bench.read(2 * place, from: 0x3E)
    let status = try bench.readStatus()
    #expect(status.place == UInt8(place))
    bench.state.place = try #require(status.place)
    let found = bench.decode(try bench.read(2 * (6 * 4 - place), from: 0x3E))
    #expect(found.fault == nil)
    // The first, of which some axes are gone, is passed over.
    #expect(found.count == (place == 0 ? 4 : 3))
    bench.expectTruth(found.list)
  }

  /// The words of one sample come in two reads, cut anywhere.
  @Test func aReadMayEndWithinASample() throws {
    var bench = try Self.bench(0x69)
    for cut in 0...12 {
      bench.state = FIFOState()
      let first = bench.decode(Array(Self.twoSamples[..<(2 * cut)]))
      #expect(bench.state.place == UInt8(cut % 6))
      let second = bench.decode(Array(Self.twoSamples[(2 * cut)...]))
      #expect(
        (first.list + second.list).map(\.counts) == [
          RawSample(ax: 4, ay: 5, az: 6, gx: 1, gy: 2, gz: 3),
          RawSample(ax: 10, ay: 11, az: 12, gx: 7, gy: 8, gz: 9),
        ], "\(cut)")
    }
  }

  /// In step, a chip that is elsewhere than expected is a fault; then it is believed.
  @Test(arguments: 1..<6)
  func aPlaceThatWasNotExpectedIsAFault(place: UInt8) throws {
    var bench = try Self.bench(0x69)
    #expect(bench.decode(Self.twoSamples).fault == nil)
    bench.state.place = place
    let astray = bench.decode(Self.twoSamples)
    #expect(astray.fault == .misaligned)
    #expect(astray.count == 0)
    bench.state.place = place
    let found = bench.decode(Self.twoSamples)
    #expect(found.fault == nil)
    #expect(found.count == 1)
    // The first whole one begins with word 7 - place.
    #expect(found[0].counts.gx == Int16(7 - place))
  }

  @Test(arguments: [UInt8(6), 7, 0xFF])
  func aPlaceBeyondThePatternIsAFault(place: UInt8) throws {
    var bench = try Self.bench(0x69)
    bench.state.place = place
    let found = bench.decode(Self.twoSamples)
    #expect(found.fault == .misaligned)
    #expect(found.count == 0)
  }

  @Test func halfAWordIsAFault() throws {
    var bench = try Self.bench(0x69)
    #expect(bench.decode([1, 0, 2]).fault == .misaligned)
  }

  /// A chip that drops a word, as parts have done: found at the next read, and mended.
  @Test func aWordThatTheChipDropsIsFound() throws {
    var bench = try Self.bench(0x69)
    try bench.change { (emulated: inout EmulatedLSM6DS3) in
      emulated.core.faults.words[emulated.fifo.pushed + 6 * 4 + 2] = .lost
    }
    bench.wait(50)
    _ = try bench.drain()
    bench.wait(50)
    #expect(try bench.drain().fault == .misaligned)
    bench.wait(50)
    let found = try bench.drain()
    #expect(found.fault == nil)
    #expect(found.samples.count >= 9)
    bench.expectTruth(found.samples)
  }

  /// Level: twelve bits; place: ten, of which more than a byte is beyond any pattern.
  @Test func theStatusTellsLevelLossAndPlace() throws {
    let chip = try #require(LSM6DS3.chip(identity: 0x69))
    func status(_ bytes: [UInt8]) -> FIFOStatus {
      bytes.withUnsafeBufferPointer { chip.readStatus($0) }
    }
    #expect(status([0, 0x10, 0, 0]) == FIFOStatus(units: 0, place: 0))
    #expect(status([0xFF, 0x8F, 5, 0]) == FIFOStatus(units: 4_095, place: 5))
    for flag: UInt8 in [0x40, 0x20] {
      #expect(status([6, flag, 1, 0]) == FIFOStatus(units: 6, isOverflowed: true, place: 1))
    }
    #expect(status([6, 0, 3, 0x01]).place == 255)
    #expect(status([6, 0, 3, 0xFC]).place == 3)
    #expect(status([6, 0, 3]) == FIFOStatus(units: 0))
  }
}
