import HingeCore
import Recording
import Simulation
import TestSupport
import Testing

@Suite struct BinaryFormTests {
  @Test(arguments: [1, 2], [false, true])
  func goesRound(sensors: Int, temperatures: Bool) throws {
    for count in [1, 255, 256, 257, 700] {
      let recording = Samples.recording(
        sensors: sensors, count: count, temperatures: temperatures, seed: UInt64(count))
      let read = try RecordingFile.read(BinaryWriter.bytes(of: recording), path: "a.hrec")
      #expect(Samples.same(read, recording), "\(count)")
      #expect(read.notices.isEmpty)
    }
  }

  @Test func takesLessRoomThanText() {
    var recording = Samples.recording(count: 2000)
    // Slow signals, as sensors give them.
    for index in recording.samples.indices {
      recording.samples[index].sacrum = .all(Int16(index / 10))
      recording.samples[index].thorax = .all(Int16(-index / 7))
    }
    let binary = BinaryWriter.bytes(of: recording).count
    #expect(binary * 3 < ExchangeWriter.bytes(of: recording).count)
  }

  /// A power cut at any byte: whole blocks are kept and the loss is said, or nothing is there yet.
  @Test func cutAnywhereKeepsWholeBlocks() {
    let recording = Samples.recording(count: 300, temperatures: true)
    let bytes = BinaryWriter.bytes(of: recording)
    var kept: Set<Int> = []
    for length in 0..<bytes.count
    where length < 400 || length % 13 == 0 || length > bytes.count - 40 {
      do throws(RecordingError) {
        let read = try RecordingFile.read(Array(bytes[..<length]), path: "a.hrec")
        kept.insert(read.samples.count)
        let isSame = Samples.isPrefix(read, of: recording)
        #expect(isSame, "cut at \(length)")
        #expect(!read.notices.isEmpty, "cut at \(length)")
      } catch {
        #expect(error.description.hasPrefix("a.hrec"), "cut at \(length): \(error)")
      }
    }
    #expect(kept == [256, 300])
  }

  /// Any one byte changed: the samples are the recorded ones, or the file is refused or cut short.
  @Test func anyChangedByteIsNoticed() {
    let recording = Samples.recording(sensors: 1, count: 20)
    let original = BinaryWriter.bytes(of: recording)
    var draws = SeededGenerator(seed: 81)
    for index in original.indices {
      var bytes = original
      bytes[index] ^= UInt8(truncatingIfNeeded: draws.next() | 1)
      do {
        let read = try RecordingFile.read(bytes, path: "a.hrec")
        let isSame = Samples.isPrefix(read, of: recording)
        #expect(isSame, "byte \(index)")
        #expect(read.samples.count == 20 || !read.notices.isEmpty, "byte \(index)")
      } catch {
        #expect(error.description.hasPrefix("a.hrec"), "byte \(index): \(error)")
      }
    }
  }

  @Test func damageWithBlocksBehindItIsRefused() {
    var bytes = BinaryWriter.bytes(of: Samples.recording(count: 700))
    bytes[2000] ^= 16
    #expect(throws: RecordingError.self) { try RecordingFile.read(bytes, path: "a.hrec") }
  }

  @Test func aLaterVersionIsNamed() {
    var bytes = BinaryWriter.bytes(of: Samples.recording(count: 2))
    bytes[8] = 2
    #expect(throws: RecordingError.self) { try RecordingFile.read(bytes, path: "a.hrec") }
  }

  // MARK: Blocks whose check sum is right and whose content is not.

