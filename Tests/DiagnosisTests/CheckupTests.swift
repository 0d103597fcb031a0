import Diagnosis
import Emulator
import HingeCore
import IMU
import Setup
import Testing

/// The whole check-up on emulated chips: measured as on a bus, judged as for a person.
@Suite struct CheckupTests {
  @Test func twoGoodSensorsPassEveryLine() throws {
    let run = CheckupRun(
      CheckupRun.mpu(Still.motion(), Still.motion(bias: (-3, 4, 1))), addresses: [0x68, 0x69])
    #expect(run.complaints.isEmpty, "\(run.complaints)")
    #expect(run.examination.grade == .pass)
    for sensor in 1...2 {
      #expect(run.finding(.chip, sensor: sensor)?.value == .words("MPU-6050"))
      #expect(run.finding(.up, sensor: sensor)?.value == .words("+Y up"))
      guard case .number(let hertz, .hertz, _) = run.finding(.rate, sensor: sensor)?.value else {
        Issue.record("no rate of sensor \(sensor)")
        continue
      }
      #expect(abs(hertz - 200) < 1)
    }
    guard case .axes(let x, let y, let z, .degreesPerSecond, _) = run.finding(.gyroBias)?.value
    else {
      Issue.record("no bias")
      return
    }
    #expect(abs(x - 1.5) < 0.1 && abs(y + 2) < 0.1 && abs(z - 0.5) < 0.1)
    guard case .number(let celsius, .celsius, _) = run.finding(.temperature)?.value else {
      Issue.record("no temperature")
      return
    }
    #expect(abs(celsius - 25) < 0.2)
    guard case .number(let speed, .kilohertz, _) = run.finding(.speed, sensor: nil)?.value else {
      Issue.record("no speed")
      return
    }
    #expect(abs(speed - 400) < 20)
    // Each second is told, and no second try was asked for.
    #expect(run.progress.count == 4 && !run.progress.contains(.movedOnceMore))
  }

  @Test func whatIsMeasuredOfASlowBusIsItsClock() {
    let bus = CheckupRun.mpu(Still.motion())
    bus.bitsPerSecond = 100_000
    let run = CheckupRun(bus)
    let speed = run.finding(.speed, sensor: nil)
    #expect(speed?.grade == .warn)
    #expect(speed?.mend?.contains("i2c_arm_baudrate=400000") == true)
    guard case .number(let kilohertz, .kilohertz, _) = speed?.value else {
      Issue.record("no speed")
      return
    }
    #expect(abs(kilohertz - 100) < 5)
  }

  @Test func anUnknownIdentityIsNamedAndNothingIsWrittenToIt() {
    let bus = CheckupRun.mpu(Still.motion(), model: .unknown(0x72))
    let run = CheckupRun(bus)
    let chip = run.finding(.chip)
    #expect(chip?.grade == .fail)
    #expect(chip?.value == .words("unknown (0x72)"))
    #expect(chip?.mend?.contains("sensors.assume: mpu-6500") == true)
    #expect(!bus.log.contains { if case .write = $0 { true } else { false } })
    #expect(run.examination.sensors[0].run == nil)
  }

  @Test func anUnknownIdentityThatIsAssumedIsRunAndWarnedOf() {
    let run = CheckupRun(
      CheckupRun.mpu(Still.motion(), model: .unknown(0x72)), assume: "mpu-6500")
    #expect(run.finding(.chip)?.grade == .warn)
    #expect(run.finding(.gravity)?.grade == .pass)
    // A chip that is known is not assumed, whatever the settings say.
    let known = CheckupRun(CheckupRun.mpu(Still.motion()), assume: "mpu-6500")
    #expect(known.finding(.chip)?.grade == .pass)
    let nothing = CheckupRun(CheckupRun.mpu(Still.motion()), assume: "mpu-9999")
    #expect(nothing.finding(.chip)?.grade == .fail)
  }

  @Test func aBoschChipIsRefusedWithItsReason() {
    let bus = FakeBus()
    bus.put(FixedChip([0x00: 0xD1]), at: 0x68)
    let run = CheckupRun(bus)
    #expect(run.finding(.chip)?.grade == .fail)
    #expect(run.finding(.chip)?.value == .words("BMI160"))
    #expect(run.finding(.chip)?.reason.contains("not supported") == true)
  }

