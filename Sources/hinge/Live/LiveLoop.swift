import Control
import Foundation
import HingeCore
import LinuxIO
import Live
import Setup

/// Waits for keys, for the daemon and for the time, and hands all of it to the session.
final class LiveLoop {
  enum End {
    case quit
    /// To be obeyed once the terminal is itself again.
    case signal(Int32)
  }

  private static let retryInterval = TimeSpan(milliseconds: 1000)
  /// Frames come fifty times a second and answers every two: a daemon that says nothing for so long hangs.
  private static let patience = TimeSpan(milliseconds: 6000)

  private let terminal: RawTerminal
  private let socket: String
  private let signals: LiveSignals
  private let screenLog: ScreenLog?
  private var session: LiveSession
  private var feed: ControlFeed?
  private var nextTry = MonotonicClock.now()
  private var lastHeard = MonotonicClock.now()
  private var end: End?

  init(
    _ session: LiveSession, on terminal: RawTerminal, signals: LiveSignals, socket: String,
    screenLog: ScreenLog?
  ) {
    self.signals = signals
    self.session = session
    self.terminal = terminal
    self.socket = socket
    self.screenLog = screenLog
  }

  /// Until somebody or something ends it. The terminal is given back whichever it is.
  func run() -> End {
    terminal.enter()
    defer { terminal.leave() }
    while true {
      connect()
      perform(session.tick(at: MonotonicClock.now()))
      if end == nil { draw() }
      if let end { return end }
      wait()
    }
  }

  private func wait() {
    var entries = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal.isIdle ? -1 : terminal.raw, events: Int16(POLLOUT), revents: 0),
      pollfd(
        fd: feed?.raw ?? -1, events: Int16(POLLIN | (feed?.hasOutput == true ? POLLOUT : 0)),
        revents: 0),
      pollfd(fd: signals.raw, events: Int16(POLLIN), revents: 0),
    ]
    let now = MonotonicClock.now()
    var wake = session.wake(at: now)
    // While the terminal takes nothing there is nothing to draw for.
    if !terminal.isIdle { wake = max(wake, now.advanced(by: TimeSpan(milliseconds: 100))) }
    if feed == nil { wake = min(wake, nextTry) }
    let left = max(0, wake.since(now).microseconds)
    let count = poll(&entries, nfds_t(entries.count), Int32(clamping: (left + 999) / 1000))
    for number in signals.take() { take(signal: number) }
    guard count > 0, end == nil else { return }
    if entries[0].revents != 0 { takeKeys() }
    if entries[1].revents != 0 { writeOut([]) }
    if entries[2].revents != 0 { takeLines() }
  }

  private func take(signal number: Int32) {
    switch number {
    case SIGWINCH: resize()
    case SIGTSTP: suspend()
    case SIGCONT:
      // Somebody else had the terminal meanwhile.
      terminal.enter()
      resize()
    default: end = end ?? .signal(number)
    }
  }

  private func resize() {
    let size = terminal.size
    session.resize(width: size.width, height: size.height)
  }

  private func suspend() {
    terminal.leave()
    LiveSignals.obey(SIGTSTP)
    terminal.enter()
    resize()
    // The one that let it go on is dealt with.
    for number in signals.take() where number != SIGCONT { take(signal: number) }
  }

  private func perform(_ actions: [LiveSession.Action]) {
    for action in actions {
      switch action {
      case .quit: end = end ?? .quit
      case .interrupt: end = end ?? .signal(SIGINT)
      case .suspend: suspend()
      case .send(let request):
        do throws(ControlClientError) {
          try feed?.send(request)
        } catch {
          lose(error)
        }
      }
    }
  }

  private func takeKeys() {
    guard let bytes = terminal.read() else {
      end = end ?? .signal(SIGHUP)
      return
    }
    perform(session.type(bytes, at: MonotonicClock.now()))
  }

  // MARK: The screen

  private func draw() {
    guard terminal.isIdle else { return }
    let bytes = session.draw(at: MonotonicClock.now())
    if bytes.isEmpty { return }
    writeOut(bytes)
    screenLog?.note(frame: session.state.frame, bytes: bytes.count, at: MonotonicClock.now())
  }

  private func writeOut(_ bytes: [UInt8]) {
    do throws(Errno) {
      try terminal.write(bytes)
    } catch {
      end = end ?? .signal(SIGHUP)
    }
  }

  // MARK: The daemon

  private func connect() {
    let now = MonotonicClock.now()
    if feed != nil {
      if now.since(lastHeard) > Self.patience {
        lose(.timedOut(path: socket, milliseconds: Self.patience.milliseconds))
      }
      return
    }
    guard now >= nextTry else { return }
    nextTry = now.advanced(by: Self.retryInterval)
    do throws(ControlClientError) {
      feed = try ControlFeed(path: socket)
      lastHeard = now
      perform(session.connect(at: now))
    } catch {
      lose(error)
    }
  }

  private func takeLines() {
    do throws(ControlClientError) {
      try feed?.flush()
      while let line = try feed?.next() {
        let now = MonotonicClock.now()
        lastHeard = now
        // What a later daemon says beside is passed over.
        if let message = line.message { perform(session.take(message, at: now)) }
      }
    } catch {
      lose(error)
    }
  }

  private func lose(_ error: ControlClientError) {
    feed = nil
    nextTry = MonotonicClock.now().advanced(by: Self.retryInterval)
    session.lose("\(error)", at: MonotonicClock.now())
  }
}
