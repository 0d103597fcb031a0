package import HingeCore

/// What a wearer without a screen is told by sound during a calibration.
package enum PacerCue: UInt8, Equatable, BitwiseCopyable, Sendable {
  /// As many ticks as the step's number: what comes next.
  case stepOne
  case stepTwo
  case stepThree
  case stepFour
  /// Long: the step begins now, stand upright.
  case begin
  /// Short: go on to the next part of the movement.
  case tick
  /// Two: the step is over, rest.
  case end
  case accepted
  case refused
}

/// Paces a calibration by sound alone: what to do when, and when to listen to the sensors.
///
/// Time in, actions out. Each step is announced by its number, begins and ends standing, and is paced
/// by ticks: stand, three hinges, three reps of the style at the wearer's own pace, two slumps.
package struct CalibrationPacer: Sendable {
  package enum Action: Equatable, Sendable {
    case sound(PacerCue)
    case beginStep(CalibrationStep)
    case endStep(CalibrationStep)
    /// All four are there.
    case finished
  }

  /// Which step goes on or comes, and how long that lasts.
  package struct Stage: Equatable, Sendable {
    package var step: CalibrationStep
    /// Else it is announced, or the one before is over.
    package var isRecording: Bool
    package var left: TimeSpan

    package init(step: CalibrationStep, isRecording: Bool, left: TimeSpan) {
      self.step = step
      self.isRecording = isRecording
      self.left = left
    }
  }

  private struct Mark {
    var at: TimeSpan
    var action: Action
  }
  private let marks: [Mark]
  private var next = 0
  private let begun: Timestamp

  package init(from time: Timestamp) {
    begun = time
    var marks: [Mark] = []
    var clock: Int64 = 0
    func mark(_ action: Action) {
      marks.append(Mark(at: TimeSpan(milliseconds: clock), action: action))
    }
    for (step, cue, beats) in Self.plan {
      mark(.sound(cue))
      // Room to hear the number, and to take up what the step needs.
      clock += Self.announcement
      mark(.beginStep(step))
      mark(.sound(.begin))
      for beat in beats {
        clock += beat
        mark(.sound(.tick))
      }
      clock += Self.standing
      mark(.endStep(step))
      mark(.sound(.end))
      clock += Self.rest
    }
    mark(.finished)
    self.marks = marks
  }

  private static let announcement: Int64 = 5000
  private static let standing: Int64 = 2000
  private static let rest: Int64 = 1500

  /// Each step, its number's cue, and the times from one tick to the next, ms. A hinge is 3 s down, 1.5 s
  /// held, 2.5 s up and 2.5 s standing; a slump 3 s down, 3 s rounded, 3 s up, 2.5 s standing.
  private static let plan: [(CalibrationStep, PacerCue, [Int64])] = [
    (.stand, .stepOne, [6000, 6000]),
    (.hinge, .stepTwo, Array(repeating: [2500, 3000, 1500, 2500], count: 3).flatMap { $0 }),
    // The wearer's own pace: a tick where half of the time is over.
    (.style, .stepThree, [2000, 14_000, 14_000]),
    (.slump, .stepFour, Array(repeating: [2500, 3000, 3000, 3000], count: 2).flatMap { $0 }),
  ]

  /// Nil once the last step is over.
  package func stage(at time: Timestamp) -> Stage? {
    let elapsed = time.since(begun)
    for mark in marks where mark.at > elapsed {
      let left = TimeSpan(microseconds: mark.at.microseconds - elapsed.microseconds)
      switch mark.action {
      case .beginStep(let step): return Stage(step: step, isRecording: false, left: left)
      case .endStep(let step): return Stage(step: step, isRecording: true, left: left)
      case .sound, .finished: continue
      }
    }
    return nil
  }

  /// How long it takes.
  package var duration: TimeSpan { marks.last?.at ?? .zero }

  /// What is due by now, in order.
  package mutating func advance(to time: Timestamp) -> [Action] {
    var due: [Action] = []
    while next < marks.count, marks[next].at <= time.since(begun) {
      due.append(marks[next].action)
      next += 1
    }
    return due
  }

  /// When there is more; nil at the end.
  package var deadline: Timestamp? {
    next < marks.count ? begun.advanced(by: marks[next].at) : nil
  }
}
