package import HingeCore

/// What the guard knows of the line: how often it was turned on, and whether it is.
package struct LineState: Equatable, Sendable {
  package enum Phase: UInt64, Sendable, CaseIterable {
    case off
    case on
    /// Turned off by the guard while whoever turned it on still wants it on.
    case tripped
  }

  /// Counts the times the line was turned on; 62 bits.
  package var generation: UInt64
  package var phase: Phase

  package init(generation: UInt64, phase: Phase) {
    self.generation = generation
    self.phase = phase
  }

  /// Both in one word, so that they change together.
  var word: UInt64 { generation << 2 | phase.rawValue }

  init(word: UInt64) {
    self.init(generation: word >> 2, phase: Phase(rawValue: word & 3) ?? .tripped)
  }
}

/// For how long a line may be on without a break. Looks at it from time to time and says what to do;
/// does nothing itself.
package struct OnTimeLimit: Sendable {
  package enum Action: Equatable, Sendable {
    case nothing
    /// On for too long: turn it off.
    case trip
    /// Turned off before, and whoever turned it on has not noticed: once more, in case a call of
    /// theirs came late.
    case keepOff
  }

  package let longest: TimeSpan
  /// The time of being on that is watched, and when it was first seen.
  private var watched: (generation: UInt64, since: Timestamp)?

  package init(longest: TimeSpan) { self.longest = longest }

  /// - Parameter now: of a clock that goes on whatever the samples do.
  package mutating func look(at state: LineState, now: Timestamp) -> Action {
    switch state.phase {
    case .off:
      watched = nil
      return .nothing
    case .tripped:
      watched = nil
      return .keepOff
    case .on:
      guard let watched, watched.generation == state.generation else {
        watched = (state.generation, now)
        return .nothing
      }
      return now.since(watched.since) >= longest ? .trip : .nothing
    }
  }
}
