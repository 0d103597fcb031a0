package import HingeCore

/// What makes the sound: a line that is on or off. Patterns are somebody else's.
///
/// Off when it is made and off when it goes: whoever owns one calls `turnOff` first in every way
/// out, since a kernel may keep a line's last level when the process is gone.
package protocol Buzzer {
  /// On or off, at this moment of the sample clock. Never allocates and never waits for anything
  /// but the line itself; a call that changes nothing costs nothing.
  ///
  /// False: it is off, and a call with false does nothing until the next one with true. Else it is to
  /// be called with every sample.
  @discardableResult mutating func set(_ on: Bool, at time: Timestamp) -> Bool

  /// Off, whatever pulse is under way.
  mutating func turnOff(at time: Timestamp)

  /// Calls of `set` that the line refused.
  var failureCount: Int { get }
}

extension Buzzer {
  package mutating func turnOff(at time: Timestamp) { set(false, at: time) }
}

/// No buzzer.
package struct SilentBuzzer: Buzzer, Sendable {
  package init() {}
  package mutating func set(_ on: Bool, at time: Timestamp) -> Bool { false }
  package var failureCount: Int { 0 }
}