  private func crc(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? 0xedb8_8320 ^ (crc >> 1) : crc >> 1 }
    }
    return ~crc
  }

  private func append(_ kind: UInt8, _ payload: [UInt8], to out: inout [UInt8]) {
    let start = out.count
    out.append(kind)
    for shift in [0, 8, 16, 24] { out.append(UInt8(truncatingIfNeeded: payload.count >> shift)) }
    out += payload
    let sum = crc(out[start...])
    for shift in [0, 8, 16, 24] as [UInt32] { out.append(UInt8(truncatingIfNeeded: sum >> shift)) }
  }

  private func varint(_ value: Int64) -> [UInt8] {
    var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
    var out: [UInt8] = []
    while rest > 127 {
      out.append(UInt8(truncatingIfNeeded: rest) | 128)
      rest >>= 7
    }
    return out + [UInt8(truncatingIfNeeded: rest)]
  }

  private func file(sensors: Int, _ payloads: [[UInt8]]) -> [UInt8] {
    let text = Samples.text(Samples.recording(sensors: sensors, count: 1))
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: "\n")
    var out = Array("HINGEREC".utf8) + [1, 0]
    append(1, Array((lines + "\n").utf8), to: &out)
    for payload in payloads { append(2, payload, to: &out) }
    append(4, [], to: &out)
    return out
  }

  private func payload(
    sensor: UInt8, flags: UInt8 = 0, times: [Int64], value: Int64 = 5
  ) -> [UInt8] {
    var out = [sensor, flags] + varint(Int64(times.count))
    var last: Int64 = 0
    var interval: Int64 = 0
    for (index, time) in times.enumerated() {
      out += varint(time &- last &- interval)
      interval = time &- last
      last = time
      for _ in 0..<(flags == 1 ? 7 : 6) { out += varint(index == 0 ? value : 0) }
    }
    return out
  }

  @Test func wellSummedNonsenseNeverTraps() {
    let most = Int64.max
    let files = [
      file(
        sensors: 1,
        [payload(sensor: 1, flags: 1, times: [0, 5000]), payload(sensor: 1, times: [10_000])]),
      file(
        sensors: 1,
        [payload(sensor: 1, times: [0, 5000]), payload(sensor: 1, flags: 1, times: [10_000])]),
      file(
        sensors: 2,
        [payload(sensor: 1, flags: 1, times: [0, 5000, 9000]), payload(sensor: 2, times: [0])]),
      file(sensors: 2, [payload(sensor: 2, times: [0, 5000])]),
      file(sensors: 2, [payload(sensor: 1, times: [0, 5000])]),
      file(
        sensors: 2, [payload(sensor: 1, times: [0]), payload(sensor: 2, times: [-most, most - 1])]),
      file(
        sensors: 2,
        [
          payload(sensor: 1, times: [0]),
          payload(sensor: 2, times: [-(most / 2), 0 - 5], value: 32_767),
          payload(sensor: 2, times: [most / 2], value: -32_768),
        ]),
      file(sensors: 1, [payload(sensor: 3, times: [0])]),
      file(sensors: 1, [payload(sensor: 1, times: [0], value: 40_000)]),
      file(sensors: 1, [payload(sensor: 1, times: [5000, 5000])]),
      file(sensors: 1, [[1, 0] + varint(-1)]),
      file(sensors: 1, [[1, 0] + varint(65_536)]),
      file(sensors: 1, [[1, 0] + [UInt8](repeating: 255, count: 12)]),
      file(sensors: 1, [[]]),
      file(sensors: 1, []),
    ]
    for (index, bytes) in files.enumerated() {
      do {
        let read = try RecordingFile.read(bytes, path: "a.hrec")
        let complete = read.temperatures.map { $0.count == read.samples.count } ?? true
        #expect(complete, "file \(index)")
      } catch {
        #expect(error.description.hasPrefix("a.hrec"), "file \(index): \(error)")
      }
    }
  }

  @Test(arguments: [UInt64(82), 83])
  func damagedFilesAreReadOrRefused(seed: UInt64) {
    print("seed \(seed)")
    var draws = SeededGenerator(seed: seed)
    let recording = Samples.recording(count: 30)
    let original = BinaryWriter.bytes(of: recording)
    for _ in 0..<fuzzRounds(200) {
      var bytes = original
      for _ in 0...Int(draws.next() & 7) {
        bytes[Int(draws.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: draws.next())
      }
      if draws.next() & 1 == 0 { bytes = Array(bytes.prefix(Int(draws.next() % 900))) }
      do {
        let read = try RecordingFile.read(bytes, path: "a.hrec")
        let isSame = Samples.isPrefix(read, of: recording)
        #expect(isSame, "seed \(seed)")
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
