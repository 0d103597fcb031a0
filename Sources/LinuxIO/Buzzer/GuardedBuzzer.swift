package import HingeCore

/// A buzzer on a line, with a guard that turns it off when it has been on for too long, whatever
/// has become of the thread that turned it on.
///
/// The guard is a thread of its own that only looks at the line's state, a few times a second.
/// `set` takes no lock. A sound that the guard has ended stays off until `set` goes from off to on.
/// Belongs to one thread at a time, but for what is said of it.
package final class GuardedBuzzer<Line: OutputLine>: Buzzer, @unchecked Sendable {
  private let line: GuardedLine<Line>
  private let guarding: BuzzerGuard
  private var isOn = false
  private var generation: UInt64 = 0
  private var failures = 0

  /// - Parameter longestOn: the guard ends a sound after this and at most a quarter of it more. The
  ///   longest that is meant is an alarm's pulse of 180 ms.
  /// - Parameter priority: the guard's; above that of the thread which it watches.
  package init(
    _ line: Line, longestOn: TimeSpan = TimeSpan(milliseconds: 2000), priority: Int32? = 51
  ) throws(ThreadError) {
    let guarded = GuardedLine(line)
    self.line = guarded
    let limit = OnTimeLimit(longest: longestOn)
    guarding = try BuzzerGuard(
      period: TimeSpan(microseconds: max(1000, longestOn.microseconds / 4)), priority: priority,
      limit: limit
    ) { guarded.look(&$0, now: $1) }
  }

  deinit {
    guarding.stop()
    do throws(Errno) {
      if isOn { try line.turnOff(generation) }
    } catch {
      // The line itself turns off once more when it is let go.
    }
  }

  @discardableResult package func set(_ on: Bool, at time: Timestamp) -> Bool {
    do throws(Errno) {
      switch (isOn, on) {
      case (false, false): return false
      case (true, true): try line.keepOn(generation)
      case (false, true):
        generation &+= 1
        try line.turnOn(generation)
        isOn = true
      case (true, false):
        try line.turnOff(generation)
        isOn = false
      }
    } catch {
      // `isOn` is as it was, so that the next call tries again.
      failures &+= 1
    }
    return isOn
  }

  /// Calls that the line refused, the guard's as well.
  package var failureCount: Int { failures &+ line.refusedStopCount }

  /// Sounds that the guard has ended; any thread may ask. More than 0 is a fault of ours, or a
  /// thread that hung.
  package var tripCount: Int { line.tripCount }
}