  @Test func aClockEightPercentOffIsMeasuredAndWarnedOf() {
    for (ppm, grade) in [(80_000.0, Grade.warn), (-80_000, .warn), (15_000, .pass)] {
      let run = CheckupRun(CheckupRun.mpu(Still.motion(), ppm: ppm), seconds: 5)
      #expect(run.finding(.rate)?.grade == grade, "\(ppm) ppm")
      guard case .number(let hertz, .hertz, _) = run.finding(.rate)?.value else {
        Issue.record("no rate at \(ppm) ppm")
        continue
      }
      #expect(abs(hertz - 200 * (1 + ppm / 1e6)) < 1, "\(hertz) Hz at \(ppm) ppm")
    }
  }

  @Test(arguments: [150_000.0, -150_000]) func aClockBeyondTenPercentFails(_ ppm: Double) {
    let run = CheckupRun(CheckupRun.mpu(Still.motion(), ppm: ppm), seconds: 5)
    #expect(run.examination.grade == .fail, "\(run.examination.findings)")
    #expect(run.finding(.rate)?.grade == .fail)
  }

  @Test func aFrozenSensorFails() {
    let bus = FakeBus()
    var chip = EmulatedMPU(.mpu6050, motion: Still.motion())
    chip.faults.isFrozen = true
    bus.put(chip, at: 0x68)
    let run = CheckupRun(bus)
    #expect(run.finding(.setup)?.grade == .fail)
    #expect(run.finding(.setup)?.value == .words("frozen"))
  }

  @Test func aSensorWithoutSamplesFails() {
    let bus = FakeBus()
    var chip = EmulatedMPU(.mpu6050, motion: Still.motion())
    chip.faults.isStalled = true
    bus.put(chip, at: 0x68)
    let run = CheckupRun(bus)
    #expect(run.finding(.setup)?.value == .words("no samples"))
    #expect(run.finding(.gravity) == nil)
  }

  @Test(arguments: [(4.0, "4 times"), (2.0, "2 times"), (0.5, "1/2")])
  func aLostRangeIsNamedWithItsRegister(_ factor: Double, _ words: String) {
    let run = CheckupRun(CheckupRun.mpu(Still.motion(force: (0, 0, factor))))
    #expect(run.finding(.gravity)?.grade == .fail)
    #expect(run.finding(.gravity)?.reason.contains(words) == true)
    #expect(run.finding(.gravity)?.reason.contains("ACCEL_CONFIG (0x1c)") == true)
  }

  /// Read back by the driver, set up anew by it, and told here.
  @Test func rangesThatFallBackWhileItRunsAreTold() {
    let bus = CheckupRun.mpu(Still.motion())
    let run = CheckupRun(bus, during: lateReset())
    #expect(run.finding(.setup)?.grade == .fail)
    #expect(run.finding(.setup)?.reason.contains("lost its setting") == true)
  }

  /// Once, two seconds after the start.
  private func lateReset() -> (FakeBus) -> Void {
    var isDone = false
    return { bus in
      guard !isDone, bus.now > Timestamp(microseconds: 3_000_000) else { return }
      isDone = true
      bus.alter(EmulatedMPU.self, at: 0x68) { $0.resetRanges(at: $1) }
    }
  }

  @Test func aRegisterThatTakesNothingIsNamed() {
    let bus = FakeBus()
    bus.put(DeafChip(EmulatedMPU(.mpu6050, motion: Still.motion()), deafTo: 0x19), at: 0x68)
    let run = CheckupRun(bus)
    #expect(run.finding(.setup)?.grade == .fail)
    #expect(run.finding(.setup)?.reason.contains("0x19") == true)
  }

