import Control
import HingeCore
import LinuxIO
import Logging
import ServiceLifecycle
import Synchronization

/// The daemon's threads, started and stopped in order: buzzer off first, then the sampler, then
/// the writer, then the disk.
final class Monitor: Service {
  private let shared: SamplerShared
  private let writer: EventWriter
  private let log: LogThread
  private let board: StatusBoard
  private let notifier: ServiceNotifier
  private let logger: Logger
  private let desk: WearerDesk
  private let power: PowerDesk?
  private let flagged: FlaggedDesk?
  private let startSampler: @Sendable (SamplerShared) throws(ThreadError) -> RealtimeThread

  init(
    shared: SamplerShared, writer: EventWriter, log: LogThread, board: StatusBoard,
    notifier: ServiceNotifier, logger: Logger, desk: WearerDesk,
    power: PowerDesk?, flagged: FlaggedDesk?,
    startSampler: @escaping @Sendable (SamplerShared) throws(ThreadError) -> RealtimeThread
  ) {
    self.shared = shared
    self.writer = writer
    self.log = log
    self.board = board
    self.notifier = notifier
    self.logger = logger
    self.desk = desk
    self.power = power
    self.flagged = flagged
    self.startSampler = startSampler
  }

  func run() async throws {
    let writer = writer
    let log = log
    let logging = try RealtimeThread(name: "log disk", priority: nil) { log.run() }
    let writing: RealtimeThread
    do {
      writing = try RealtimeThread(name: "log writer", priority: nil) { writer.run() }
    } catch {
      log.finish()
      logging.join()
      throw error
    }
    let sampling: RealtimeThread
    let flaggedThread: RealtimeThread?
    do {
      // Before the sampler, which may wait for it.
      flaggedThread = try flagged.map { flagged in
        try RealtimeThread(name: "flagged reps", priority: nil) { flagged.run() }
      }
      sampling = try startSampler(shared)
    } catch {
      shared.hasEnded.store(true, ordering: .releasing)
      shared.wake.signal()
      writing.join()
      logging.join()
      throw error
    }
    if case .refused(let errno) = sampling.scheduling {
      logger.notice(
        "No real-time priority: \(errno). Samples may wait for other programs; LimitRTPRIO= in the unit file or CAP_SYS_NICE allows it."
      )
    }
    let desk = desk
    // Room for the profile reader's recursion.
    let deskThread = try RealtimeThread(name: "desk", priority: nil, stackBytes: 4 << 20) {
      desk.run()
    }
    let powerThread = try power.map { power in
      try RealtimeThread(name: "power", priority: nil) { power.run() }
    }
    board.set(.running)
    notifier.ready()
    let (shared, notifier) = (shared, notifier)
    await withGracefulShutdownHandler {
      // The threads end by themselves; waiting for them must not hold a thread of the pool that
      // the signal handler needs.
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        let waiting = Waiting(threads: [sampling, writing, logging], done: done)
        waiting.start()
      }
    } onGracefulShutdown: {
      // Only now: a session that ends for another is no end of the service.
      notifier.stopping()
      shared.isStopping.store(true, ordering: .releasing)
    }
    desk.stop()
    power?.stop()
    deskThread.join()
    powerThread?.join()
    flaggedThread?.join()
    board.set(.stopping)
  }
}

/// Waits for threads on a thread of its own.
private final class Waiting: Sendable {
  private let threads: [RealtimeThread]
  private let done: CheckedContinuation<Void, Never>

  init(threads: [RealtimeThread], done: CheckedContinuation<Void, Never>) {
    self.threads = threads
    self.done = done
  }

  func start() {
    do {
      _ = try RealtimeThread(name: "waiting", priority: nil) { self.join() }
    } catch {
      // No thread left to wait on: wait here.
      join()
    }
  }

  private func join() {
    for thread in threads { thread.join() }
    done.resume()
  }
}
