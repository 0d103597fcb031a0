import Foundation
import HingeCore
import Testing
import Training

@testable import Exports

@Suite struct FITTests {
  private static let berlin = Samples.zone("Europe/Berlin")
  /// The start of the samples as FIT counts it.
  private static let start = UInt64(Samples.start / 1000 - 631_065_600)

  private func file(_ log: SessionLog, unit: LoadUnit = .kg) throws -> [UInt8] {
    try FITActivity.bytes(log, unit: unit, zone: Self.berlin)
  }

  @Test func theChecksumIsTheKnownOne() {
    // CRC-16/ARC, whose check value of these nine digits is BB3Dh.
    #expect(FITChecksum.of(Array("123456789".utf8)) == 0xBB3D)
    #expect(FITChecksum.of([]) == 0)
  }

  @Test func bothChecksumsHold() throws {
    let bytes = try file(Samples.evening())
    #expect(Array(bytes[0..<4]) == [14, 0x20, 0xE2, 0x52])
    #expect(FITValue.pair(FITChecksum.of(bytes[0..<12])) == Array(bytes[12..<14]))
    // With its own checksum behind it, everything comes to 0.
    #expect(FITChecksum.of(bytes) == 0)
  }

  @Test func aMessageByteForByte() {
    var message = FITMessage(
      225, [(254, .uint32(0x0102_0304)), (5, .word(1)), (8, .uint16s([15])), (9, .uint16(nil))])
    message.developer = [(3, .sint16(-2)), (8, .string("nö🏋", size: 4))]
    var writer = FITWriter()
    writer.add(message)
    writer.add(message)
    let definition: [UInt8] = [
      0x60, 0, 0, 225, 0, 4, 254, 4, 0x86, 5, 1, 0x00, 8, 2, 0x84, 9, 2, 0x84, 2, 3, 2, 0, 8, 4, 0,
    ]
    let data: [UInt8] = [
      0, 4, 3, 2, 1, 1, 15, 0, 0xFF, 0xFF, 0xFE, 0xFF, 0x6E, 0xC3, 0xB6, 0,
    ]
    #expect(Array(writer.file.dropFirst(14).dropLast(2)) == definition + data + data)
  }

  @Test func moreThanSixteenLayouts() throws {
    var writer = FITWriter()
    for _ in 0..<2 {
      for number in 0..<20 {
        writer.add(FITMessage(UInt16(number), [(1, .uint8(UInt8(number)))]))
      }
    }
    let read = try FITReading(writer.file)
    #expect(read.messages.map(\.number) == Array(0..<20) + Array(0..<20))
    #expect(read.messages.allSatisfy { $0.value(1) == UInt64($0.number) })
  }

  @Test func setsAndRestsAlternate() throws {
    let read = try FITReading(try file(Samples.evening()))
    let sets = read.all(225)
    #expect(sets.map { $0.value(5) } == [1, 0, 1])
    #expect(sets.map { $0.value(10) } == [0, 1, 2])
    #expect(sets.map { $0.value(6) } == [Self.start, Self.start + 60, Self.start + 300])
    #expect(sets.map { $0.value(254) } == [Self.start + 60, Self.start + 300, Self.start + 360])
    #expect(sets.map { $0.value(0) } == [60_000, 240_000, 60_000])
    #expect(sets.map { $0.value(3) } == [3, 0xFFFF, 1])
    #expect(sets.map { $0.value(4) } == [1640, 0xFFFF, 0xFFFF])
    #expect(sets.map { $0.value(7) } == [8, 0xFFFF, 8])
    #expect(sets.map { $0.value(8) } == [0, 0xFFFF, 0])
    #expect(sets.map { $0.value(9) } == [1, 0xFFFF, 1])
    // Held, crept, lost, no call, and which set of the log.
    #expect([3, 4, 5, 6, 11].map { sets[0].developerValue($0) } == [2, 1, 0, 0, 1])
    #expect([0, 1, 2].map { sets[0].developerValue($0) } == [9, 5, 25])
    #expect(sets[1].developer.isEmpty)
  }

