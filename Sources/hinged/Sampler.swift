import HingeCore
import LinuxIO
import Synchronization

/// Where samples come from. One value, used by the sampler's thread alone.
protocol SampleSource: Sendable {
  /// The next sample; nil at the end.
  mutating func next() -> SampleInput?
}

/// Samples that are all there already: a recording, or what a simulated lifter's sensors would
/// have said. Several times over, if that is asked for, on one clock.
struct StoredSource: SampleSource {
  private let samples: [SampleInput]
  private var position = 0
  private var timesLeft: Int
  private var shift = TimeSpan.zero
  /// From a sample to the same one, the next time.
  private let period: TimeSpan

  init(_ samples: [SampleInput], times: Int = 1) {
    self.samples = samples
    timesLeft = samples.isEmpty ? 0 : times - 1
    guard let first = samples.first, let last = samples.last, samples.count > 1 else {
      period = TimeSpan(milliseconds: 5)
      return
    }
    let span = last.time.since(first.time).microseconds
    period = TimeSpan(microseconds: span + span / Int64(samples.count - 1))
  }

  mutating func next() -> SampleInput? {
    if position == samples.count {
      if timesLeft == 0 { return nil }
      timesLeft -= 1
      position = 0
      shift = TimeSpan(microseconds: shift.microseconds + period.microseconds)
    }
    defer { position += 1 }
    var sample = samples[position]
    sample.time = sample.time.advanced(by: shift)
    return sample
  }
}

/// The sampler's thread on samples that are there already: each is due at the time that it carries,
/// or as soon as it can be taken.
final class Sampler<Source: SampleSource, Line: Buzzer & Sendable>: @unchecked Sendable {
  private var source: Source
  private var path: SamplePath<Line>
  private let shared: SamplerShared
  private var requests: WearerRequests
  /// Real pace: samples are due at the times they carry. Else as fast as they can be taken.
  private let isPaced: Bool
  /// Nobody can ask where samples are not paced: a round of this kind begins with the first one.
  private let hold: HoldKind?

  init(
    source: Source, configuration: PipelineConfiguration, buzzer: Line, shared: SamplerShared,
    isPaced: Bool, hold: HoldKind? = nil
  ) {
    self.source = source
    path = SamplePath(
      configuration: configuration, buzzer: buzzer, shared: shared, waitsForReaders: !isPaced)
    self.shared = shared
    self.isPaced = isPaced
    self.hold = hold
    // What is stored is judged as it can be: nothing is recorded for a calibration.
    requests = WearerRequests(
      shared: shared, feedback: configuration.alerts.feedback, isCalibrated: true)
  }

  /// The thread's body.
  func run() {
    let begun = MonotonicClock.now()
    var first: Timestamp?
    if let hold, !isPaced { requests.beginHold(hold, &path) }
    while !shared.isStopping.load(ordering: .relaxed), let sample = source.next() {
      let origin = first ?? sample.time
      first = origin
      if isPaced { wait(for: sample.time, origin: origin, begun: begun) }
      requests.take(sample, &path)
      if isPaced { requests.advance(to: sample.time, &path) }
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
        requests.advance(to: position, &path)
      }
    }
  }
}
