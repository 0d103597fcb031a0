package import HingeCore
internal import LinuxIO
internal import Synchronization

/// Who knows how the daemon is. Called on the server's thread; must answer from what it has, at
/// once.
package protocol ControlHandler: Sendable {
  func status() -> StatusReply
  /// Hands entries to the log and returns; `done` is called once, from any thread, when they are on the
  /// disk, or with why they are not.
  func say(
    _ entries: [SaidEntry], origin: String, done: @escaping @Sendable (ControlFault?) -> Void)
  /// Hands on what the wearer asks for and returns; `done` is called once, from any thread, when it is
  /// known what became of it.
  func wish(_ wish: WearerWish, done: @escaping @Sendable (WishAnswer) -> Void)
}

/// The daemon's side of the socket, on a thread of its own.
///
/// `publish` is for the thread that empties the sampler's ring, never for the sampler: it encodes
/// and takes a short lock. It does not wait for clients; what they can't take is dropped or they
/// are closed, and both are counted.
package final class ControlServer: Sendable {
  private let shared: ControlShared
  private let thread: RealtimeThread

  /// Opens the socket and starts serving.
  package init(path: String, handler: any ControlHandler) throws(ControlServerError) {
    do throws(Errno) {
      shared = ControlShared(wake: try WakeEvent())
    } catch {
      throw .failed(path: path, error)
    }
    let listener = try ListeningSocket(path: path)
    let shared = shared
    do throws(ThreadError) {
      // Room for the JSON reader's recursion on hostile nesting.
      thread = try RealtimeThread(name: "control", priority: nil, stackBytes: 4 << 20) {
        ControlLoop(listener: listener, shared: shared, handler: handler).run()
      }
    } catch {
      throw .failed(path: path, error.errno)
    }
  }

  deinit { stop() }

  /// Somebody wants the frames.
  package var hasWatchers: Bool { shared.frameClients.load(ordering: .relaxed) > 0 }

  /// For those who watch. Encodes only when somebody does.
  package func publish(_ frame: MotionFrame) {
    if shared.frameClients.load(ordering: .relaxed) == 0 { return }
    var message = ControlMessage()
    message.frame = LiveFrame(frame)
    shared.post(message, .frame)
  }

  package func publish(_ event: CoreEvent) { publish(LiveEvent(event)) }

  /// `event` is made only where somebody watches.
  package func publish(_ event: @autoclosure () -> LiveEvent) {
    if shared.eventClients.load(ordering: .relaxed) == 0 { return }
    var message = ControlMessage()
    message.event = event()
    shared.post(message, .event)
  }

  /// What the socket has seen so far.
  package var counts: ControlCounts { shared.counts.withLock { $0 } }

  /// Says good-bye to the clients, removes the socket file, and returns when the thread has ended.
  package func stop() {
    shared.isStopping.store(true, ordering: .releasing)
    shared.wake.signal()
    thread.join()
  }
}

/// What the server's thread and the others share.
final class ControlShared: Sendable {
  let wake: WakeEvent
  let isStopping = Atomic<Bool>(false)
  let frameClients = Atomic<Int>(0)
  let eventClients = Atomic<Int>(0)
  let counts = Mutex(ControlCounts())
  private let inbox = Mutex(Inbox())

  struct Inbox {
    var lines: [(bytes: [UInt8], kind: OutputQueue.Kind)] = []
    var frames = 0
    var answers: [LateAnswer] = []
  }

  /// To a request that waited for the disk, or for the wearer's desk.
  struct LateAnswer {
    var client: Int
    var message: ControlMessage
  }

  static let maximumFrames = 50
  static let maximumLines = 2000

  init(wake: WakeEvent) { self.wake = wake }

  /// Hands a line to the server's thread; drops and counts it if that is far behind.
  func post(_ message: ControlMessage, _ kind: OutputQueue.Kind) {
    guard let bytes = ControlCoding.line(message) else { return }
    let isTaken = inbox.withLock { inbox in
      if inbox.lines.count >= Self.maximumLines { return false }
      if kind == .frame {
        if inbox.frames >= Self.maximumFrames { return false }
        inbox.frames += 1
      }
      inbox.lines.append((bytes, kind))
      return true
    }
    if !isTaken {
      counts.withLock { if kind == .frame { $0.lostFrames += 1 } else { $0.lostEvents += 1 } }
    }
    wake.signal()
  }

  /// No more than the clients have requests waiting.
  func post(_ message: ControlMessage, to client: Int) {
    inbox.withLock { $0.answers.append(LateAnswer(client: client, message: message)) }
    wake.signal()
  }

  /// Everything posted since the last call, in order.
  func take() -> Inbox {
    inbox.withLock { inbox in
      defer { inbox = Inbox() }
      return inbox
    }
  }
}
