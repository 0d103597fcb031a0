package import HingeCore
package import Simulation

/// Everything that a pipeline said of a round of holds.
package struct HoldRun: Sendable {
  package struct Loss: Sendable {
    package var what: HoldLoss
    /// Since when it was beyond the limit, and when it was told.
    package var since: Timestamp
    package var told: Timestamp
  }

  package private(set) var holds: [Hold] = []
  package private(set) var losses: [Loss] = []
  package private(set) var regained: [Timestamp] = []
  package private(set) var faults: [Fault] = []
  package private(set) var sensorLosses: [Timestamp] = []
  package private(set) var events: [HoldEvent] = []
  /// After every sample.
  package private(set) var readings: [HoldReading] = []
  package private(set) var buzzerOn: [Bool] = []
  package private(set) var pipeline: HoldPipeline

  package init(_ configuration: HoldConfiguration) { pipeline = HoldPipeline(configuration) }

  package init(_ configuration: HoldConfiguration, _ samples: some Sequence<SampleInput>) {
    self.init(configuration)
    feed(samples)
    finish()
  }

  package mutating func feed(_ samples: some Sequence<SampleInput>) {
    for sample in samples {
      pipeline.step(sample)
      take(sample.time)
      readings.append(pipeline.reading)
      buzzerOn.append(pipeline.buzzerIsOn)
    }
  }

  package mutating func finish() {
    pipeline.finish()
    take(pipeline.reading.time)
  }

  package mutating func stop() {
    pipeline.stop()
    take(pipeline.reading.time)
  }

  private mutating func take(_ time: Timestamp) {
    for index in 0..<pipeline.events.count {
      guard let event = pipeline.events[index] else { continue }
      events.append(event)
      switch event {
      case .started: break
      case .lost(let what, let since): losses.append(Loss(what: what, since: since, told: time))
      case .regained(let since): regained.append(since)
      case .ended(let hold): holds.append(hold)
      case .fault(let fault): faults.append(fault)
      case .sensorLost(let since): sensorLosses.append(since)
      }
    }
  }
}

extension SimulationPlan {
  package func holdConfiguration(
    _ profile: WearerProfile, kind: HoldKind?, limits: HoldLimits = HoldLimits(),
    target: TimeSpan? = nil, feedback: FeedbackMode = .full
  ) -> HoldConfiguration {
    let models = models
    return HoldConfiguration(
      sacrum: models[0], thorax: models[models.count - 1], nominalInterval: nominalInterval,
      profile: profile, kind: kind, limits: limits, target: target, feedback: feedback)
  }
}