  @Test func noiseIsToldFromMovement() {
    let noisy = CheckupRun(CheckupRun.mpu(Still.motion(accelNoise: 0.02, gyroNoise: 0.3)))
    #expect(noisy.finding(.still)?.grade == .pass)
    #expect(noisy.finding(.accelNoise)?.grade == .warn)
    #expect(noisy.finding(.gyroNoise)?.grade == .warn)
    #expect(!noisy.progress.contains(.movedOnceMore))
    let broken = CheckupRun(CheckupRun.mpu(Still.motion(gyroNoise: 0.9)))
    #expect(broken.finding(.gyroNoise)?.grade == .fail)
    #expect(broken.finding(.accelNoise)?.grade == .pass)
  }

  @Test func whatMovedIsMeasuredOnceMoreAndSaid() {
    let run = CheckupRun(CheckupRun.mpu(Still.motion(sway: 6)))
    #expect(run.finding(.still)?.grade == .warn)
    #expect(run.finding(.still)?.reason.contains("second try") == true)
    #expect(run.progress.count { $0 == .movedOnceMore } == 1)
    // Still in the second try: what was before does not count.
    let settled = Still.motion()
    let shaken = Still.motion(sway: 6)
    let later = CheckupRun(
      CheckupRun.mpu({ $0 < Timestamp(microseconds: 4_000_000) ? shaken($0) : settled($0) }))
    #expect(later.finding(.still)?.grade == .pass, "\(later.complaints)")
    #expect(later.progress.count { $0 == .movedOnceMore } == 1)
  }

  @Test func aBiasBeyondTheDataSheetFails() {
    let run = CheckupRun(CheckupRun.mpu(Still.motion(bias: (25, 0, 0))))
    #expect(run.finding(.gyroBias)?.grade == .fail)
    let inside = CheckupRun(CheckupRun.mpu(Still.motion(bias: (19, 0, 0))))
    #expect(inside.finding(.gyroBias)?.grade == .pass)
    // An MPU-6500 may have less.
    let other = CheckupRun(CheckupRun.mpu(Still.motion(bias: (9, 0, 0)), model: .mpu6500))
    #expect(other.finding(.gyroBias)?.grade == .warn)
  }

  @Test func wiresThatFailNowAndThenAreCounted() {
    let bus = CheckupRun.mpu(Still.motion())
    bus.fail = { number, _ in number % 20 == 19 ? BusError(.noAnswer, errno: 121) : nil }
    let run = CheckupRun(bus)
    #expect(run.finding(.transfers)?.grade == .fail)
    guard case .number(let permille, .permille, _) = run.finding(.transfers)?.value else {
      Issue.record("no transfers")
      return
    }
    #expect(abs(permille - 50) < 5)
    #expect(run.finding(.gaps)?.grade == .pass)
  }

  @Test func aSensorAtAnotherAddressIsFoundByReading() {
    let bus = FakeBus()
    bus.put(EmulatedMPU(.mpu6050, motion: Still.motion()), at: 0x69)
    let run = CheckupRun(bus, addresses: [0x68])
    let chip = run.finding(.chip)
    #expect(chip?.grade == .fail)
    #expect(
      chip?.mend == "a MPU-6050 answers at 0x69: set sensors.addresses: [0x69] in config.yaml")
    #expect(!bus.log.contains { if case .write = $0 { true } else { false } })
  }

  /// One sensor is silent: the other is measured all the same, and not offered in its place.
  @Test func aSilentSensorHidesNothingOfTheOther() {
    let bus = CheckupRun.mpu(Still.motion())
    let run = CheckupRun(bus, addresses: [0x68, 0x69])
    #expect(run.finding(.chip, sensor: 1)?.grade == .pass)
    #expect(run.finding(.gravity, sensor: 1)?.grade == .pass)
    #expect(run.finding(.chip, sensor: 2)?.value == .words("no answer"))
    #expect(run.finding(.chip, sensor: 2)?.mend?.contains("[0x68]") == true)
    #expect(run.finding(.together, sensor: nil) == nil)
  }

  @Test func whatCannotBeUsedIsNotOffered() {
    let bus = FakeBus()
    bus.put(FixedChip([0x00: 0xA0]), at: 0x28)
    let run = CheckupRun(bus, addresses: [0x68])
    #expect(run.finding(.chip)?.mend?.contains("BNO055") == true)
    #expect(run.finding(.chip)?.mend?.contains("sensors.addresses") == false)
  }
}
