import HTTPTypes
import HingeCore
import Hummingbird
import LinuxIO
import NIOCore
import Synchronization
import Web

/// Who may see what: everything that is asked passes here before a page is looked for.
struct Doorman: HTTPResponder {
  static let cookie = "hinge-web"
  /// A year; a new token ends it at once.
  private static let cookieSeconds = 31_536_000
  private static let longestPath = 1024
  /// Wrong tokens a minute from one address. Cookies have a count of their own, or a browser that
  /// was paired long ago would keep its machine from pairing anew.
  private static let pairingTries = 10
  private static let cookieTries = 30

  private let address: WebAddress
  private let machine: String
  private let token: WebTokenFile
  private let pages: Pages
  private let writes: Writes
  private let limits: Limits

  private final class Limits: Sendable {
    let pairing = Mutex(WrongTokenLimit(allowed: pairingTries))
    let cookies = Mutex(WrongTokenLimit(allowed: cookieTries))
  }

  init(
    address: WebAddress, machine: String, token: WebTokenFile, pages: Pages, writes: Writes
  ) {
    self.writes = writes
    self.address = address
    self.machine = machine
    self.token = token
    self.pages = pages
    limits = Limits()
  }

  func respond(to request: Request, context: WebContext) async throws -> Response {
    let (path, query) = Self.parts(request.head.path ?? "/")
    let isWrite = request.method == .post && Writes.paths.contains(path)
    if !isWrite, Self.hasBody(request) {
      let refusal =
        request.method == .get || request.method == .head
        ? Answer.sentence(.contentTooLarge, "This page takes no data; ask for it with GET alone.")
        : Self.otherMethod(request, .get)
      return Self.closing(refusal, context.channel)
    }
    if let refusal = await door(request, path, query, context) {
      // A body that nobody reads would be taken for the next request.
      return isWrite ? Self.closing(refusal, context.channel) : refusal
    }
    if isWrite { return await writes.answer(request, path) }
    return await pages.answer(path, query: query, channel: context.channel)
  }

  /// Why the request goes no further, or its answer where it needs no page; nil: let in.
  private func door(
    _ request: Request, _ path: String, _ query: Substring, _ context: WebContext
  ) async -> Response? {
    guard address.accepts(hostHeader: request.head.authority, machine: machine) else {
      return Answer.sentence(
        .misdirectedRequest,
        "The page is not known under this name; use the address that 'hinge web pair' prints.")
    }
    let method: HTTPRequest.Method = Writes.paths.contains(path) ? .post : .get
    guard request.method == method else {
      let answer = Self.otherMethod(request, method)
      // What follows the headers would be taken for the next answer.
      return request.method == .head ? answer.createHeadResponse() : answer
    }
    guard (request.head.path ?? "").utf8.count <= Self.longestPath else {
      return Answer.sentence(.uriTooLong, "No page has so long an address; begin at /.")
    }
    if let asset = Self.asset(path) { return asset }
    let current: WebToken
    do throws(WebTokenError) {
      guard let found = try token.read() else {
        return Answer.sentence(
          .serviceUnavailable, "The page's token is gone; restart hinge-web, which makes a new one."
        )
      }
      current = found
    } catch {
      return Answer.sentence(.serviceUnavailable, "\(error)")
    }
    if path == "/pair" { return pair(query, current, context) }
    if let refusal = refusal(of: request, current, context) { return refusal }
    if method == .post { return writes.refusal(of: request, from: context.address) }
    return path == "/events" ? pages.events(context.channel, current) : nil
  }

  private static func otherMethod(_ request: Request, _ right: HTTPRequest.Method) -> Response {
    Answer.sentence(
      .methodNotAllowed, "This can't be asked with \(request.method); ask with \(right).",
      [.allow: "\(right)"])
  }

  private static func parts(_ target: String) -> (path: String, query: Substring) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return (parts.first.map(String.init) ?? "/", parts.count > 1 ? parts[1] : "")
  }

  /// What a home screen asks for, and without the cookie.
  private static func asset(_ path: String) -> Response? {
    switch path {
    case PageShortcut.manifestPath:
      Answer.asset(Array(PageShortcut.manifest.utf8), type: "application/manifest+json")
    case PageShortcut.iconPath: Answer.asset(Array(PageShortcut.icon.utf8), type: "image/svg+xml")
    case PageShortcut.picturePath: Answer.asset(PagePicture.bytes, type: "image/png")
    default: nil
    }
  }

  /// Gives the cookie to who shows the token.
  private func pair(_ query: Substring, _ current: WebToken, _ context: WebContext) -> Response {
    let now = MonotonicClock.now()
    if let wait = limits.pairing.withLock({ $0.wait(context.address, at: now) }) {
      return Self.tooMany(wait)
    }
    let prefix = "token="
    let offered = query.split(separator: "&").first { $0.hasPrefix(prefix) }?
      .dropFirst(prefix.count)
    guard let offered, current.matches(offered) else {
      limits.pairing.withLock { $0.count(context.address, at: now) }
      return Answer.sentence(
        .unauthorized, "This token is not the page's; run 'hinge web pair' for the address to open."
      )
    }
    let cookie =
      "\(Self.cookie)=\(current.text); Path=/; Max-Age=\(Self.cookieSeconds); HttpOnly; SameSite=Strict"
    return Answer.empty(.seeOther, [.location: "/", .setCookie: cookie])
  }

  /// nil: the request has the right cookie.
  private func refusal(
    of request: Request, _ current: WebToken, _ context: WebContext
  ) -> Response? {
    let offered = request.headers[values: .cookie].flatMap { $0.split(separator: ";") }
      .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix(Self.cookie + "=") }
      .map { $0.dropFirst(Self.cookie.count + 1) }
    if offered.contains(where: { current.matches($0) }) { return nil }
    if !offered.isEmpty {
      let now = MonotonicClock.now()
      if let wait = limits.cookies.withLock({ $0.wait(context.address, at: now) }) {
        return Self.tooMany(wait)
      }
      limits.cookies.withLock { $0.count(context.address, at: now) }
    }
    return Answer.sentence(
      .unauthorized,
      "This browser is not paired; run 'hinge web pair' on the machine and open the address it prints."
    )
  }

  private static func tooMany(_ seconds: Int) -> Response {
    Answer.sentence(
      .tooManyRequests, "Too many wrong tokens came from here; wait \(seconds) s, then pair again.",
      [.retryAfter: String(seconds)])
  }

  private static func hasBody(_ request: Request) -> Bool {
    if request.headers[.transferEncoding] != nil { return true }
    return request.headers[values: .contentLength].contains { $0 != "0" }
  }

  /// An answer after which nothing more is read from that connection. It is closed a moment later:
  /// at once, and a browser that is still sending would never see the answer.
  private static func closing(_ response: Response, _ channel: any Channel) -> Response {
    var response = response
    response.headers[.connection] = "close"
    channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(mode: .all, promise: nil) }
    return response
  }
}
