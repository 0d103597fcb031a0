import Emulator
import HingeCore
import IMU
import Testing

/// The ICM-42688's records say what they are.
@Suite struct HeaderTests {
  static let axes: [Int16] = [11, 12, 13, 14, 15, 16]

  static func chip() throws -> Chip { try #require(ICM42688.chip(identity: 0x47)) }

  /// Every header that a byte can be.
  @Test func everyHeader() throws {
    let chip = try Self.chip()
    for header in UInt8.min...UInt8.max {
      let batch = chip.decoding(
        Records.icm42688(Self.axes) + Records.icm42688([1, 2, 3, 4, 5, 6], header: header)
          + Records.icm42688(Self.axes))
      switch header {
      case 0x68:
        #expect(batch.count == 3 && batch.fault == nil)
      case 0x80, 0xFF:
        // Empty: no fault, and nothing behind it.
        #expect(batch.count == 1 && batch.fault == nil)
      default:
        let isNewRate = [0x69, 0x6A, 0x6B, 0x79, 0x7A, 0x7B].contains(header)
        #expect(batch.count == 1)
        #expect(batch.fault == (isNewRate ? .reconfigured : .misaligned), "\(header)")
      }
      #expect(batch[0].counts == RawSample.axes(Self.axes))
    }
  }

  /// One part in twenty begins with a record of other settings (PX4/PX4-Autopilot#20181).
  @Test(arguments: [UInt8(0x7B), 0x6B, 0x69, 0x6A]) func anotherConfiguration(header: UInt8) throws
  {
    let batch = try Self.chip().decoding(Records.icm42688(Self.axes, header: header))
    #expect(batch.count == 0)
    #expect(batch.fault == .reconfigured)
  }

  /// Right after start-up the change is the one that start-up made; a record of another length isn't.
  @Test func whileItSettlesANewRateIsExpected() throws {
    var state = FIFOState()
    state.skip = 2
    let bytes =
      Records.icm42688(Self.axes, header: 0x6B) + Records.icm42688(Self.axes)
      + Records.icm42688(Self.axes)
    let batch = try Self.chip().decoding(bytes, &state)
    #expect(batch.samples.filter(\.isValid).count == 1 && batch.fault == nil)
    state.skip = 2
    let longer = try Self.chip().decoding(Records.icm42688(Self.axes, header: 0x7B), &state)
    #expect(longer.fault == .reconfigured)
  }

  /// -32768 on any axis (PX4/PX4-Autopilot#28308): the whole sample keeps its place, as none.
  @Test(arguments: 1..<64) func theMarkOfNoSample(axes: Int) throws {
    let marked = Set((0..<6).filter { axes & (1 << $0) != 0 })
    var emulated = EmulatedICM42688()
    emulated.faults.markedAxes = marked
    var bench = Bench(try Self.chip(), emulated)
    _ = try bench.start()
    let samples = try bench.samples(milliseconds: 150)
    #expect(samples.count > 10)
    #expect(samples.allSatisfy { !$0.isValid && $0.counts == .zero })
    bench.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, time in
      chip.advance(to: time)
      chip.faults.markedAxes = []
    }
    _ = try bench.drain()
    let later = try bench.samples(milliseconds: 100)
    #expect(later.count > 10 && later.areValid)
  }

  /// A stream that lost bytes is seen at once.
  @Test(arguments: 1..<16) func aShiftedStreamIsSeen(bytes: Int) throws {
    var bench = Bench(try Self.chip(), EmulatedICM42688())
    _ = try bench.start()
    #expect(try bench.samples(milliseconds: 200).count > 20)
    bench.bus.wait(milliseconds: 40)
    bench.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, time in
      chip.shift(by: bytes, at: time)
    }
    let batch = try bench.drain().1
    #expect(batch.count == 0)
    #expect(batch.fault == .misaligned)
  }

  /// A reader that asks for more than there is.
  @Test func readingBeyondTheEnd() throws {
    let chip = try Self.chip()
    var bench = Bench(chip, EmulatedICM42688())
    _ = try bench.start()
    bench.bus.wait(milliseconds: 100)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 512)
    defer { bytes.deallocate() }
    bytes.initialize(repeating: 0)
    try bench.bus.read(from: 0x30, of: 0x68, into: bytes)
    let batch = chip.decoding(Array(bytes))
    #expect((18...24).contains(batch.count) && batch.fault == nil)
  }
}
