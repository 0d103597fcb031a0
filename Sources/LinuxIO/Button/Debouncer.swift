package import HingeCore

/// Makes clean changes of a contact that bounces: a level counts once it has held for longer than
/// the contact may bounce, and from the edge that began it. Shorter ones, such as what a motor
/// nearby induces, never were.
package struct Debouncer: BitwiseCopyable, Sendable {
  package struct Change: Equatable, BitwiseCopyable, Sendable {
    package var isPressed: Bool
    package var time: Timestamp

    package init(isPressed: Bool, time: Timestamp) {
      self.isPressed = isPressed
      self.time = time
    }
  }

  /// The longest that a contact bounces. Common push buttons: 1 to 10 ms, worn ones some more.
  package static let longestBounce = TimeSpan(milliseconds: 30)

  package private(set) var isPressed: Bool
  private var level: Bool
  /// When the level became what it is.
  private var since: Timestamp
  private let bounce: TimeSpan

  /// - Parameter isPressed: at the start; what is pressed then is no press.
  package init(isPressed: Bool, at time: Timestamp, bounce: TimeSpan = Self.longestBounce) {
    self.isPressed = isPressed
    level = isPressed
    since = time
    self.bounce = bounce
  }

  /// An edge, or the level as it was read. Times go forward; one that does not is taken for now.
  package mutating func level(_ pressed: Bool, at time: Timestamp) -> Change? {
    let change = advance(to: time)
    if pressed != level {
      level = pressed
      since = max(since, time)
    }
    return change
  }

  /// Nothing happened until now.
  package mutating func advance(to now: Timestamp) -> Change? {
    guard level != isPressed, now.since(since) > bounce else { return nil }
    isPressed = level
    return Change(isPressed: level, time: since)
  }

  /// Since when the level is another than what counts; nil: it is not.
  package var unsettledSince: Timestamp? { level == isPressed ? nil : since }

  /// When `advance` has something to say if nothing happens before.
  package var deadline: Timestamp? {
    unsettledSince?.advanced(by: TimeSpan(microseconds: bounce.microseconds + 1))
  }
}
