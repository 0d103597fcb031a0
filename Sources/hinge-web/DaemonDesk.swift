import Control
import Foundation
import Synchronization
import Web

/// Asks hinged to do something, on threads that may wait for it: a tare takes two seconds, and a disk may take
/// longer.
final class DaemonDesk: Sendable {
  /// Who asks while so many wait is asked to come again. The daemon takes 32 clients, and they are not all ours.
  static let maximumWaiting = 8
  /// As the log has it.
  static let origin = "page"
  private let socket: String
  private let hub: Hub
  private let queue = DispatchQueue(label: "wishes", attributes: .concurrent)
  private let waiting = Mutex(0)

  init(socket: String, hub: Hub) {
    self.socket = socket
    self.hub = hub
  }

  /// Why it was not done: nil where too many ask.
  struct Refusal: Error {
    var cause: ControlClientError?
  }

  /// Returns once it is carried out, or on the disk.
  func carryOut(_ posted: Posted) async throws(Refusal) {
    let hub = hub
    try await ask { client throws(ControlClientError) in
      switch posted {
      case .say(let entries):
        try client.say(entries, origin: Self.origin)
        Self.refresh(hub, client)
        hub.heard()
      case .wish(let wish):
        try client.ask(wish)
        Self.refresh(hub, client)
      }
    }
  }

  /// So that browsers see at once what became of it, such as a session that began with it.
  private static func refresh(_ hub: Hub, _ client: ControlClient) {
    do throws(ControlClientError) {
      hub.apply(try client.status())
    } catch {
      // It is done all the same, and the feed says how the daemon is.
    }
  }

  func lifters() async throws(Refusal) -> [KnownLifter] {
    try await ask { client throws(ControlClientError) in try client.lifters() }
  }

  private func ask<Found: Sendable>(
    _ body: @escaping @Sendable (ControlClient) throws(ControlClientError) -> Found
  ) async throws(Refusal) -> Found {
    let isFree = waiting.withLock { count in
      if count >= Self.maximumWaiting { return false }
      count += 1
      return true
    }
    guard isFree else { throw Refusal(cause: nil) }
    defer { waiting.withLock { $0 -= 1 } }
    let outcome: Result<Found, ControlClientError> = await withCheckedContinuation { continuation in
      queue.async { [socket] in
        do throws(ControlClientError) {
          continuation.resume(returning: .success(try body(try ControlClient(path: socket))))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
    switch outcome {
    case .success(let found): return found
    case .failure(let cause): throw Refusal(cause: cause)
    }
  }
}
