package import HingeCore

/// Everything that a pipeline said of a recording.
package struct PipelineRun: Sendable {
  package private(set) var reps: [Rep] = []
  package private(set) var counted = 0
  package private(set) var withdrawn = 0
  package private(set) var alerts: [Alert] = []
  package private(set) var faults: [Fault] = []
  package private(set) var sets: [SetSummary] = []
  /// Each event's moment as far as it has one, in the order of events.
  package private(set) var events: [CoreEvent] = []
  /// After every sample.
  package private(set) var readings: [PipelineReading] = []
  package private(set) var buzzerOn: [Bool] = []
  package private(set) var pipeline: HingePipeline

  package init(_ configuration: PipelineConfiguration) { pipeline = HingePipeline(configuration) }

  package init(_ configuration: PipelineConfiguration, _ samples: some Sequence<SampleInput>) {
    self.init(configuration)
    feed(samples)
    finish()
  }

  package mutating func feed(_ samples: some Sequence<SampleInput>) {
    for sample in samples {
      pipeline.step(sample)
      take()
      readings.append(pipeline.reading)
      buzzerOn.append(pipeline.buzzerIsOn)
    }
  }

  package mutating func finish() {
    pipeline.finish()
    take()
  }

  private mutating func take() {
    for index in 0..<pipeline.events.count {
      guard let event = pipeline.events[index] else { continue }
      events.append(event)
      switch event {
      case .repCompleted(let rep): reps.append(rep)
      case .repCounted: counted += 1
      case .repWithdrawn: withdrawn += 1
      case .setEnded(let summary): sets.append(summary)
      case .alert(let alert): alerts.append(alert)
      case .fault(let fault): faults.append(fault)
      case .setStarted: break
      }
    }
  }
}
