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

/// The sampler's thread on samples that are there already: each is due at the time that it carries,
/// or as soon as it can be taken.
final class Sampler<Source: SampleSource, Line: Buzzer & Sendable>: @unchecked Sendable {
  private var source: Source
  private var path: SamplePath<Line>
  private let shared: SamplerShared
  /// Real pace: samples are due at the times they carry. Else as fast as they can be taken.
  private let isPaced: Bool

  init(
    source: Source, configuration: PipelineConfiguration, buzzer: Line, shared: SamplerShared,
    isPaced: Bool
  ) {
    self.source = source
    path = SamplePath(
      configuration: configuration, buzzer: buzzer, shared: shared, waitsForReaders: !isPaced)
    self.shared = shared
    self.isPaced = isPaced
  }

  /// The thread's body.
  func run() {
    let begun = MonotonicClock.now()
    var first: Timestamp?
    while !shared.isStopping.load(ordering: .relaxed), let sample = source.next() {
      let origin = first ?? sample.time
      first = origin
      if isPaced { wait(for: sample.time, origin: origin, begun: begun) }
      path.step(sample)
      shared.roundCount.wrappingAdd(1, ordering: .relaxed)
    }
    path.finish()
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
        path.noSample(at: position)
      }
    }
  }
}
