import HingeCore

/// What the hold pipeline said over a whole recording.
struct HoldsOutcome {
  struct Loss {
    var number: Int
    var what: HoldLoss
    var from: Timestamp
    /// Nil where the hold ended before.
    var to: Timestamp?
  }

  private(set) var holds: [Hold] = []
  private(set) var losses: [Loss] = []
  private(set) var faults: [Fault] = []
  private var number = 0

  init(_ configuration: HoldConfiguration, _ samples: [SampleInput]) {
    var pipeline = HoldPipeline(configuration)
    let progress = ProgressLine()
    defer { progress.clear() }
    for (index, sample) in samples.enumerated() {
      if index % 10_000 == 0 { progress.show(index, of: samples.count, "samples") }
      pipeline.step(sample)
      take(pipeline.events)
    }
    pipeline.finish()
    take(pipeline.events)
  }

  private mutating func take(_ events: HoldEventList) {
    for index in 0..<events.count {
      switch events[index] {
      case .started(let number, _, _, _): self.number = Int(number)
      case .lost(let what, let at):
        losses.append(Loss(number: number, what: what, from: at, to: nil))
      case .regained(let at):
        if !losses.isEmpty { losses[losses.count - 1].to = at }
      case .ended(let hold):
        holds.append(hold)
        // What led out of the posture was no loss.
        losses.removeAll { $0.number == Int(hold.number) && $0.from >= hold.end }
      case .fault(let fault): faults.append(fault)
      case .sensorLost, nil: break
      }
    }
  }
}
