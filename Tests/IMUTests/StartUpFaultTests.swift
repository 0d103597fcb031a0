import Emulator
import HingeCore
import IMU
import Testing

/// Chips that do not start as they should.
@Suite struct StartUpFaultTests {
  static func faults(_ change: (inout InvenSenseFaults) -> Void) -> InvenSenseFaults {
    var faults = InvenSenseFaults()
    change(&faults)
    return faults
  }

  /// A wake-up that is acknowledged and does not take (leech001/MPU6050#7).
  @Test(arguments: 0...5) func theWakeUpDoesNotTake(times: Int) throws {
    let faults = Self.faults { $0.ignoredWakings = times }
    let end: StartUpEnd = times < 3 ? .ready(runs: times + 1) : .failed(register: 0x6B)
    var mpu = EmulatedMPU(.mpu6050)
    mpu.faults = faults
    var bench = Bench(try #require(MPU6050.chip(identity: 0x68)), mpu)
    #expect(try bench.start() == end)

    var banked = EmulatedICM20948()
    banked.faults = faults
    bench = Bench(try #require(ICM20948.chip(identity: 0xEA)), banked)
    #expect(try bench.start() == (times < 3 ? end : .failed(register: 0x06)))

    var newest = EmulatedICM42688()
    newest.faults = faults
    bench = Bench(try #require(ICM42688.chip(identity: 0x47)), newest)
    #expect(try bench.start() == (times < 3 ? end : .failed(register: 0x4E)))
  }

  /// WHO_AM_I reads 0xFF for a while after a reset (finani/ICM42688#11).
  @Test func itsIdentityIsHiddenAfterTheReset() throws {
    let faults = Self.faults { $0.hiddenIdentity = TimeSpan(milliseconds: 50) }
    var newest = EmulatedICM42688()
    newest.faults = faults
    var bench = Bench(try #require(ICM42688.chip(identity: 0x47)), newest)
    #expect(try bench.start() == .ready(runs: 1))
    var banked = EmulatedICM20948()
    banked.faults = faults
    bench = Bench(try #require(ICM20948.chip(identity: 0xEA)), banked)
    #expect(try bench.start() == .ready(runs: 1))
    var mpu = EmulatedMPU(.icm20689)
    mpu.faults = faults
    bench = Bench(try #require(MPU6050.chip(identity: 0x98)), mpu)
    #expect(try bench.start() == .ready(runs: 1))
  }

  @Test func itsIdentityNeverComesBack() throws {
    let faults = Self.faults { $0.hiddenIdentity = TimeSpan(milliseconds: 60_000) }
    var newest = EmulatedICM42688()
    newest.faults = faults
    var bench = Bench(try #require(ICM42688.chip(identity: 0x47)), newest)
    #expect(try bench.start(runs: 1) == .failed(register: 0x75))
    // Nothing was written to what may be another chip by now.
    #expect(bench.bus.written == [[0x76, 0x00], [0x11, 0x01]])
  }

  /// Another chip than the one that was recognised: not a byte.
  @Test func aChipThatWasChangedIsNotWrittenTo() throws {
    var bench = Bench(try #require(MPU6050.chip(identity: 0x68)), EmulatedMPU(.icm20689))
    #expect(try bench.start() == .failed(register: 0x75))
    #expect(bench.bus.written.isEmpty)
  }

  /// The reset alone leaves it asleep, and all its data zero (raspberrypi/pico-examples#557): such
  /// records are no samples.
  @Test func asleepItDeliversNothingValid() throws {
    var bench = Bench(try #require(MPU6050.chip(identity: 0x68)), EmulatedMPU(.mpu6050))
    #expect(try bench.start() == .ready(runs: 1))
    _ = try bench.samples(milliseconds: 200)
    bench.bus.alter(EmulatedMPU.self, at: 0x68) { chip, time in chip.powerReset(at: time) }
    let wrong = try #require(try bench.scrub())
    #expect(wrong.register == 0x6B)
    let zeros = [UInt8](repeating: 0, count: 14 * 5)
    for chip in [MPU6050.chip(identity: 0x68), ICM20948.chip(identity: 0xEA)] {
      let batch = try #require(chip).decoding(zeros)
      #expect(batch.count == 5)
      #expect(batch.fault == nil)
      #expect(batch.samples.allSatisfy { !$0.isValid && $0.temperature == nil })
    }
  }

  /// One transaction of the start-up fails, whichever it is: it ends there, and does not trap.
  @Test(arguments: Family.all) func aTransactionFails(family: Family) throws {
    func emulated() -> any EmulatedChip {
      switch family.chip.identity {
      case 0xEA: EmulatedICM20948()
      case 0x47: EmulatedICM42688()
      case 0x98: EmulatedMPU(.icm20689)
      default: EmulatedMPU(.mpu6050)
      }
    }
    var whole = Bench(family.chip, emulated())
    _ = try whole.start()
    for place in 1..<whole.bus.log.count {
      var bench = Bench(family.chip, emulated())
      bench.bus.fail = { number, _ in number == place ? BusError(.noAnswer, errno: 121) : nil }
      #expect(throws: BusError(.noAnswer, errno: 121)) { _ = try bench.start() }
      // The next one finds it in any state, and starts it.
      bench.bus.fail = { _, _ in nil }
      #expect(try bench.start() == .ready(runs: 1))
    }
  }
}
