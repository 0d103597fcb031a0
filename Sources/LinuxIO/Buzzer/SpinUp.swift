package import HingeCore

/// The shortest time that a line is on, for what needs time to start: a vibration motor does not
/// move in 25 ms. Shorter pulses are lengthened, their beginning stays where it was.
package struct SpinUp: BitwiseCopyable, Sendable {
  private let shortest: TimeSpan
  /// When the pulse began.
  private var since: Timestamp?

  package init(shortest: TimeSpan) { self.shortest = shortest }

  /// Whether the line is on at this moment of the sample clock.
  package mutating func step(_ wanted: Bool, at time: Timestamp) -> Bool {
    if wanted {
      if since == nil { since = time }
      return true
    }
    guard let begun = since, time.since(begun) < shortest else {
      since = nil
      return false
    }
    return true
  }

  /// Forgets the pulse.
  package mutating func end() { since = nil }
}

/// A buzzer whose pulses are long enough for what it drives.
package struct SpinUpBuzzer<Base: Buzzer>: Buzzer {
  private var base: Base
  private var spinUp: SpinUp

  package init(_ base: Base, shortest: TimeSpan) {
    self.base = base
    spinUp = SpinUp(shortest: shortest)
  }

  @discardableResult package mutating func set(_ on: Bool, at time: Timestamp) -> Bool {
    let isOn = spinUp.step(on, at: time)
    return base.set(isOn, at: time) || isOn
  }

  /// At once: the way out does not wait.
  package mutating func turnOff(at time: Timestamp) {
    spinUp.end()
    base.turnOff(at: time)
  }

  package var failureCount: Int { base.failureCount }
}

extension SpinUpBuzzer: Sendable where Base: Sendable {}
