package import CalibrationSteps
package import Control
package import HingeCore

/// A mobility check that goes on: its pace, and what is shown of it. Time comes from outside.
package struct MobilityGuide: Sendable {
  private var pacer: MobilityPacer

  package init(from time: Timestamp) { pacer = MobilityPacer(from: time) }

  package var deadline: Timestamp? { pacer.deadline }

  /// What is due by now, in order.
  package mutating func advance(to now: Timestamp) -> [MobilityPacer.Action] {
    pacer.advance(to: now)
  }

  /// Whole seconds: one that is begun is still left.
  package func progress(at now: Timestamp) -> LiveMobility {
    guard let stage = pacer.stage(at: now) else { return LiveMobility(phase: .judging) }
    var progress = LiveMobility(phase: .recording)
    progress.part = part(stage.part)
    progress.hinge = stage.hinge
    progress.hinges = MobilityPacer.hinges
    progress.leftS = Double((stage.left.microseconds + 999_999) / 1_000_000)
    return progress
  }

  private func part(_ part: MobilityPacer.Part) -> LiveMobility.Part {
    switch part {
    case .ready: .ready
    case .stand: .stand
    case .down: .down
    case .hold: .hold
    case .up: .up
    }
  }
}
