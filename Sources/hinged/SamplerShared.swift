import Desk
import HingeCore
import IMU
import LinuxIO
import Synchronization

/// What the sampler's thread shares with the others: rings, flags and counters, no locks.
final class SamplerShared: Sendable {
  /// Reps, alerts, faults: room for many minutes of a disk that stands still.
  let events = SPSCRing<CoreEvent>(capacity: 4096)
  /// Fifty a second: dropped first when nobody takes them.
  let frames = SPSCRing<MotionFrame>(capacity: 4096)
  /// What happened between sensors and driver.
  let links = SPSCRing<LinkEvent>(capacity: 1024)
  /// What happened to the supply, and the heat.
  let power = SPSCRing<PowerEvent>(capacity: 64)
  /// What the wearer asks for; from one thread to the sampler.
  let commands = SPSCRing<SamplerCommand>(capacity: 64)
  /// Samples as they came, while a calibration is recorded: 20 s of them, taken twice a second.
  let captured = SPSCRing<SampleInput>(capacity: 4096)
  /// 1: a tare was applied, 2: it was refused; whoever takes it puts 0.
  let tareOutcome = Atomic<Int32>(0)
  /// How the wearer stood when it was asked for.
  let stances = SPSCRing<Stance>(capacity: 4)
  /// Whether samples are kept for recordings of flagged reps.
  let keepsSamples: Bool
  /// Samples as they were judged: at least eight seconds of a disk that stands still.
  let kept: SPSCRing<SampleInput>
  /// From the log's writer to who keeps the samples.
  let flagged = SPSCRing<FlaggedRep>(capacity: 64)
  /// The log's writer flags no more.
  let flagsAreOver = Atomic<Bool>(false)
  /// Of a round of holds.
  let holds = SPSCRing<HoldNote>(capacity: 256)
  let glances = SPSCRing<HoldGlance>(capacity: 64)
  /// The round is over; whoever takes it puts false.
  let holdsAreOver = Atomic<Bool>(false)
  let wake: WakeEvent
  let isStopping = Atomic<Bool>(false)
  let hasEnded = Atomic<Bool>(false)
  /// A calibration at the button goes on.
  let isCalibrating = Atomic<Bool>(false)
  let sampleCount = Atomic<Int>(0)
  /// Rounds of the sampler, with samples or without: what hangs makes none.
  let roundCount = Atomic<Int>(0)
  let lastSampleUS = Atomic<Int64>(0)
  let buzzerFailures = Atomic<Int>(0)
  /// The errno with which locking memory was refused; 0: it was not.
  let lockRefusal = Atomic<Int32>(0)

  init(wake: WakeEvent, keepsSamples: Bool) {
    self.wake = wake
    self.keepsSamples = keepsSamples
    kept = SPSCRing(capacity: keepsSamples ? 8192 : 2)
  }

  func tell(_ command: SamplerCommand) { commands.push(command) }

  /// Locks the calling thread's stack and the rings into memory, so that no sample waits for a page.
  /// Where the system does not allow it the sampler runs on, and it is said.
  func lockSampler() {
    do throws(Errno) {
      try RealtimeThread.lockStackOfCaller()
      try events.lockMemory()
      try frames.lockMemory()
      try links.lockMemory()
      try kept.lockMemory()
      try holds.lockMemory()
    } catch {
      lockRefusal.store(error.code, ordering: .relaxed)
      wake.signal()
    }
  }
}
