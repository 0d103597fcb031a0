package import HingeCore

/// Paces a mobility check by sound alone: time in, actions out. Stand, then three times down, held at the deepest,
/// up and standing.
package struct MobilityPacer: Sendable {
  package enum Part: String, CaseIterable, Sendable {
    /// What comes is announced.
    case ready
    case stand
    case down
    case hold
    case up
  }

  package enum Action: Equatable, Sendable {
    case sound(PacerCue)
    /// From here on the samples count.
    case begin
    case finished
  }

  /// Which part goes on, of which hinge (0 before the first), and how long it lasts yet.
  package struct Stage: Equatable, Sendable {
    package var part: Part
    package var hinge: Int
    package var left: TimeSpan
  }

  private struct Mark {
    var at: TimeSpan
    var part: Part
    var hinge: Int
    var actions: [Action]
  }

  package static let hinges = 3
  private let marks: [Mark]
  private let end: TimeSpan
  private let begun: Timestamp
  private var next = 0

  package init(from time: Timestamp) {
    begun = time
    var marks: [Mark] = []
    var clock: Int64 = 0
    func add(_ part: Part, _ hinge: Int, _ milliseconds: Int64, _ actions: [Action]) {
      marks.append(
        Mark(at: TimeSpan(milliseconds: clock), part: part, hinge: hinge, actions: actions))
      clock += milliseconds
    }
    add(.ready, 0, 3000, [.sound(.stepTwo)])
    add(.stand, 0, 5000, [.begin, .sound(.begin)])
    for hinge in 1...Self.hinges {
      add(.down, hinge, 5000, [.sound(.tick)])
      add(.hold, hinge, 2000, [.sound(.tick)])
      add(.up, hinge, 4000, [.sound(.tick)])
      add(.stand, hinge, 3000, [.sound(.tick)])
    }
    self.marks = marks
    end = TimeSpan(milliseconds: clock)
  }

  package var duration: TimeSpan { end }

  /// Nil once it is over.
  package func stage(at time: Timestamp) -> Stage? {
    let elapsed = time.since(begun)
    guard elapsed < end, let index = marks.lastIndex(where: { $0.at <= elapsed }) else {
      return nil
    }
    let until = index + 1 < marks.count ? marks[index + 1].at : end
    return Stage(
      part: marks[index].part, hinge: marks[index].hinge,
      left: TimeSpan(microseconds: until.microseconds - elapsed.microseconds))
  }

  /// What is due by now, in order.
  package mutating func advance(to time: Timestamp) -> [Action] {
    let elapsed = time.since(begun)
    var due: [Action] = []
    while next < marks.count, marks[next].at <= elapsed {
      due += marks[next].actions
      next += 1
    }
    if next == marks.count, elapsed >= end {
      next += 1
      due += [.sound(.end), .finished]
    }
    return due
  }

  /// When there is more; nil at the end.
  package var deadline: Timestamp? {
    if next < marks.count { return begun.advanced(by: marks[next].at) }
    return next == marks.count ? begun.advanced(by: end) : nil
  }
}
