import Foundation
import HingeCore
import IMU
import Recording
import Simulation
import TestSupport
import Testing

@Suite struct ExchangeFormTests {
  @Test(arguments: [1, 2], [false, true])
  func goesRoundByteForByte(sensors: Int, temperatures: Bool) throws {
    let recording = Samples.recording(sensors: sensors, temperatures: temperatures)
    let bytes = ExchangeWriter.bytes(of: recording)
    let read = try RecordingFile.read(bytes, path: "a.csv")
    #expect(Samples.same(read, recording))
    #expect(read.notices.isEmpty)
    #expect(ExchangeWriter.bytes(of: read) == bytes)
  }

  @Test func rangesSetTheSaturationLimits() throws {
    var text = Samples.text(Samples.recording(sensors: 1, count: 3))
    text = text.replacing("# chip", with: "# accel_range_g: 4\n# gyro_range_dps: 250\n# chip")
    let read = try RecordingFile.read(Array(text.utf8), path: "a.csv")
    #expect(read.header.sensors[0].accelLimitCounts == 16383)
    #expect(read.header.sensors[0].gyroLimitCounts == 16374)
    let again = try RecordingFile.read(ExchangeWriter.bytes(of: read), path: "a.csv")
    #expect(again.header == read.header)
    // Keys of others are kept, in their order.
    #expect(read.header.others.map(\.value) == ["7", "again"])
  }

  /// What is refused, and what the message must hold.
  private static let damages: [(name: String, says: String, damage: @Sendable (String) -> String)] =
    [
      ("empty", "a.csv:", { _ in "" }),
      ("not a recording", "a.csv:1:", { _ in "t,x,y\n1,2,3\n" }),
      ("byte order mark", "a.csv:1:", { "\u{feff}" + $0 }),
      ("carriage returns", "a.csv:1:", { $0.replacing("\n", with: "\r\n") }),
      (
        "carriage returns in rows", "a.csv:14:",
        { text in
          let end = text.range(of: "gz2\n")?.upperBound ?? text.endIndex
          return String(text[..<end]) + text[end...].replacing("\n", with: "\r\n")
        }
      ),
      ("version", "a.csv:1:", { $0.replacing("recording: 1", with: "recording: 2") }),
      ("no provenance", "'provenance'", { $0.replacing("# provenance: synthetic\n", with: "") }),
      ("no sensors", "'sensors'", { $0.replacing("# sensors: 2\n", with: "") }),
      ("no rate", "'rate_hz'", { $0.replacing("# rate_hz: 200\n", with: "") }),
      (
        "no sensitivity", "'accel_lsb_per_g'",
        { $0.replacing("# accel_lsb_per_g: 4096\n", with: "") }
      ),
      ("other provenance", "a.csv:2:", { $0.replacing(": synthetic", with: ": guessed") }),
      ("three sensors", "a.csv:3:", { $0.replacing("sensors: 2", with: "sensors: 3") }),
      ("slow rate", "a.csv:4:", { $0.replacing("rate_hz: 200", with: "rate_hz: 19.9") }),
      ("rate in words", "a.csv:4:", { $0.replacing("rate_hz: 200", with: "rate_hz: fast") }),
      ("rate as exponent", "a.csv:4:", { $0.replacing("rate_hz: 200", with: "rate_hz: 2e2") }),
      (
        "key twice", "a.csv:5:",
        { $0.replacing("# rate_hz: 200\n", with: "# rate_hz: 200\n# rate_hz: 200\n") }
      ),
      (
        "sensitivity out of range", "a.csv:5:",
        { $0.replacing("per_g: 4096\n", with: "per_g: 15\n") }
      ),
      (
        "negative sensitivity", "a.csv:6:",
        { $0.replacing("per_dps: 65.5\n", with: "per_dps: -65.5\n") }
      ),
      (
        "second sensitivity", "a.csv:7:",
        { $0.replacing("per_g_2: 2048", with: "per_g_2: 999999999999999999999") }
      ),
      ("no colon", "a.csv:9:", { $0.replacing("# chip: MPU-6050", with: "# chip MPU-6050") }),
      (
        "long header line", "a.csv:10:",
        { $0.replacing("# notes: ", with: "# notes: " + String(repeating: "x", count: 5000)) }
      ),
      ("columns", "a.csv:13:", { $0.replacing("t_us,ax,ay", with: "t_us,ay,ax") }),
      (
        "columns of one sensor", "a.csv:13:", { $0.replacing(",ax2,ay2,az2,gx2,gy2,gz2", with: "") }
      ),
      (
        "no rows", "no sample",
        { text in String(text[..<(text.range(of: "gz2\n")?.upperBound ?? text.endIndex)]) }
      ),
      (
        "no line feed after the columns", "no sample",
        { text in String(text[..<(text.range(of: "gz2")?.upperBound ?? text.endIndex)]) }
      ),
      ("header cut off", "a.csv", { String($0.prefix(30)) }),
      ("empty row", "a.csv:16:", { $0 + "\n" }),
      ("too few fields", "a.csv:16:", { $0 + "9000000,1,2,3\n" }),
      (
        "too many fields", "a.csv:16:",
        { $0 + "9000000" + String(repeating: ",1", count: 13) + "\n" }
      ),
      (
        "very many fields", "a.csv:16:",
        { $0 + "9000000" + String(repeating: ",1", count: 300) + "\n" }
      ),
      (
        "count beyond 16 bits", "a.csv:16:",
        { $0 + "9000000,32768" + String(repeating: ",1", count: 11) + "\n" }
      ),
      (
        "count below 16 bits", "a.csv:16:",
        { $0 + "9000000,-32769" + String(repeating: ",1", count: 11) + "\n" }
      ),
      ("float", "a.csv:16:", { $0 + "9000000,1.5" + String(repeating: ",1", count: 11) + "\n" }),
      ("plus sign", "a.csv:16:", { $0 + "9000000,+1" + String(repeating: ",1", count: 11) + "\n" }),
      (
        "blank in a row", "a.csv:16:",
        { $0 + "9000000, 1" + String(repeating: ",1", count: 11) + "\n" }
      ),
      (
        "no number", "a.csv:16:", { $0 + "9000000,nan" + String(repeating: ",1", count: 11) + "\n" }
      ),
      ("lone minus", "a.csv:16:", { $0 + "9000000,-" + String(repeating: ",1", count: 11) + "\n" }),
      (
        "endless number", "a.csv:16:",
        {
          $0 + "9000000," + String(repeating: "9", count: 400) + String(repeating: ",1", count: 11)
            + "\n"
        }
      ),
      (
        "zero byte", "a.csv:16:",
        { $0 + "9000000,1\u{0}" + String(repeating: ",1", count: 11) + "\n" }
      ),
      (
        "time stands still", "a.csv:15:",
        { text in
          let rows = text.split(separator: "\n")
          return rows.dropLast().joined(separator: "\n") + "\n" + rows[rows.count - 2] + "\n"
        }
      ),
      (
        "time goes back", "a.csv:16:",
        { $0 + "-9000000" + String(repeating: ",1", count: 12) + "\n" }
      ),
      ("no last line feed", "a.csv:15:", { String($0.dropLast()) }),
    ]

