import HingeCore
import Testing

@testable import LinuxIO

/// When a clock that nobody set at boot becomes trustworthy. Readings are made up.
@Suite struct ClockWatchTests {
  private static let day: Int64 = 86_400_000
  private static let today: Int64 = 1_795_370_640_000

  private func reading(
    _ wallMS: Int64, at bootMS: Int64, synchronized: Bool? = false, chip: Bool = false
  ) -> ClockReading {
    ClockReading(wallMS: wallMS, bootMS: bootMS, isSynchronized: synchronized, hasChip: chip)
  }

  /// Held by reference, so that an expectation may hand in a reading.
  private final class Watch {
    private var watch = ClockWatch(plausibleMS: 1_577_836_800_000..<Int64.max)
    var trust: ClockWatch.Trust { watch.trust }
    func take(_ reading: ClockReading) -> Bool { watch.take(reading) }
  }

  @Test func aTimeServerIsBelieved() {
    let watch = Watch()
    #expect(!watch.take(reading(Self.today - Self.day, at: 10_000)))
    #expect(watch.trust == .none)
    #expect(watch.take(reading(Self.today, at: 60_000, synchronized: true)))
    #expect(watch.trust == .set)
    // Told once.
    #expect(!watch.take(reading(Self.today + 2000, at: 62_000, synchronized: true)))
  }

  /// Somebody set it by hand, or a program that the kernel does not hear of: forwards or backwards.
  @Test(arguments: [Self.day, -Self.day, 2500]) func aJumpIsASetting(by step: Int64) {
    let watch = Watch()
    #expect(!watch.take(reading(Self.today, at: 10_000, synchronized: nil)))
    #expect(!watch.take(reading(Self.today + 2000, at: 12_000, synchronized: nil)))
    #expect(watch.take(reading(Self.today + 4000 + step, at: 14_000, synchronized: nil)))
    #expect(watch.trust == .set)
  }

  /// Slewing, and a machine that slept: boot time runs on with the wall clock.
  @Test func driftAndSleepAreNone() {
    let watch = Watch()
    #expect(!watch.take(reading(Self.today, at: 10_000)))
    #expect(!watch.take(reading(Self.today + 3_601_500, at: 3_610_000)))
    #expect(watch.trust == .none)
  }

  @Test func aDateOfLongAgoIsNeverRight() {
    let watch = Watch()
    #expect(!watch.take(reading(3_600_000, at: 10_000, synchronized: true, chip: true)))
    #expect(watch.trust == .none)
    // From 1970 to now is a jump.
    #expect(watch.take(reading(Self.today, at: 12_000)))
  }

  @Test func aClockChipIsBelievedUntilAServerKnowsBetter() {
    let watch = Watch()
    #expect(!watch.take(reading(Self.today, at: 10_000, chip: true)))
    #expect(watch.trust == .chip)
    #expect(watch.take(reading(Self.today + 2000, at: 12_000, synchronized: true, chip: true)))
    #expect(watch.trust == .set)
  }

  @Test func extremesDoNotTrap() {
    let watch = Watch()
    _ = watch.take(reading(.max - 1, at: .min))
    _ = watch.take(reading(1_577_836_800_000, at: .max))
    _ = watch.take(reading(.min, at: 0))
  }

  @Test func theSystemAnswers() {
    let before = BootClock.nowMS()
    let now = ClockReading.now(in: SystemTree(root: "/nowhere"), timesyncMark: "/nowhere")
    #expect(now.bootMS >= before && !now.hasChip)
    // The mark of the time service answers where the kernel may not be asked.
    #expect(
      ClockReading.now(in: SystemTree(root: "/nowhere"), timesyncMark: "/").isSynchronized == true)
  }
}
