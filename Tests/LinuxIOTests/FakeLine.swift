import LinuxIO
import Synchronization

/// A line that remembers, that can refuse, and in whose calls something else can happen first or
/// last, as another thread would do it.
final class FakeLine: OutputLine, @unchecked Sendable {
  enum Moment: Sendable {
    case before
    case after
  }

  private struct Seen {
    var isOn = false
    var calls: [Bool] = []
  }

  private let seen = Mutex(Seen())
  /// Happens in the call of this number, once. Set where no other thread is.
  var interruption: (call: Int, moment: Moment, action: () -> Void)?
  /// What every call is refused with. Set where no other thread is.
  var refusal: Errno?
  /// For tests with a thread: told of every "off".
  let turnedOff: WakeEvent?

  init(turnedOff: WakeEvent? = nil) { self.turnedOff = turnedOff }

  var isOn: Bool { seen.withLock { $0.isOn } }
  var calls: [Bool] { seen.withLock { $0.calls } }

  func drive(_ on: Bool) throws(Errno) {
    let number = seen.withLock { seen in
      seen.calls.append(on)
      return seen.calls.count - 1
    }
    interrupt(number, .before)
    if let refusal { throw refusal }
    seen.withLock { $0.isOn = on }
    interrupt(number, .after)
    if !on { turnedOff?.signal() }
  }

  private func interrupt(_ number: Int, _ moment: Moment) {
    guard let found = interruption, found.call == number, found.moment == moment else { return }
    interruption = nil
    found.action()
  }
}
