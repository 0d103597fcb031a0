import HingeCore

/// What the core says of a recording in the lines that `Tests/CrossProcessor/main.c` prints on
/// other processors: each completed rep, then one number for every output of every sample.
struct OutputListing {
  private(set) var text = ""

  init(_ configuration: PipelineConfiguration, _ samples: [SampleInput]) {
    var pipeline = HingePipeline(configuration)
    var hash = OutputHash()
    for sample in samples {
      pipeline.step(sample)
      hash.add(pipeline)
      list(pipeline)
    }
    // The bus goes silent, and then the data end.
    if let last = samples.last?.time {
      pipeline.noSample(at: last.advanced(by: TimeSpan(milliseconds: 600)))
      hash.add(pipeline)
      list(pipeline)
    }
    pipeline.finish()
    hash.add(pipeline)
    list(pipeline)
    let digits = String(hash.value, radix: 16)
    let zeros = String(repeating: "0", count: 16 - digits.count)
    text += "samples \(samples.count) hash \(zeros)\(digits)\n"
  }

  private mutating func list(_ pipeline: HingePipeline) {
    for index in 0..<pipeline.events.count {
      guard case .repCompleted(let rep) = pipeline.events[index] else { continue }
      text +=
        "rep \(rep.setNumber) \(rep.number) liftoff_us \(rep.liftoff.microseconds) "
        + "lockout_us \(rep.lockout.microseconds)\n"
    }
  }
}
