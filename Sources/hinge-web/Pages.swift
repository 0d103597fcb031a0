import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Setup
import Web

/// What there is to see, by path. Only what `Doorman` let in comes here.
struct Pages: Sendable {
  let hub: Hub
  let reports: SessionReports

  func answer(_ path: String, channel: any Channel, token: WebToken) async -> Response {
    switch path {
    case "/": Answer.page { WebPage.live(nonce: $0) }
    case "/events": events(channel, token)
    case "/session": await session()
    case "/session.json": await sessionJSON()
    default: Answer.sentence(.notFound, "There is no such page; begin at /.")
    }
  }

  private static let busy = "Too many ask for the report at once; ask again in a moment."

  private func session() async -> Response {
    switch await reports.latest(.text) {
    case .success(let text): Answer.page { WebPage.report(text, nonce: $0) }
    case .failure(let problem):
      Answer.page(
        { WebPage.report(Self.sentence(problem), nonce: $0) }, status: .serviceUnavailable)
    case nil: Answer.sentence(.serviceUnavailable, Self.busy, [.retryAfter: "1"])
    }
  }

  private func sessionJSON() async -> Response {
    switch await reports.latest(.json) {
    case .success(let text): Answer.json(text)
    case .failure(let problem): Self.error(Self.sentence(problem))
    case nil: Self.error(Self.busy)
    }
  }

  private static func sentence(_ problem: Problem) -> String {
    let text = problem.description
    return text.prefix(1).uppercased() + text.dropFirst() + (text.hasSuffix(".") ? "\n" : ".\n")
  }

  private static func error(_ sentence: String) -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      let json = try encoder.encode(["error": sentence.trimmingCharacters(in: .newlines)])
      return Answer.json(String(decoding: json, as: UTF8.self) + "\n", status: .serviceUnavailable)
    } catch {
      return Answer.json("{}\n", status: .serviceUnavailable)
    }
  }

  /// Views and frames, as they come, until one side ends it.
  private func events(_ channel: any Channel, _ token: WebToken) -> Response {
    guard let (id, parts) = hub.join(channel, token: token) else {
      return Answer.sentence(
        .serviceUnavailable,
        "\(Hub.maximumViewers) browsers look already; close one of them, and this one follows.",
        [.retryAfter: "5"])
    }
    // What the browser does not read waits here for a moment, and not in the kernel for minutes.
    channel.setOption(.socketOption(.so_sndbuf), value: 32 * 1024).whenFailure { _ in }
    // A browser that goes without a word ends its place, whether or not anything is written.
    channel.closeFuture.whenComplete { [hub] _ in hub.leave(id) }
    let body = ResponseBody { [hub] writer in
      defer { hub.leave(id) }
      for await part in parts.cancelOnGracefulShutdown() {
        hub.isWriting(id, true)
        try await writer.write(part)
        hub.isWriting(id, false)
      }
      try await writer.finish(nil)
    }
    return Answer.response(.ok, type: "text/event-stream", body: body)
  }
}
