import Control
import Foundation
import HingeCore
import LinuxIO
import Live
import NIOCore
import Synchronization
import Web

/// What the daemon says, to every browser that looks. Never waits for one: each has a short queue of its own,
/// of which the oldest goes first.
final class Hub: Sendable {
  /// Browsers at a time; each keeps a connection.
  static let maximumViewers = 16
  /// Parts that wait for one browser: some three seconds.
  static let queueLength = 32
  /// A browser that takes nothing for so long is sent away.
  static let patience = TimeSpan(milliseconds: 15_000)

  private let token: WebTokenFile
  private let state = Mutex(State())

  private struct State {
    var view = LiveView()
    var phone = PhoneState()
    var viewers: [Int: Viewer] = [:]
    var lastID = 0
  }

  /// One browser.
  struct Viewer {
    let continuation: AsyncStream<ByteBuffer>.Continuation
    let channel: any Channel
    /// What it was let in with; it is sent away when that ends.
    let token: WebToken
    var busySince: Timestamp?
  }

  init(token: WebTokenFile) { self.token = token }

  var viewers: Int { state.withLock { $0.viewers.count } }

  /// A place for a browser, with the newest view first in its queue; nil: there are too many.
  func join(_ channel: any Channel, token: WebToken) -> (id: Int, parts: AsyncStream<ByteBuffer>)? {
    state.withLock { state in
      if state.viewers.count >= Self.maximumViewers { return nil }
      let (parts, continuation) = AsyncStream.makeStream(
        of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(Self.queueLength))
      // How long the browser itself waits before it comes again.
      continuation.yield(ByteBuffer(string: "retry: 2000\n\n"))
      if let part = Self.part("view", Self.whole(state)) { continuation.yield(part) }
      state.lastID += 1
      state.viewers[state.lastID] = Viewer(
        continuation: continuation, channel: channel, token: token)
      return (state.lastID, parts)
    }
  }

  func leave(_ id: Int) {
    state.withLock { $0.viewers.removeValue(forKey: id) }?.continuation.finish()
  }

  /// Around every write, so that one that does not end is noticed.
  func isWriting(_ id: Int, _ isWriting: Bool) {
    state.withLock { $0.viewers[id]?.busySince = isWriting ? MonotonicClock.now() : nil }
  }

  /// Who is worn, for which style, and the running session's number in the log.
  var wearing: (lifter: String, style: String, session: Int64?) {
    state.withLock { ($0.phone.lifter, $0.phone.style, $0.phone.session) }
  }

  func apply(_ status: StatusReply) {
    let now = MonotonicClock.now()
    update { view, phone in
      view.apply(status)
      phone.apply(status, at: now)
    }
  }

  func apply(_ event: LiveEvent) {
    let now = MonotonicClock.now()
    update { view, phone in
      view.apply(event)
      phone.apply(event, at: now)
    }
  }

  func lose(_ sentence: String) {
    update { view, phone in
      view.lose(sentence)
      phone.lose(sentence)
    }
  }

  /// Something was said of the session through this page: others that look at it ask what.
  func heard() { update { _, phone in phone.heard() } }

  func take(_ frame: LiveFrame) { update { _, phone in phone.apply(frame) } }

  /// Who looks is told only if something did change.
  private func update(_ change: (inout LiveView, inout PhoneState) -> Void) {
    state.withLock { state in
      let (view, phone) = (state.view, state.phone)
      change(&state.view, &state.phone)
      if state.view != view || state.phone != phone {
        Self.send("view", Self.whole(state), to: state.viewers)
      }
    }
  }

  private static func whole(_ state: State) -> Joined<LiveView, PhoneView> {
    Joined(state.view, state.phone.view(at: MonotonicClock.now()))
  }

  func send(frame: some Encodable) {
    state.withLock { Self.send("frame", frame, to: $0.viewers) }
  }

  /// The heartbeat: the view again, which mends what a full queue lost. Who is stuck, or whose token ended,
  /// is sent away.
  func beat() {
    var current: WebToken?
    do throws(WebTokenError) { current = try token.read() } catch { current = nil }
    let now = MonotonicClock.now()
    state.withLock { state in
      for (id, viewer) in state.viewers {
        let isStuck = viewer.busySince.map { now.since($0) > Self.patience } ?? false
        let isPaired = current.map { viewer.token.matches($0.text) } ?? false
        guard isStuck || !isPaired else { continue }
        viewer.continuation.finish()
        viewer.channel.close(mode: .all, promise: nil)
        state.viewers.removeValue(forKey: id)
      }
      Self.send("view", Self.whole(state), to: state.viewers)
    }
  }

  private static func send(_ name: String, _ value: some Encodable, to viewers: [Int: Viewer]) {
    guard !viewers.isEmpty, let part = part(name, value) else { return }
    for viewer in viewers.values { viewer.continuation.yield(part) }
  }

  /// One message of the stream; nil only for numbers that JSON has not (none is made here).
  private static func part(_ name: String, _ value: some Encodable) -> ByteBuffer? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let json = String(decoding: try encoder.encode(value), as: UTF8.self)
      return ByteBuffer(string: "event: \(name)\ndata: \(json)\n\n")
    } catch {
      return nil
    }
  }
}
