package import HingeCore

/// From a pin's levels to gestures. Pure: all time comes from outside.
package struct ButtonReader: Sendable {
  private var debouncer: Debouncer
  private var gestures = ButtonGestures()

  /// - Parameter isPressed: at the start; what is pressed then is no press.
  package init(isPressed: Bool, at time: Timestamp) {
    debouncer = Debouncer(isPressed: isPressed, at: time)
  }

  /// An edge, or the level as it was read.
  package mutating func level(_ pressed: Bool, at time: Timestamp) -> [ButtonGesture] {
    pass(debouncer.level(pressed, at: time))
  }

  /// Nothing happened until now.
  package mutating func advance(to now: Timestamp) -> [ButtonGesture] {
    let found = pass(debouncer.advance(to: now))
    // A change under way may turn out to have begun when it did: nothing is certain beyond.
    return found + gestures.advance(to: debouncer.unsettledSince ?? now)
  }

  /// When `advance` has something to say if nothing happens before; nil: never.
  package var deadline: Timestamp? { debouncer.deadline ?? gestures.deadline }

  private mutating func pass(_ change: Debouncer.Change?) -> [ButtonGesture] {
    change.map { gestures.change($0) } ?? []
  }
}
