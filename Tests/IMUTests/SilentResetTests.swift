import Emulator
import HingeCore
import IMU
import Testing

/// A dip of the supply, or a flipped bit: the chip answers as before, and measures something else.
@Suite struct SilentResetTests {
  static func started<Kind: EmulatedChip>(_ chip: Chip?, _ emulated: Kind) throws -> Bench {
    var bench = Bench(try #require(chip), emulated)
    #expect(try bench.start() == .ready(runs: 1))
    #expect(try bench.scrub() == nil)
    return bench
  }

  /// All registers back to defaults (EFeru/hoverboard-sideboard-hack-GD#24).
  @Test func allRegistersAtTheirDefaults() throws {
    for model in EmulatedMPU.Model.all {
      let bench = try Self.started(
        MPU6050.chip(identity: model.identity), EmulatedMPU(model))
      bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in chip.powerReset(at: time) }
      #expect(try bench.scrub() != nil, "\(model.identity)")
    }
    var bench = try Self.started(ICM20948.chip(identity: 0xEA), EmulatedICM20948())
    bench.bus.alter(EmulatedICM20948.self, at: 0x68) { chip, time in chip.powerReset(at: time) }
    #expect(try bench.scrub()?.register == 0x06)
    bench = try Self.started(ICM42688.chip(identity: 0x47), EmulatedICM42688())
    bench.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, time in chip.powerReset(at: time) }
    #expect(try bench.scrub()?.register == 0x4E)
    // And it can be started again.
    #expect(try bench.start() == .ready(runs: 1))
    #expect(try bench.scrub() == nil)
  }

  @Test func onlyTheRangesAtTheirDefaults() throws {
    for model in EmulatedMPU.Model.all {
      let bench = try Self.started(MPU6050.chip(identity: model.identity), EmulatedMPU(model))
      bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in chip.resetRanges(at: time) }
      #expect(try bench.scrub()?.register == 0x1B)
      bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in
        chip[0x1B] = model.identity == 0x20 ? 0x04 : 0x08
      }
      #expect(try bench.scrub()?.register == 0x1C)
    }
    var bench = try Self.started(ICM20948.chip(identity: 0xEA), EmulatedICM20948())
    bench.bus.alter(EmulatedICM20948.self, at: 0x68) { chip, time in chip.resetRanges(at: time) }
    #expect(try bench.scrub()?.register == 0x01)
    bench = try Self.started(ICM42688.chip(identity: 0x44), EmulatedICM42688(identity: 0x44))
    bench.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, time in chip.resetRanges(at: time) }
    #expect(try bench.scrub()?.register == 0x4F)
  }

  /// Every scrubbed register of the MPU-6050, each bit that counts.
  @Test func everyBitThatCounts() throws {
    let bench = try Self.started(MPU6050.chip(identity: 0x98), EmulatedMPU(.icm20689))
    for value in bench.chip.scrubbed {
      for bit in 0..<8 where value.mask & (1 << UInt8(bit)) != 0 {
        bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in
          chip[value.register] ^= 1 << UInt8(bit)
        }
        #expect(try bench.scrub()?.register == value.register)
        bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, _ in
          chip[value.register] ^= 1 << UInt8(bit)
        }
        #expect(try bench.scrub() == nil)
      }
    }
  }

  @Test(arguments: [UInt8(1), 2, 3]) func theBankFlips(bank: UInt8) throws {
    var bench = try Self.started(ICM20948.chip(identity: 0xEA), EmulatedICM20948())
    bench.bus.alter(EmulatedICM20948.self, at: 0x68) { chip, _ in chip.flip(toBank: bank) }
    #expect(try bench.scrub()?.register == 0x7F)
    #expect(try bench.start() == .ready(runs: 1))
    bench = try Self.started(ICM42688.chip(identity: 0x47), EmulatedICM42688())
    bench.bus.alter(EmulatedICM42688.self, at: 0x68) { chip, _ in chip.flip(toBank: bank) }
    #expect(try bench.scrub()?.register == 0x76)
    #expect(try bench.start() == .ready(runs: 1))
  }

  /// A trim that moves while it runs reads as a force that jumps: its registers are named for that.
  @Test func theTrimsAreNamed() throws {
    #expect(MPU6050.chip(identity: 0x68)?.trims == [0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B])
    #expect(MPU6050.chip(identity: 0x12)?.trims == [0x77, 0x78, 0x7A, 0x7B, 0x7D, 0x7E])
    for identity: UInt8 in [0x68, 0x12] {
      let chip = try #require(MPU6050.chip(identity: identity))
      let model: EmulatedMPU.Model = identity == 0x68 ? .mpu6050 : .icm20602
      let bench = try Self.started(chip, EmulatedMPU(model))
      // Start-up leaves them as the factory set them, each part its own.
      let values = try chip.trims.map { try bench.bus.read($0, of: 0x68) }
      #expect(Set(values).count == 6 && !values.contains(0))
      #expect(!bench.bus.written.contains { chip.trims.contains($0[0]) })
    }
  }
}
