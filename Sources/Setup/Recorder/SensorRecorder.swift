package import HingeCore
package import IMU

/// Takes samples of worn sensors down for a while, on the chips' own clock.
package struct SensorRecorder<Bus: RegisterBus, Moments: MomentSource> {
  /// What goes on, for whoever waits; told once a second.
  package enum Progress: Equatable, Sendable {
    case begins(inSeconds: Int64)
    case recording(secondsLeft: Int64)
  }

  package struct Take: Sendable {
    /// The first one's time is zero.
    package var samples: [SampleInput] = []
    /// Pauses of more than one and a half intervals.
    package var gaps = 0
    package var missing: Int64 = 0
    /// What went wrong meanwhile.
    package var events: [LinkEvent] = []
  }

  private var belt: Belt<Bus, Moments>
  private let interval: TimeSpan
  private let moments: Moments
  private let sleep: (Timestamp) -> Void
  private let tell: (Progress) -> Void

  /// From the start until all sensors deliver, at most.
  private static var patience: TimeSpan { TimeSpan(milliseconds: 5000) }
  /// What is measured in a moment is read so much later, at most.
  private static var lateness: TimeSpan { TimeSpan(milliseconds: 150) }

  /// - Parameter interval: between two samples of the first sensor, by its data sheet.
  package init(
    _ belt: Belt<Bus, Moments>, interval: TimeSpan, moments: Moments,
    sleep: @escaping (Timestamp) -> Void, tell: @escaping (Progress) -> Void = { _ in }
  ) {
    self.belt = belt
    self.interval = interval
    self.moments = moments
    self.sleep = sleep
    self.tell = tell
  }

  /// Waits until all deliver, then for `pause`, then takes down `span`. nil where they do not deliver.
  package mutating func record(for span: TimeSpan, after pause: TimeSpan) -> Take? {
    var hasSamples = false
    let deadline = moments.now().advanced(by: Self.patience)
    while !hasSamples {
      if moments.now() >= deadline { return nil }
      turn { _ in
        hasSamples = true
      } event: { _ in
      }
    }
    let begin = moments.now().advanced(by: pause)
    count(to: begin) {
      .begins(inSeconds: $0)
    } sample: { _ in
    } event: { _ in
    }
    var take = Take()
    let end = moments.now().advanced(by: span)
    // By their own times: what waited in the FIFO belongs to the pause, what is read late to the take.
    let from = moments.now()
    func add(_ sample: SampleInput) {
      if sample.time >= from && sample.time <= end { take.samples.append(sample) }
    }
    count(to: end) {
      .recording(secondsLeft: $0)
    } sample: {
      add($0)
    } event: {
      take.events.append($0)
    }
    let last = end.advanced(by: Self.lateness)
    while moments.now() < last {
      turn {
        add($0)
      } event: { _ in
      }
    }
    return finished(take)
  }

  private mutating func count(
    to end: Timestamp, _ progress: (Int64) -> Progress, sample: (SampleInput) -> Void,
    event: (LinkEvent) -> Void
  ) {
    var told = Int64.max
    while moments.now() < end {
      let left = (end.since(moments.now()).microseconds + 999_999) / 1_000_000
      if left < told {
        told = left
        tell(progress(left))
      }
      turn(sample, event: event)
    }
  }

  private mutating func turn(_ sample: (SampleInput) -> Void, event: (LinkEvent) -> Void) {
    let due = belt.service(isLifting: false)
    while let next = belt.next() { sample(next) }
    while let next = belt.nextEvent() { event(next) }
    sleep(max(due, moments.now().advanced(by: TimeSpan(microseconds: 50))))
  }

  private func finished(_ take: Take) -> Take {
    var take = take
    guard let first = take.samples.first?.time else { return take }
    let most = interval.microseconds * 3 / 2
    for (a, b) in zip(take.samples, take.samples.dropFirst()) {
      let span = b.time.since(a.time).microseconds
      if span <= most { continue }
      take.gaps += 1
      take.missing += max(1, span / interval.microseconds - 1)
    }
    for index in take.samples.indices {
      take.samples[index].time = Timestamp(
        microseconds: take.samples[index].time.since(first).microseconds)
    }
    return take
  }
}
