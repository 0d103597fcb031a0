import Emulator
import HingeCore
import IMU
import Testing

/// FIFOs that overflow, lose their place or tell of another configuration.
@Suite struct FIFOFaultTests {
  static func mpu(_ model: EmulatedMPU.Model = .mpu6050) throws -> Bench {
    var bench = Bench(
      try #require(MPU6050.chip(identity: model.identity)), EmulatedMPU(model))
    #expect(try bench.start() == .ready(runs: 1))
    return bench
  }

  @Test(arguments: [
    (UInt8(0x68), 1024), (0x70, 512), (0x98, 4096), (0x12, 1008), (0xEA, 512), (0x47, 2048),
  ])
  func theCountSaysWhenItIsTooFull(identity: UInt8, bytes: Int) throws {
    let chip = try #require(
      MPU6050.chip(identity: identity) ?? ICM20948.chip(identity: identity)
        ?? ICM42688.chip(identity: identity))
    let length = Int(chip.fifo.unitBytes)
    #expect(length == (identity == 0x47 ? 16 : 14))
    #expect(Int(chip.fifo.capacity) == bytes / length)
    for count in 0...0xFFFF {
      let status = chip.status([UInt8(count >> 8), UInt8(count & 0xFF)])
      let whole = count / length
      // Also a count that no FIFO can hold, as some give on the first read.
      if status.units != whole || status.hasRemainder != (count % length != 0)
        || status.isOverflowed != (whole >= bytes / length - 3)
      {
        Issue.record("\(count): \(status)")
        return
      }
    }
    #expect(chip.status([]) == FIFOStatus(units: 0))
    #expect(chip.status([0x01]) == FIFOStatus(units: 0))
  }

  /// Left alone, it fills, loses bytes, and says so before it does.
  @Test(arguments: [EmulatedMPU.Model.mpu6050, .mpu6500, .icm20602])
  func anOverflowIsSeen(model: EmulatedMPU.Model) throws {
    var bench = try Self.mpu(model)
    var seen = false
    for _ in 0..<100 where !seen {
      bench.bus.wait(milliseconds: 5)
      let bytes = (try bench.bus.read(0x72, of: 0x68), try bench.bus.read(0x73, of: 0x68))
      seen = bench.chip.status([bytes.0, bytes.1]).isOverflowed
      if !seen { #expect(bench.bus.look(EmulatedMPU.self, at: 0x68, \.fifoLoss) == 0) }
    }
    #expect(seen)
    #expect(bench.bus.look(EmulatedMPU.self, at: 0x68, \.fifoLoss) == 0)
    bench.bus.wait(milliseconds: 1000)
    let (status, _) = try bench.drain()
    #expect(status.isOverflowed)
    #expect(bench.bus.look(EmulatedMPU.self, at: 0x68) { $0.fifoLoss > 0 } == true)
    // Emptied, it is in step again.
    try bench.emptyFIFO()
    bench = try Self.settled(bench)
    #expect(try bench.samples(milliseconds: 300).areValid)
  }

  private static func settled(_ bench: Bench) throws -> Bench {
    var bench = bench
    bench.bus.wait(milliseconds: 20)
    let (status, batch) = try bench.drain()
    #expect(!status.isOverflowed && !status.hasRemainder && batch.fault == nil)
    return bench
  }

  @Test func aFloodIsSeenInEveryFamily() throws {
    var bench = try Self.mpu()
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in chip.flood(at: time) }
    #expect(try bench.drain().0.isOverflowed)
    bench = Bench(try #require(ICM20948.chip(identity: 0xEA)), EmulatedICM20948())
    _ = try bench.start()
    bench.bus.alter(EmulatedICM20948.self, at: 0x68) { chip, time in chip.flood(at: time) }
    #expect(try bench.drain().0.isOverflowed)
    bench = Bench(try #require(ICM42688.chip(identity: 0x47)), EmulatedICM42688())
    _ = try bench.start()
    bench.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, time in chip.flood(at: time) }
    #expect(try bench.drain().0.isOverflowed)
  }

  /// A stream that lost bytes: the temperature is no temperature any more. Two bytes off, it is the
  /// upward axis; one byte off, a low byte comes to stand high.
  @Test(arguments: [1, 2, 3, 5, 7, 9, 11, 12, 13]) func aShiftedStreamIsSeen(bytes: Int) throws {
    var bench = try Self.mpu()
    #expect(try bench.samples(milliseconds: 300).count > 30)
    bench.bus.wait(milliseconds: 50)
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in chip.shift(by: bytes, at: time) }
    var fault: FIFOFault?
    for _ in 0..<20 where fault == nil {
      let (status, batch) = try bench.drain()
      #expect(status.hasRemainder)
      fault = batch.fault
      bench.bus.wait(milliseconds: 10)
    }
    #expect(fault == .temperatureJump)
  }

  /// Records beyond the 32nd are noise (ArduPilot's InvenSense backend): what was before it is kept.
  @Test func noiseBehindThe32ndRecordIsCutOff() throws {
    var bench = try Self.mpu()
    #expect(try bench.samples(milliseconds: 300).count > 30)
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in
      chip.advance(to: time)
      chip.faults.noiseBeyond = 32
    }
    _ = try bench.drain()
    bench.bus.wait(milliseconds: 200)
    let first = try bench.drain()
    #expect(first.0.units >= 38 && !first.0.isOverflowed)
    #expect(first.1.count == 32 && first.1.fault == nil)
    let second = try bench.drain()
    #expect(second.1.count == 0)
    #expect(second.1.fault == .temperatureJump)
  }

  @Test(arguments: [(Int16(400), false), (401, true), (-400, false), (-401, true)])
  func howFarATemperatureMayStep(step: Int16, isFault: Bool) throws {
    let axes: [Int16] = [1, 2, 3, 4, 5, 6]
    let mpu = try #require(MPU6050.chip(identity: 0x68))
    let icm = try #require(ICM20948.chip(identity: 0xEA))
    let streams = [
      (mpu, Records.mpu(axes, temperature: 100) + Records.mpu(axes, temperature: 100 + step)),
      (
        icm,
        Records.icm20948(axes, temperature: 100) + Records.icm20948(axes, temperature: 100 + step)
      ),
    ]
    for (chip, bytes) in streams {
      let batch = chip.decoding(bytes)
      #expect(batch.fault == (isFault ? .temperatureJump : nil))
      #expect(batch.count == (isFault ? 1 : 2))
      // From one read to the next as well.
      var state = FIFOState()
      _ = chip.decoding(Array(bytes.prefix(14)), &state)
      let next = chip.decoding(Array(bytes.suffix(14)), &state)
      #expect((next.fault != nil) == isFault)
      // Once reported it is over: the FIFO was emptied.
      #expect(chip.decoding(Array(bytes.suffix(14)), &state).fault == nil)
    }
  }

  /// What is thrown away is neither looked at nor compared with, and keeps its place in time.
  @Test(arguments: Family.all) func theFirstAreThrownAway(family: Family) {
    var state = FIFOState()
    state.skip = 2
    let axes: [[Int16]] = (1...4).map { n in (0..<6).map { Int16($0 * 10 + n) } }
    let batch = family.chip.decoding(axes.flatMap(family.record), &state)
    #expect(batch.samples.map(\.isValid) == [false, false, true, true])
    #expect(batch.samples.suffix(2).map(\.counts.axes) == Array(axes.suffix(2)))
    #expect(state.skip == 0)
  }
}