  @Test(arguments: damages.indices)
  func malformedIsRefusedWithItsPlace(_ index: Int) {
    let (name, says, damage) = Self.damages[index]
    let text = damage(Samples.text(Samples.recording(count: 2)))
    do throws(RecordingError) {
      let read = try RecordingFile.read(Array(text.utf8), path: "a.csv")
      Issue.record("\(name) was read: \(read.samples.count) samples")
    } catch {
      #expect(error.description.contains(says), "\(name): \(error)")
      #expect(error.exitCode == 65)
      #expect(error.description.utf8.count < 400, "\(name)")
    }
  }

  @Test func hugeLinesAndBinaryAreRefusedAtOnce() {
    let binary = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }
    let header = Array(Samples.text(Samples.recording(count: 2)).utf8)
    let long = [UInt8](repeating: UInt8(ascii: "1"), count: 10_000_000)
    for bytes in [binary, long, header + long, header + Array("9000000,".utf8) + long] {
      #expect(throws: RecordingError.self) { try RecordingFile.read(bytes, path: "a.csv") }
    }
  }

  /// Cut anywhere: never read as something else than what stands there.
  @Test func cutAnywhereIsRefused() {
    let bytes = ExchangeWriter.bytes(of: Samples.recording(count: 3, temperatures: true))
    let rowEnds = Set(
      bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.suffix(3).map { $0 + 1 })
    for length in 0..<bytes.count {
      do {
        _ = try RecordingFile.read(Array(bytes[..<length]), path: "a.csv")
        #expect(rowEnds.contains(length), "cut at \(length)")
      } catch {
        #expect(!rowEnds.contains(length), "cut at \(length): \(error)")
      }
    }
  }

  @Test(arguments: [UInt64(71), 72])
  func damagedBytesAreReadOrRefused(seed: UInt64) {
    print("seed \(seed)")
    var draws = SeededGenerator(seed: seed)
    let original = ExchangeWriter.bytes(of: Samples.recording(count: 5))
    for _ in 0..<fuzzRounds(300) {
      var bytes = original
      for _ in 0...Int(draws.next() & 3) {
        bytes[Int(draws.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: draws.next())
      }
      do {
        let read = try RecordingFile.read(bytes, path: "a.csv")
        #expect(!read.samples.isEmpty)
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }
}
