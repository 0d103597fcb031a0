import HingeCore
import LinuxIO
import Synchronization

/// Where samples come from. One value, used by the sampler's thread alone.
protocol SampleSource: Sendable {
  /// The next sample; nil at the end.
  mutating func next() -> SampleInput?
}

/// Samples that are all there already: a recording, or what a simulated lifter's sensors would
/// have said.
struct StoredSource: SampleSource {
  private let samples: [SampleInput]
  private var position = 0

  init(_ samples: [SampleInput]) { self.samples = samples }

  mutating func next() -> SampleInput? {
    if position == samples.count { return nil }
    defer { position += 1 }
    return samples[position]
  }
}

/// What the sampler's thread shares with the others: rings, flags and counters, no locks.
final class SamplerShared: Sendable {
  /// Reps, alerts, faults: room for many minutes of a disk that stands still.
  let events = SPSCRing<CoreEvent>(capacity: 4096)
  /// Fifty a second: dropped first when nobody takes them.
  let frames = SPSCRing<MotionFrame>(capacity: 4096)
  let wake: WakeEvent
  let isStopping = Atomic<Bool>(false)
  let hasEnded = Atomic<Bool>(false)
  let sampleCount = Atomic<Int>(0)
  let lastSampleUS = Atomic<Int64>(0)
  let buzzerFailures = Atomic<Int>(0)

  init(wake: WakeEvent) { self.wake = wake }
}

/// The sampler's thread: source, pipeline, buzzer, rings. Nothing here allocates, logs, locks or
/// opens anything once it runs.
final class Sampler<Source: SampleSource, Line: Buzzer & Sendable>: @unchecked Sendable {
  private var source: Source
  private var pipeline: HingePipeline
  private var buzzer: Line
  private let shared: SamplerShared
  /// Real pace: samples are due at the times they carry. Else as fast as they can be taken.
  private let isPaced: Bool

  init(
    source: Source, configuration: PipelineConfiguration, buzzer: Line, shared: SamplerShared,
    isPaced: Bool
  ) {
    self.source = source
    pipeline = HingePipeline(configuration)
    self.buzzer = buzzer
    self.shared = shared
    self.isPaced = isPaced
  }

  /// The thread's body.
  func run() {
    let begun = MonotonicClock.now()
    var first: Timestamp?
    var last = Timestamp(microseconds: 0)
    while !shared.isStopping.load(ordering: .relaxed), let sample = source.next() {
      let origin = first ?? sample.time
      first = origin
      if isPaced { wait(for: sample.time, origin: origin, begun: begun) }
      pipeline.step(sample)
      last = sample.time
      shared.sampleCount.add(1, ordering: .relaxed)
      shared.lastSampleUS.store(last.microseconds, ordering: .relaxed)
      passOn(at: last)
    }
    buzzer.turnOff(at: last)
    pipeline.finish()
    passOn(at: last)
    shared.hasEnded.store(true, ordering: .releasing)
    shared.wake.signal()
  }

  /// Sleeps until a sample is due, in steps short enough to notice a stop and to announce a
  /// silence of the sensor while it lasts.
  private func wait(for time: Timestamp, origin: Timestamp, begun: Timestamp) {
    let due = begun.advanced(by: time.since(origin))
    let step = TimeSpan(milliseconds: 20)
    while !shared.isStopping.load(ordering: .relaxed) {
      let now = MonotonicClock.now()
      if due.since(now) <= step {
        MonotonicClock.sleep(until: due)
        return
      }
      MonotonicClock.sleep(until: now.advanced(by: step))
      let position = origin.advanced(by: MonotonicClock.now().since(begun))
      if position < time {
        pipeline.noSample(at: position)
        passOn(at: position)
      }
    }
  }

  private func passOn(at time: Timestamp) {
    buzzer.set(pipeline.buzzerIsOn, at: time)
    shared.buzzerFailures.store(buzzer.failureCount, ordering: .relaxed)
    var hasNews = false
    if let frame = pipeline.frame {
      push(frame, into: shared.frames)
      hasNews = true
    }
    for index in 0..<pipeline.events.count {
      if let event = pipeline.events[index] { push(event, into: shared.events) }
      hasNews = true
    }
    if hasNews { shared.wake.signal() }
  }

  /// Live samples do not wait for a reader; a replay at full speed may, and then loses nothing.
  private func push<Element>(_ element: Element, into ring: SPSCRing<Element>) {
    if !isPaced {
      while ring.count == ring.capacity, !shared.isStopping.load(ordering: .relaxed) {
        MonotonicClock.sleep(
          until: MonotonicClock.now().advanced(by: TimeSpan(milliseconds: 1)))
      }
    }
    ring.push(element)
  }
}