  @Test func eachRepIsARecord() throws {
    let read = try FITReading(try file(Samples.evening()))
    let records = read.all(20)
    // Lockout is 1.15 s behind lift-off; the excluded rep is not in it.
    #expect(records.map { $0.value(253) } == [5, 9, 13, 305].map { Self.start + $0 })
    #expect(records.map { $0.developerValue(7) } == [1, 2, 3, 1])
    #expect(records.map { $0.text($0.developer[8]) } == ["held", "held", "crept", "held"])
    // In the order of time among the sets.
    #expect(
      read.messages.map(\.number).filter { [20, 225].contains($0) }
        == [20, 20, 20, 225, 225, 20, 225])
  }

  @Test func theFileIsAStrengthTraining() throws {
    let read = try FITReading(try file(Samples.evening()))
    #expect(read.messages.first?.number == 0 && read.messages.last?.number == 34)
    #expect(read.all(0).first?.value(0) == 4)
    let session = try #require(read.all(18).first)
    #expect(session.value(5) == 10 && session.value(6) == 20)
    #expect(session.value(2) == Self.start && session.value(7) == 2_400_000)
    #expect(session.developerValue(9) == 12)
    let activity = try #require(read.all(34).first)
    #expect(activity.value(253) == Self.start + 2400)
    // Berlin's clocks are an hour ahead in November.
    #expect(activity.value(5) == Self.start + 2400 + 3600)
    #expect(read.all(21).map { $0.value(1) } == [0, 4])
  }

  @Test(arguments: [("measured", "peak_flexion"), ("estimated", "peak_flexion_estimated")])
  func oneSensorIsSaidInTheName(mode: String, name: String) throws {
    let read = try FITReading(try file(Samples.evening(mode: mode)))
    let described = read.all(206)
    #expect(described.map { $0.value(1) } == (0..<12).map { UInt64($0) })
    #expect(described.first.map { $0.text($0.fields[3]) } == name)
    #expect(described.first.map { $0.text($0.fields[8]) } == "deg")
    #expect(
      described.map { $0.text($0.fields[3]) }.filter { $0.hasSuffix("_estimated") }.count
        == (mode == "estimated" ? 3 : 0))
    #expect(read.all(225).first?.developerValue(1) == (mode == "estimated" ? 20 : 5))
  }

  @Test func noMadeUpNumberPassesForARealOne() throws {
    let read = try FITReading(try file(Samples.evening(provenance: "synthetic")))
    let session = try #require(read.all(18).first)
    #expect(session.text(session.fields[110]) == "SIMULATED Hinge")
    #expect(session.text(session.developer[10]) == "SIMULATED")
    #expect(read.all(0).first.map { $0.text($0.fields[8]) } == "SIMULATED Hinge")
  }

  @Test func badDataAreUnknown() throws {
    var log = Samples.log(reps: [2])
    // A gap, and a belt that slipped.
    log.sets[0].1[0].flags = 1
    log.sets[0].1[1].flags = 16
    let read = try FITReading(try file(log))
    for message in read.all(20) + read.all(225) {
      #expect([0, 1, 2].map { message.developerValue($0) } == [0x7FFF, 0x7FFF, 0x7FFF])
    }
  }

  @Test func weightsAreSixteenthsOfAKilogram() {
    let grams: [Int64] = [0, 31, 32, 102_058, 102_500, 1_000_000]
    #expect(grams.map(FITSets.weight) == [0, 0, 1, 1633, 1640, 16_000])
    #expect([8_500, 8_499, -8_500, 0].map { FITSets.rounded($0, by: 1000) } == [9, 8, -9, 0])
  }

  @Test func unknownStylesAreUnknownExercises() throws {
    let read = try FITReading(try file(Samples.log(Samples.session(style: ""), reps: [3])))
    #expect(read.all(225).first?.value(7) == 65_534)
    #expect(read.all(225).first?.value(8) == 0xFFFF)
  }

  @Test func whatIsNoActivityIsRefused() {
    func fault(_ log: SessionLog) -> String {
      do {
        _ = try FITActivity.bytes(log, unit: .kg, zone: .gmt)
        return ""
      } catch {
        return error.description
      }
    }
    #expect(
      fault(Samples.log(Samples.session(clock: "unset"), reps: [5]))
        == "session 12: it has no known date: the clock was not set")
    #expect(fault(Samples.log(reps: [])) == "session 12: it has no rep that counts")
    #expect(
      fault(Samples.log(Samples.session(atMS: 5_000_000_000_000), reps: [5]))
        == "session 12: its date is beyond what FIT can hold")
    #expect(
      fault(Samples.log(reps: [Int](repeating: 1, count: 1001)))
        == "session 12: it has more than 1000 sets")
  }

  /// Nothing in a log traps, and what is written can be read.
  @Test(arguments: 1...100) func anyLogCanBeWritten(seed: UInt64) throws {
    let log = Samples.random(seed)
    guard let bytes = try? FITActivity.bytes(log, unit: .lb, zone: Self.berlin) else { return }
    let read = try FITReading(bytes)
    #expect(FITChecksum.of(bytes) == 0, "seed \(seed)")
    let times = read.all(225).compactMap { $0.value(254) }
    #expect(times == times.sorted(), "seed \(seed)")
  }
}
