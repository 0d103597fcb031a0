internal import HingeCore

/// The guard's thread: looks, waits, looks again, until it is stopped.
final class BuzzerGuard: Sendable {
  private let wake: WakeEvent
  private let thread: RealtimeThread

  /// - Parameter period: between two looks.
  /// - Parameter look: does what `limit` says, at this moment of the monotonic clock.
  init(
    period: TimeSpan, priority: Int32?, limit: OnTimeLimit,
    look: @escaping @Sendable (inout OnTimeLimit, Timestamp) -> Void
  ) throws(ThreadError) {
    let name = "buzzer guard"
    let wake: WakeEvent
    do throws(Errno) {
      wake = try WakeEvent()
    } catch {
      throw ThreadError(name: name, errno: error)
    }
    self.wake = wake
    thread = try RealtimeThread(name: name, priority: priority, stackBytes: 128 * 1024) {
      var limit = limit
      while !wake.wait(timeout: period) { look(&limit, MonotonicClock.now()) }
    }
  }

  /// Returns once the thread has ended.
  func stop() {
    wake.signal()
    thread.join()
  }
}
