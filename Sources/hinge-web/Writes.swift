import Control
import HTTPTypes
import HingeCore
import Hummingbird
import LinuxIO
import NIOCore
import Synchronization
import Web

/// What changes something: asked for by the page itself, seldom enough, small and in form, it goes to the daemon,
/// which alone writes.
final class Writes: Sendable {
  static let paths = ["/say", "/wish"]
  private let desk: DaemonDesk
  private let limit = Mutex(WriteLimit())

  init(desk: DaemonDesk) { self.desk = desk }

  /// What is answered before anything of the body is read; nil: it may be read.
  func refusal(of request: Request, from address: String) -> Response? {
    let gate = WriteGate(
      origin: Self.only(request, .origin), fetchSite: Self.field("Sec-Fetch-Site", request),
      host: request.head.authority, marker: Self.field(WriteGate.marker.name, request),
      contentType: Self.only(request, .contentType))
    if let refusal = gate.refusal {
      return Answer.error(refusal == .noJSON ? .unsupportedMediaType : .forbidden, "\(refusal)")
    }
    guard let length = Self.only(request, .contentLength).flatMap({ Int($0) }),
      request.headers[.transferEncoding] == nil
    else {
      return Answer.error(
        .lengthRequired, "The request does not say how long it is; reload the page.")
    }
    if length > WriteGate.mostBytes {
      return Answer.error(
        .contentTooLarge,
        "The request has \(length) bytes, and \(WriteGate.mostBytes) are the most.")
    }
    if let wait = limit.withLock({ $0.take(address, at: MonotonicClock.now()) }) {
      return Answer.error(
        .tooManyRequests, "Too much at once; try again in \(wait) s.", [.retryAfter: "\(wait)"])
    }
    return nil
  }

  /// - Parameter path: one of `paths`.
  func answer(_ request: Request, _ path: String) async -> Response {
    let bytes: [UInt8]
    do {
      let body = try await request.body.collect(upTo: WriteGate.mostBytes)
      bytes = Array(body.readableBytesView)
    } catch {
      return Answer.error(.badRequest, "The request broke off; try again.")
    }
    let posted: Posted
    do throws(PostedProblem) {
      posted = try path == "/say" ? Posted.saying(bytes) : Posted.wish(bytes)
    } catch {
      return Answer.error(.badRequest, "\(error)")
    }
    do throws(DaemonDesk.Refusal) {
      try await desk.carryOut(posted)
    } catch {
      return Self.answer(error)
    }
    return Answer.json("{\"done\":true}\n")
  }

  /// The daemon's own sentence.
  static func answer(_ refusal: DaemonDesk.Refusal) -> Response {
    guard let cause = refusal.cause else {
      return Answer.error(
        .serviceUnavailable, "Too many ask at once; try again in a moment.", [.retryAfter: "1"])
    }
    let status: HTTPResponse.Status =
      switch cause {
      case .refused: .conflict
      case .timedOut: .gatewayTimeout
      case .notRunning, .noSocket, .notPermitted, .closed, .garbled, .failed: .serviceUnavailable
      }
    return Answer.error(status, "\(cause)")
  }

  /// nil where there is none, or more than one.
  private static func only(_ request: Request, _ name: HTTPField.Name) -> String? {
    let found = request.headers[values: name]
    return found.count == 1 ? found[0] : nil
  }

  private static func field(_ name: String, _ request: Request) -> String? {
    HTTPField.Name(name).flatMap { only(request, $0) }
  }
}
