import Emulator
import HingeCore
import IMU
import Setup
import Testing

/// Recording from emulated chips: what is taken down is what they measured, and no more.
@Suite struct SensorRecorderTests {
  private typealias Recorder = SensorRecorder<FakeBus, FakeMoments>

  private func record(
    _ bus: FakeBus, seconds: Int64 = 5, after: Int64 = 0, sensors: Int = 1
  ) throws -> (take: Recorder.Take?, told: [Recorder.Progress]) {
    let chip = try #require(MPU6050.chip(identity: 0x68))
    let belt = Belt(
      sacrum: .init(chip: chip, address: 0x68, bus: bus),
      thorax: sensors == 2 ? .init(chip: chip, address: 0x69, bus: bus) : nil,
      moments: FakeMoments(bus))
    var told: [Recorder.Progress] = []
    var recorder = Recorder(
      belt, interval: chip.interval, moments: FakeMoments(bus),
      sleep: { bus.now = max(bus.now, $0) }, tell: { told.append($0) })
    let take = recorder.record(
      for: TimeSpan(milliseconds: seconds * 1000), after: TimeSpan(milliseconds: after * 1000))
    return (take, told)
  }

  @Test(arguments: [1, 2]) func takesDownWhatWasAskedFor(_ sensors: Int) throws {
    let bus = CheckupRun.mpu(Still.motion(), Still.motion(force: (0, 0, 1)))
    let (take, told) = try record(bus, sensors: sensors)
    let samples = try #require(take?.samples)
    #expect((998...1002).contains(samples.count), "\(samples.count)")
    #expect(samples.first?.time == Timestamp(microseconds: 0))
    #expect(take?.gaps == 0 && take?.missing == 0)
    #expect(take?.events.isEmpty == true)
    #expect(samples.allSatisfy { abs(Int($0.sacrum.ay) - 4096) < 100 })
    #expect(samples.allSatisfy { abs(Int($0.thorax.az) - 4096) < 100 } == (sensors == 2))
    #expect(told == (1...5).reversed().map { .recording(secondsLeft: $0) })
  }

  /// The chips are ready before the countdown, which is kept to the second.
  @Test func beginsAfterTheCountdown() throws {
    let bus = CheckupRun.mpu({
      // Another motion until 4.5 s: a second and a half of start-up at most, and the countdown.
      Still.motion(force: $0 < Timestamp(microseconds: 4_000_000) ? (1, 0, 0) : (0, 1, 0))($0)
    })
    let (take, told) = try record(bus, seconds: 2, after: 3)
    let samples = try #require(take?.samples)
    #expect((398...402).contains(samples.count))
    #expect(samples.allSatisfy { abs(Int($0.sacrum.ay) - 4096) < 100 })
    #expect(
      told == [3, 2, 1].map { .begins(inSeconds: $0) } + [2, 1].map { .recording(secondsLeft: $0) })
  }

  @Test func gapsAreCounted() throws {
    let bus = CheckupRun.mpu(Still.motion())
    let dark = Timestamp(microseconds: 3_000_000)...Timestamp(microseconds: 4_500_000)
    bus.fail = { [unowned bus] _, _ in
      dark.contains(bus.now) ? BusError(.noAnswer, errno: 121) : nil
    }
    let (take, _) = try record(bus)
    #expect(take?.gaps == 1)
    let missing = try #require(take?.missing)
    #expect((200...450).contains(missing), "\(missing)")
    #expect(take?.samples.count ?? 0 < 850)
    #expect(take?.events.contains { $0.kind == .busFailed } == true)
  }

  @Test func nothingComesOfASensorThatDoesNotDeliver() throws {
    let bus = FakeBus()
    var chip = EmulatedMPU(.mpu6050)
    chip.faults.isStalled = true
    bus.put(chip, at: 0x68)
    #expect(try record(bus).take == nil)
    #expect(try record(FakeBus()).take == nil)
  }
}
