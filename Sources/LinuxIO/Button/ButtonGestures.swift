package import HingeCore

/// What is done with one button.
package enum ButtonGesture: Equatable, Sendable {
  /// Pressed for less than 1.5 s, and not again at once.
  case short
  /// Two short ones, the second begun within 0.4 s of the first one's end.
  case double
  /// For 1.5 s to 5 s; said when it ends.
  case long
  /// For 5 s; said at once, while the button is still down.
  case veryLong
}

/// Tells gestures from clean presses and releases, and from time that passes. Every press is part
/// of exactly one gesture.
package struct ButtonGestures: Sendable {
  package static let longest = TimeSpan(milliseconds: 5000)
  package static let long = TimeSpan(milliseconds: 1500)
  package static let gap = TimeSpan(milliseconds: 400)

  private enum State: Equatable {
    case idle
    /// Down since then; `isSecond`: a short press came just before.
    case down(since: Timestamp, isSecond: Bool)
    /// One short press ended then; another may come.
    case between(since: Timestamp)
    /// Said already what this press is; its end means nothing.
    case spent
  }
  private var state = State.idle

  package init() {}

  package mutating func change(_ change: Debouncer.Change) -> [ButtonGesture] {
    var found = advance(to: change.time)
    switch (state, change.isPressed) {
    case (.idle, true): state = .down(since: change.time, isSecond: false)
    case (.between, true): state = .down(since: change.time, isSecond: true)
    case (.down(let since, let isSecond), false):
      if change.time.since(since) >= Self.long {
        // A short press before it is said by `advance`.
        found.append(.long)
        state = .idle
      } else if isSecond {
        found.append(.double)
        state = .idle
      } else {
        state = .between(since: change.time)
      }
    case (.spent, false): state = .idle
    // A release without a press, or a press while pressed: nothing that a debouncer says.
    case (.idle, false), (.between, false), (.down, true), (.spent, true): break
    }
    return found
  }

  package mutating func advance(to now: Timestamp) -> [ButtonGesture] {
    var found: [ButtonGesture] = []
    switch state {
    case .idle, .spent: break
    case .between(let since):
      if now.since(since) > Self.gap {
        found.append(.short)
        state = .idle
      }
    case .down(let since, let isSecond):
      let held = now.since(since)
      if isSecond && held >= Self.long {
        found.append(.short)
        state = .down(since: since, isSecond: false)
      }
      if held >= Self.longest {
        found.append(.veryLong)
        state = .spent
      }
    }
    return found
  }

  /// When `advance` has something to say if nothing happens before.
  package var deadline: Timestamp? {
    switch state {
    case .idle, .spent: nil
    case .between(let since): since.advanced(by: TimeSpan(microseconds: Self.gap.microseconds + 1))
    case .down(let since, let isSecond): since.advanced(by: isSecond ? Self.long : Self.longest)
    }
  }
}
