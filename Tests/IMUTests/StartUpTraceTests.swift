import Emulator
import HingeCore
import IMU
import Testing

/// Every byte that a start-up writes, in order, written out by the data sheets: the waits are in
/// `StartUpTimingTests`.
@Suite struct StartUpTraceTests {
  static let mpu6050: [[UInt8]] = [
    [0x6B, 0x80],  // reset
    [0x68, 0x07],  // signal paths
    [0x6B, 0x01],  // awake, clock from the gyro
    [0x6C, 0x00],  // all axes
    [0x19, 0x04],  // 200 Hz
    [0x1A, 0x03],  // 42 Hz
    [0x1B, 0x08],  // 500 degrees a second
    [0x1C, 0x10],  // 8 g
    [0x37, 0x00], [0x38, 0x11],  // interrupt: pulses, data ready and overflow
    [0x6A, 0x00], [0x23, 0x00], [0x6A, 0x04], [0x6A, 0x40],  // FIFO off, nothing, emptied, on
    [0x23, 0xF8],  // temperature, gyro, accelerometer
  ]

  /// With the accelerometer's own filter, before the interrupts.
  static func newer(filter: UInt8, gyro: UInt8 = 0x08) -> [[UInt8]] {
    var trace = mpu6050
    trace[6] = [0x1B, gyro]
    trace.insert([0x1D, filter], at: 8)
    return trace
  }

  static let icm20948: [[UInt8]] = [
    [0x7F, 0x00],  // bank 0
    [0x06, 0x80],  // reset
    [0x06, 0x01],  // awake
    [0x07, 0x00],  // all axes
    [0x05, 0x00],  // no duty cycle
    [0x7F, 0x20],  // bank 2
    [0x00, 0x04], [0x01, 0x1B],  // gyro: 225 Hz; 51 Hz, 500 degrees a second
    [0x10, 0x00], [0x11, 0x04], [0x14, 0x1D],  // accelerometer: 225 Hz; 50 Hz, 8 g
    [0x09, 0x01],  // aligned
    [0x7F, 0x00],  // bank 0
    [0x0F, 0x00], [0x11, 0x01],  // interrupt: data ready
    [0x03, 0x00], [0x67, 0x00], [0x69, 0x00], [0x68, 0x1F], [0x68, 0x00], [0x03, 0x40],  // FIFO
    [0x67, 0x1F],  // accelerometer, gyro, temperature
  ]

  static func icm42688(gyro: UInt8, accel: UInt8) -> [[UInt8]] {
    [
      [0x76, 0x00],  // bank 0
      [0x11, 0x01],  // reset
      [0x4F, gyro], [0x50, accel],  // 200 Hz, 500 degrees a second, 8 g
      [0x52, 0x33],  // 50 Hz
      [0x4D, 0x91], [0x64, 0x00],  // as it comes; interrupt pins work
      [0x4E, 0x0F],  // both in low noise
      [0x16, 0x00], [0x5F, 0x0F], [0x4B, 0x02],  // FIFO off, all of it, emptied
      [0x16, 0x40],  // stream
    ]
  }

  static func trace(
    _ chip: Chip?, _ emulated: any EmulatedChip
  ) throws -> (end: StartUpEnd, written: [[UInt8]], misuses: [Misuse]) {
    var bench = Bench(try #require(chip), emulated)
    let end = try bench.start()
    let misuses =
      bench.bus.look(EmulatedMPU.self, at: 0x68, \.misuses)
      ?? bench.bus.look(EmulatedICM20948.self, at: 0x68, \.misuses)
      ?? bench.bus.look(EmulatedICM42688.self, at: 0x68, \.misuses) ?? []
    return (end, bench.bus.written, misuses)
  }

  @Test func mpu6050IsWrittenThis() throws {
    let found = try Self.trace(MPU6050.chip(identity: 0x68), EmulatedMPU(.mpu6050))
    #expect(found.end == .ready(runs: 1))
    #expect(found.written == Self.mpu6050)
    #expect(found.misuses.isEmpty)
  }

  @Test(arguments: [
    (EmulatedMPU.Model.mpu6500, UInt8(0x70), UInt8(0x03), UInt8(0x08)),
    (.mpu9250, 0x71, 0x03, 0x08), (.icm20689, 0x98, 0xC3, 0x08), (.icm20602, 0x12, 0x03, 0x08),
    (.icm20690, 0x20, 0xC3, 0x04),
  ])
  func newerOnesAreWrittenThis(
    model: EmulatedMPU.Model, identity: UInt8, filter: UInt8, gyro: UInt8
  ) throws {
    let found = try Self.trace(MPU6050.chip(identity: identity), EmulatedMPU(model))
    #expect(found.end == .ready(runs: 1))
    #expect(found.written == Self.newer(filter: filter, gyro: gyro))
    #expect(found.misuses.isEmpty)
  }

  @Test func icm20948IsWrittenThis() throws {
    let found = try Self.trace(ICM20948.chip(identity: 0xEA), EmulatedICM20948())
    #expect(found.end == .ready(runs: 1))
    #expect(found.written == Self.icm20948)
    #expect(found.misuses.isEmpty)
  }

  /// The 42686 has ±32 g and ±4000 °/s at code 0: every other code is one higher.
  @Test(arguments: [(UInt8(0x47), UInt8(0x47), UInt8(0x27)), (0x44, 0x67, 0x47)])
  func icm42688IsWrittenThis(identity: UInt8, gyro: UInt8, accel: UInt8) throws {
    let found = try Self.trace(
      ICM42688.chip(identity: identity), EmulatedICM42688(identity: identity))
    #expect(found.end == .ready(runs: 1))
    #expect(found.written == Self.icm42688(gyro: gyro, accel: accel))
    #expect(found.misuses.isEmpty)
  }

  /// What is to be emptied in flight is written by the last lines of start-up, and by nothing else.
  @Test(arguments: Family.all) func theFIFOIsEmptiedAsStartUpDoes(family: Family) {
    var reset: [RegisterValue] = []
    for place in 0..<4 { if let value = family.chip.fifo.reset[place] { reset.append(value) } }
    #expect(reset.count >= 3)
    let last: RegisterValue? =
      if case .configure(let value) = family.chip.startUp.last { value } else { nil }
    #expect(reset.last == last)
    let begun: [[UInt8]] = family.chip.startUp.compactMap {
      switch $0 {
      case .command(let value), .configure(let value): [value.register, value.value]
      default: nil
      }
    }
    for value in reset { #expect(begun.contains([value.register, value.value])) }
  }
}
