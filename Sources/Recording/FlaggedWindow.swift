package import HingeCore

/// The last minutes of samples in memory, and what of them is worth a file: from before a flagged rep
/// until some seconds after it, reps that follow one another in one.
///
/// | event | what it does |
/// |---|---|
/// | sample | is kept; the oldest goes where there is no more room |
/// | flagged rep | a window is opened, or the open one goes on |
/// | `tail` after the last flagged rep, or its beginning is about to go, or the end | the window is given |
///
/// A window never gives a sample twice, but for the `lead` before a rep. Times are of the sample clock.
package struct FlaggedWindow {
  /// A rep that was not held, or that carries a flag.
  package struct Rep: Equatable, BitwiseCopyable, Sendable {
    package var set: Int32
    package var number: Int32
    package var start: Timestamp
    package var end: Timestamp

    package init(set: Int32, number: Int32, start: Timestamp, end: Timestamp) {
      self.set = set
      self.number = number
      self.start = start
      self.end = end
    }
  }

  package struct Kept: Sendable {
    package var samples: [SampleInput]
    /// In the order in which they were flagged; never empty.
    package var reps: [Rep]

    package init(samples: [SampleInput], reps: [Rep]) {
      self.samples = samples
      self.reps = reps
    }
  }

  /// At least so much before a rep, as far as it is there.
  package static let lead = TimeSpan(milliseconds: 10_000)
  /// And so much after it: longer than between two reps of a set.
  package static let tail = TimeSpan(milliseconds: 15_000)

  /// A ring; grows to its capacity once and never beyond.
  private var storage: [SampleInput] = []
  private var oldest = 0
  private let capacity: Int
  private var reps: [Rep] = []
  private var givenUntil: Timestamp?

  /// - Parameters:
  ///   - span: how far back it reaches.
  ///   - interval: between two samples, nominally.
  package init(span: TimeSpan, interval: TimeSpan) {
    capacity = max(2, Int(clamping: span.microseconds / max(1, interval.microseconds)))
    storage.reserveCapacity(capacity)
  }

  package var count: Int { storage.count }

  /// A sample; and the window that it ends, if it ends one.
  package mutating func add(_ sample: SampleInput) -> Kept? {
    if storage.count < capacity {
      storage.append(sample)
    } else {
      storage[oldest] = sample
      oldest = oldest + 1 == capacity ? 0 : oldest + 1
    }
    guard let first = reps.first, let last = reps.last else { return nil }
    let isOver = sample.time.since(last.end) >= Self.tail
    // The next sample would take the beginning away.
    let isFull =
      storage.count == capacity && storage[oldest].time.advanced(by: Self.lead) >= first.start
    return isOver || isFull ? take() : nil
  }

  package mutating func flag(_ rep: Rep) { reps.append(rep) }

  /// What is open is given: the samples have ended.
  package mutating func finish() -> Kept? { reps.isEmpty ? nil : take() }

  private mutating func take() -> Kept? {
    guard let first = reps.first else { return nil }
    defer { reps = [] }
    var from = Timestamp(microseconds: .min)
    if let givenUntil {
      let lead = Timestamp(microseconds: first.start.microseconds &- Self.lead.microseconds)
      from = min(givenUntil, lead)
    }
    let ordered = storage[oldest...] + storage[..<oldest]
    let samples = ordered.filter { $0.time >= from }
    guard let last = samples.last else { return nil }
    givenUntil = last.time
    return Kept(samples: samples, reps: reps)
  }
}
