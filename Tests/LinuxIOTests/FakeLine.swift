import LinuxIO

/// A line that remembers, that can refuse, and in whose calls something else can happen first or
/// last, as another thread would do it.
final class FakeLine: OutputLine, @unchecked Sendable {
  enum Moment: Sendable {
    case before
    case after
  }

  private(set) var isOn = false
  private(set) var calls: [Bool] = []
  /// Happens in the call of this number, once.
  var interruption: (call: Int, moment: Moment, action: () -> Void)?
  var refusal: Errno?
  /// For tests with a thread: told of every "off".
  let turnedOff: WakeEvent?

  init(turnedOff: WakeEvent? = nil) { self.turnedOff = turnedOff }

  func drive(_ on: Bool) throws(Errno) {
    let number = calls.count
    calls.append(on)
    interrupt(number, .before)
    if let refusal { throw refusal }
    isOn = on
    interrupt(number, .after)
    if !on { turnedOff?.signal() }
  }

  private func interrupt(_ number: Int, _ moment: Moment) {
    guard let found = interruption, found.call == number, found.moment == moment else { return }
    interruption = nil
    found.action()
  }
}
