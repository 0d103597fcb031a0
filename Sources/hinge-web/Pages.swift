import Control
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Web

/// What there is to see, by path. Only what `Doorman` let in comes here.
struct Pages: Sendable {
  let hub: Hub
  let desk: DaemonDesk
  let log: LogPages
  let next: NextPages
  let checkup: PageCheckup

  func answer(_ path: String, query: Substring, channel: any Channel) async -> Response {
    switch path {
    case "/": return Answer.page { WebPage.live(nonce: $0) }
    case "/sessions": return await log.list(page: Self.number("page", query) ?? 1)
    case "/session": return await log.report(nil)
    case "/session.json": return await log.json()
    case "/trend": return await log.trend(weeks: Self.number("weeks", query) ?? 12)
    case "/said.json": return await log.said(set: Self.number("set", query) ?? 1, hub.wearing)
    case "/lifters.json": return await lifters()
    case "/next":
      return await next.page(lifter: Self.text("lifter", query), worn: hub.wearing.lifter)
    case "/calibrate": return Answer.page { CalibratePage.page(nonce: $0) }
    case "/doctor": return await checkup.page(log.desk)
    case "/doctor.json": return await checkup.json(log.desk)
    default: break
    }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 2, parts[1] == "session", let number = Self.session(parts[2]) {
      if parts.count == 3 { return await log.report(number) }
      if parts.count == 4, parts[3] == "edit" { return await log.edit(number) }
    }
    return Answer.sentence(.notFound, "There is no such page; begin at /.")
  }

  private func lifters() async -> Response {
    do throws(DaemonDesk.Refusal) {
      return Answer.json(["lifters": try await desk.lifters()])
    } catch {
      return Writes.answer(error)
    }
  }

  /// Views and frames, as they come, until one side ends it.
  func events(_ channel: any Channel, _ token: WebToken) -> Response {
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

  /// A number of the query, from 1 to a million; nil for anything else.
  private static func number(_ name: String, _ query: Substring) -> Int? {
    let found = query.split(separator: "&").first { $0.hasPrefix(name + "=") }
    return found.flatMap { session($0.dropFirst(name.count + 1)) }.flatMap { Int(exactly: $0) }
  }

  /// A text of the query, as it was before it was put into an address; nil where there is none.
  private static func text(_ name: String, _ query: Substring) -> String? {
    query.split(separator: "&").first { $0.hasPrefix(name + "=") }
      .flatMap { String($0.dropFirst(name.count + 1)).removingPercentEncoding }
  }

  private static func session(_ text: Substring) -> Int64? {
    guard text.utf8.count <= 7, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(text).flatMap { $0 > 0 ? $0 : nil }
  }
}
