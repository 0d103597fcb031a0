import HingeCore

/// What the core says of a recording in the lines that `Tests/CrossProcessor/main.c` prints on
/// other processors: each completed rep, or each hold, then one number for every output of every
/// sample.
struct OutputListing {
  private(set) var text = ""

  init(_ configuration: PipelineConfiguration, _ samples: [SampleInput]) {
    self.init(HingePipeline(configuration), samples)
  }

  init(_ configuration: HoldConfiguration, _ samples: [SampleInput]) {
    self.init(HoldPipeline(configuration), samples)
  }

  private init(_ begun: some Listed, _ samples: [SampleInput]) {
    var pipeline = begun
    var hash = OutputHash()
    for sample in samples {
      pipeline.step(sample)
      list(pipeline, &hash)
    }
    // The bus goes silent, and then the data end.
    if let last = samples.last?.time {
      pipeline.noSample(at: last.advanced(by: TimeSpan(milliseconds: 600)))
      list(pipeline, &hash)
    }
    pipeline.finish()
    list(pipeline, &hash)
    let digits = String(hash.value, radix: 16)
    let zeros = String(repeating: "0", count: 16 - digits.count)
    text += "samples \(samples.count) hash \(zeros)\(digits)\n"
  }

  private mutating func list(_ pipeline: some Listed, _ hash: inout OutputHash) {
    pipeline.fold(into: &hash)
    for line in pipeline.done { text += line + "\n" }
  }
}

private protocol Listed {
  mutating func step(_ input: SampleInput)
  mutating func noSample(at time: Timestamp)
  mutating func finish()
  /// All that the last call left to be seen.
  func fold(into hash: inout OutputHash)
  /// The reps or holds that it completed.
  var done: [String] { get }
}

extension HingePipeline: Listed {
  fileprivate func fold(into hash: inout OutputHash) { hash.add(self) }

  fileprivate var done: [String] {
    (0..<events.count).compactMap { index in
      guard case .repCompleted(let rep) = events[index] else { return nil }
      return "rep \(rep.setNumber) \(rep.number) liftoff_us \(rep.liftoff.microseconds) "
        + "lockout_us \(rep.lockout.microseconds)"
    }
  }
}

extension HoldPipeline: Listed {
  fileprivate func fold(into hash: inout OutputHash) { hash.add(self) }

  fileprivate var done: [String] {
    (0..<events.count).compactMap { index in
      guard case .ended(let hold) = events[index] else { return nil }
      return "hold \(hold.number) kind \(hold.kind.rawValue) start_us \(hold.start.microseconds) "
        + "end_us \(hold.end.microseconds)"
    }
  }
}
