internal import CLinuxIO
internal import Glibc
internal import Synchronization

/// Why a thread could not be started.
package struct ThreadError: Error, CustomStringConvertible {
  package let name: String
  package let errno: Errno

  package var description: String {
    "The thread \"\(name)\" can't be started: \(errno); the system may be out of memory or threads."
  }
}

/// A thread of its own with a fixed stack, in real time where the system allows it.
///
/// The body is an ordinary function: nothing here runs on a task or an actor, so it may block.
package final class RealtimeThread: @unchecked Sendable {
  package enum Scheduling: Equatable, Sendable {
    /// SCHED_FIFO at this priority.
    case realtime(priority: Int32)
    /// As every other thread, because that was asked for.
    case ordinary
    /// As every other thread, because the system refused real time.
    case refused(Errno)
  }

  /// What the system gave. `refused` is worth a line in the log: samples then wait for others.
  package let scheduling: Scheduling
  package let name: String
  private let thread: pthread_t
  private let isJoined = Atomic<Bool>(false)

  /// Starts the thread at once.
  /// - Parameter priority: SCHED_FIFO priority, 1...99; nil for ordinary scheduling.
  /// - Parameter stackBytes: whole stack; the system's minimum at least.
  /// - Parameter body: runs on the new thread; the thread ends with it.
  package init(
    name: String, priority: Int32?, stackBytes: Int = 512 * 1024,
    body: @escaping @Sendable () -> Void
  ) throws(ThreadError) {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(ThreadBody(name: name, run: body))
    var scheduling = Scheduling.ordinary
    var code: Int32 = 0
    if let priority {
      let bounded = min(max(priority, 1), 99)
      scheduling = .realtime(priority: bounded)
      code = hinge_thread_start(&thread, bounded, stackBytes, runThreadBody, context.toOpaque())
      if code != 0 { scheduling = .refused(Errno(code: code)) }
    }
    if priority == nil || code != 0 {
      code = hinge_thread_start(&thread, 0, stackBytes, runThreadBody, context.toOpaque())
    }
    if code != 0 {
      context.release()
      throw ThreadError(name: name, errno: Errno(code: code))
    }
    self.name = name
    self.thread = thread
    self.scheduling = scheduling
  }

  /// Waits until the body has returned. Later calls return at once.
  package func join() {
    if isJoined.exchange(true, ordering: .acquiringAndReleasing) { return }
    pthread_join(thread, nil)
  }

  deinit {
    if !isJoined.load(ordering: .acquiring) { pthread_detach(thread) }
  }

  /// Locks the calling thread's stack into memory, so that a sample never waits for a page.
  /// Throws EPERM or ENOMEM where the system does not allow it: run on, and say so.
  package static func lockStackOfCaller() throws(Errno) {
    let code = hinge_thread_lock_stack()
    if code != 0 { throw Errno(code: code) }
  }

  /// Locks a range of memory, such as a ring. As `lockStackOfCaller`.
  package static func lockMemory(_ range: UnsafeRawBufferPointer) throws(Errno) {
    guard let address = range.baseAddress else { return }
    _ = try SystemCall.retrying { mlock(address, range.count) }
  }
}

private final class ThreadBody: Sendable {
  let name: String
  let run: @Sendable () -> Void
  init(name: String, run: @escaping @Sendable () -> Void) {
    self.name = name
    self.run = run
  }
}

/// What pthread calls. A named function outside every actor: a closure written in a main file
/// would belong to the main actor and trap on any other thread.
private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  let body = Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue()
  hinge_thread_set_name(body.name)
  body.run()
  return nil
}
