import HingeCore
import Training

/// What a pipeline said over a whole recording, with withdrawn reps taken out again.
struct ReplayOutcome {
  private(set) var reps: [Rep] = []
  /// One a rep.
  private(set) var reasons: [VerdictReason] = []
  private(set) var postures: [RepPosture] = []
  private(set) var alerts: [Alert] = []
  private(set) var faults: [Fault] = []
  private(set) var sets: [SetSummary] = []
  private var reasoner: VerdictReasoner
  private var history = FrameHistory()

  init(settings: AlertSettings) { reasoner = VerdictReasoner(settings: settings) }

  mutating func take(from pipeline: borrowing HingePipeline) {
    if let frame = pipeline.frame { history.add(frame) }
    for index in 0..<pipeline.events.count {
      guard let event = pipeline.events[index] else { continue }
      if let reason = reasoner.take(event) { reasons.append(reason) }
      switch event {
      case .repCompleted(let rep):
        reps.append(rep)
        postures.append(history.posture(of: rep))
      case .alert(let alert): alerts.append(alert)
      case .fault(let fault): faults.append(fault)
      case .setEnded(let summary): sets.append(summary)
      // A withdrawn rep was counted but never completed: it is in no list.
      case .setStarted, .repCounted, .repWithdrawn: break
      }
    }
  }
}
