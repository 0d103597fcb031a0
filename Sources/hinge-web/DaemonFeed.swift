import Control
import Foundation
import HingeCore
import LinuxIO
import ServiceLifecycle
import Synchronization
import Live

/// The connection to hinged, on a thread of its own: whatever a browser does, the daemon's lines are read.
/// Where the daemon is away it is asked for again every second, for ever.
final class DaemonFeed: Service {
  /// A frame at most every so often: 10 a second.
  static let frameInterval = TimeSpan(milliseconds: 100)
  static let beatInterval = TimeSpan(milliseconds: 5000)
  private static let statusInterval = TimeSpan(milliseconds: 2000)
  private static let retryInterval = TimeSpan(milliseconds: 1000)
  /// How long a look for the next line takes at most, and so the end of this program.
  private static let look = TimeSpan(milliseconds: 250)

  private let socket: String
  private let hub: Hub
  private let isStopped = Atomic(false)

  init(socket: String, hub: Hub) {
    self.socket = socket
    self.hub = hub
  }

  func run() async throws {
    let thread = Thread { [self] in follow() }
    thread.name = "feed"
    thread.start()
    try await gracefulShutdown()
    isStopped.store(true, ordering: .relaxed)
  }

  private func follow() {
    var nextBeat = MonotonicClock.now().advanced(by: Self.beatInterval)
    while !isStopped.load(ordering: .relaxed) {
      do throws(ControlClientError) {
        try listen(&nextBeat)
      } catch {
        hub.lose("\(error)")
        pause(&nextBeat)
      }
    }
  }

  /// Until the daemon goes, or this program ends.
  private func listen(_ nextBeat: inout Timestamp) throws(ControlClientError) {
    let client = try ControlClient(path: socket)
    var wantsFrames = hub.viewers > 0
    // First, so that nothing between it and the status is missed.
    try client.subscribe(frames: wantsFrames, events: true)
    try refresh(client)
    var nextStatus = MonotonicClock.now().advanced(by: Self.statusInterval)
    var nextFrame = MonotonicClock.now()
    while !isStopped.load(ordering: .relaxed) {
      // Without anybody who looks, the daemon need not send fifty frames a second.
      let isWatched = hub.viewers > 0
      if isWatched != wantsFrames {
        wantsFrames = isWatched
        try client.subscribe(frames: wantsFrames, events: true)
      }
      let message = try client.next(timeout: Self.look)
      let now = MonotonicClock.now()
      if let event = message?.event {
        hub.apply(event)
        // Who wears the belt now, before anybody looks.
        if event.kind == .sessionStarted { nextStatus = now }
      }
      if let frame = message?.frame, now >= nextFrame {
        hub.take(frame)
        hub.send(frame: frame)
        nextFrame = now.advanced(by: Self.frameInterval)
      }
      if now >= nextStatus {
        try refresh(client)
        nextStatus = now.advanced(by: Self.statusInterval)
      }
      beat(&nextBeat, now)
    }
  }

  private func refresh(_ client: ControlClient) throws(ControlClientError) {
    hub.apply(try client.status())
  }

  private func pause(_ nextBeat: inout Timestamp) {
    let end = MonotonicClock.now().advanced(by: Self.retryInterval)
    while !isStopped.load(ordering: .relaxed), MonotonicClock.now() < end {
      MonotonicClock.sleep(until: MonotonicClock.now().advanced(by: Self.look))
      beat(&nextBeat, MonotonicClock.now())
    }
  }

  private func beat(_ next: inout Timestamp, _ now: Timestamp) {
    if now < next { return }
    hub.beat()
    next = now.advanced(by: Self.beatInterval)
  }
}
