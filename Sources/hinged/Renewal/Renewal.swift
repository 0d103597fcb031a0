import Setup
import Synchronization

/// New settings that wait for the set to end; then the session ends, and another begins with them.
final class Renewal: Sendable {
  private let waiting = Mutex<LoadedSettings?>(nil)
  private let hasWaiting = Atomic<Bool>(false)
  private let isDue = Atomic<Bool>(false)
  private let isUrgentNow = Atomic<Bool>(false)

  /// New settings are there and not in effect.
  var isAsked: Bool { hasWaiting.load(ordering: .acquiring) }

  /// Not for the end of a set to wait for: it is closed.
  var isUrgent: Bool { isUrgentNow.load(ordering: .acquiring) }

  /// The last ones count.
  func ask(_ settings: LoadedSettings, isUrgent: Bool = false) {
    waiting.withLock { $0 = settings }
    if isUrgent { isUrgentNow.store(true, ordering: .releasing) }
    hasWaiting.store(true, ordering: .releasing)
  }

  /// What was asked for is in effect already, again.
  func takeBack() {
    hasWaiting.store(false, ordering: .releasing)
    waiting.withLock { $0 = nil }
  }

  /// The session ends for it.
  func begin() { isDue.store(true, ordering: .releasing) }

  /// What waits, whether the session ended for it or for something else.
  var pending: LoadedSettings? { waiting.withLock { $0 } }

  /// What the next session runs with; nil where the session ended for something else.
  var settings: LoadedSettings? {
    if !isDue.load(ordering: .acquiring) { return nil }
    return waiting.withLock { $0 }
  }
}
