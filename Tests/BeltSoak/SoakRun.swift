import Emulator
import HingeCore
import IMU
import Simulation

/// Two emulated MPU-6050 on a fake bus, read, judged and sounded as hinged's sampler does, on a clock that
/// jumps from one round to the next.
struct SoakRun {
  private(set) var reps: [Rep] = []
  private(set) var alerts: [Alert] = []
  private(set) var recoveries: [Recovery] = []
  /// Samples that were none of what the chips were to measure, outside the faults.
  private(set) var wrongSamples = 0
  private(set) var sampleCount = 0
  private(set) var buzzer = BuzzerTimes()
  private(set) var reserve: ReserveTrace
  /// Resident memory after ten minutes, or at the middle of a shorter run, and at the end; bytes.
  private(set) var memory: (early: Int, late: Int) = (0, 0)

  /// As in `LiveSampler`.
  private static let silence = TimeSpan(milliseconds: 60)
  private static let afterSound = TimeSpan(milliseconds: 1500)

  init(
    _ motion: LoopedMotion, _ configuration: PipelineConfiguration, faults: [SoakFault],
    from start: Timestamp, minutes: Int, seed: UInt64, chip: Chip
  ) throws {
    reserve = ReserveTrace(from: start, minutes: minutes)
    let bus = FakeBus(at: start)
    // Clocks as far off as theirs are.
    bus.put(EmulatedMPU(.mpu6050, ppm: 6000) { motion.motion(.sacrum, at: $0) }, at: 0x68)
    bus.put(EmulatedMPU(.mpu6050, ppm: -4000) { motion.motion(.thorax, at: $0) }, at: 0x69)
    var belt = Belt(
      sacrum: .init(chip: chip, address: 0x68, bus: bus),
      thorax: .init(chip: chip, address: 0x69, bus: bus), moments: FakeMoments(bus))
    let injector = FaultInjector(faults, on: bus, seed: seed)
    var watch = RecoveryWatch(faults)
    var pipeline = HingePipeline(configuration)
    var busyUntil = start
    var lastArrival = start
    let end = start.advanced(by: TimeSpan(milliseconds: Int64(minutes) * 60_000))
    let early = start.advanced(by: TimeSpan(milliseconds: min(10, Int64(minutes) / 2) * 60_000))
    while bus.now < end {
      bus.clearLog()
      let heldUp = injector.advance()
      let due = belt.service(isLifting: bus.now < busyUntil)
      var hasSamples = false
      var hasSound = false
      while let sample = belt.next() {
        pipeline.step(sample)
        take(pipeline, at: bus.now)
        if let flexion = pipeline.reading.flexion { reserve.add(flexion.reserve, at: sample.time) }
        let isTrue = motion.holds(sample)
        if !watch.take(sample, isTrue: isTrue, now: bus.now) && !isTrue { wrongSamples += 1 }
        sampleCount += 1
        hasSamples = true
        hasSound = hasSound || pipeline.buzzerIsOn || pipeline.events.count > 0
      }
      while belt.nextEvent() != nil {}
      if hasSamples {
        lastArrival = bus.now
      } else if bus.now.since(lastArrival) >= Self.silence {
        pipeline.noSample(at: bus.now)
        take(pipeline, at: bus.now)
        hasSound = pipeline.buzzerIsOn || pipeline.events.count > 0
      }
      watch.look(now: bus.now)
      let isLifting =
        switch pipeline.reading.phase {
        case .standing, .none: false
        case .eccentric, .bottom, .concentric, .lockout: true
        }
      let span = hasSound ? Self.afterSound : isLifting ? Self.silence : .zero
      busyUntil = max(busyUntil, bus.now.advanced(by: span))
      if memory.early == 0 && bus.now >= early { memory.early = try ResidentMemory.bytes() }
      // Never stands still, whatever the belt says.
      let least = bus.now.advanced(by: TimeSpan(microseconds: 50))
      bus.now = max(due, least).advanced(by: heldUp)
    }
    memory.late = try ResidentMemory.bytes()
    pipeline.finish()
    take(pipeline, at: bus.now)
    recoveries = watch.found
  }

  private mutating func take(_ pipeline: borrowing HingePipeline, at now: Timestamp) {
    buzzer.set(pipeline.buzzerIsOn, at: now)
    for index in 0..<pipeline.events.count {
      switch pipeline.events[index] {
      case .repCompleted(let rep): reps.append(rep)
      case .alert(let alert): alerts.append(alert)
      default: break
      }
    }
  }
}
