import Foundation
import Testing

/// What no browser should send, and what every answer must carry.
@Suite struct PageRequestTests {
  @Test func onlyGetIsAnswered() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    for method in ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH"] {
      let connection = try PageConnection(port: page.port)
      try connection.send(method, "/", cookie: page.token)
      let answer = try connection.answer()
      #expect(answer.status == 405 && answer.headers["allow"] == "GET", "\(method)")
    }
  }

  @Test func anotherNameIsRefused() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    for host in ["evil.example", "evil.example:\(page.port)", "127.0.0.1.evil.example", "10.0.0.1"]
    {
      #expect(try page.get("/", cookie: page.token, host: host).status == 421, "\(host)")
      #expect(try page.get("/pair?token=\(page.token)", host: host).status == 421, "\(host)")
    }
    for host in ["127.0.0.1:\(page.port)", "localhost", "LOCALHOST:1", "[::1]:\(page.port)"] {
      #expect(try page.get("/", cookie: page.token, host: host).status == 200, "\(host)")
    }
    let connection = try PageConnection(port: page.port)
    try connection.send("GET / HTTP/1.1\r\nCookie: hinge-web=\(page.token)\r\n\r\n")
    #expect([400, 421].contains(try connection.answer().status))
  }

  @Test func everyAnswerKeepsTheBrowserTight() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let answers = [
      try page.get("/"), try page.paired("/"), try page.paired("/session"),
      try page.paired("/session.json"), try page.paired("/x"),
      try page.get("/pair?token=\(page.token)"), try page.get("/", host: "evil.example"),
    ]
    for answer in answers {
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["referrer-policy"] == "no-referrer")
      #expect(answer.headers["cache-control"] == "no-store")
      let policy = try #require(answer.headers["content-security-policy"])
      #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe"))
      #expect(answer.headers["server"] == nil)
    }
    // The page's own script runs, by a word that is another one each time.
    let first = try #require(answers[1].headers["content-security-policy"])
    #expect(try page.paired("/").headers["content-security-policy"] != first)
    let nonce = try #require(first.split(separator: "'").first { $0.hasPrefix("nonce-") })
    #expect(answers[1].body.contains("<script nonce=\"\(nonce.dropFirst(6))\">"))
    // Nothing from outside, and small.
    #expect(!answers[1].body.contains("http://") && !answers[1].body.contains("https://"))
    #expect(answers[1].body.utf8.count < 150_000)
  }

  @Test func whatIsTooLargeIsRefused() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let long = String(repeating: "a", count: 2000)
    #expect(try page.paired("/" + long).status == 414)
    let many = (0..<200).map { "X-\($0): 1" }
    for more in [["X: " + String(repeating: "a", count: 64 * 1024)], many] {
      let status = try page.get("/", cookie: page.token, more: more).status
      #expect([0, 400, 431].contains(status), "\(status)")
    }
    for more in ["Content-Length: 5000000", "Transfer-Encoding: chunked"] {
      #expect(try page.get("/", cookie: page.token, more: [more]).status == 413, "\(more)")
    }
    #expect(try page.paired("/").status == 200)
  }

  @Test func whatIsNoRequestEndsItsConnectionAlone() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    for text in [
      "GET\r\n\r\n", "\u{16}\u{3}\u{1}\u{0}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nno colon\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
      String(repeating: "A", count: 1 << 20) + "\r\n\r\n",
    ] {
      let connection = try PageConnection(port: page.port)
      try connection.send(text)
      let status = try connection.answer().status
      #expect(status != 200, "\(text.prefix(40))")
    }
    #expect(try page.paired("/").status == 200)
  }

  @Test func whoSaysNothingIsLetGo() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let silent = try PageConnection(port: page.port)
    let slow = try PageConnection(port: page.port)
    try slow.send("GET / HTTP/1.1\r\nHost:")
    // After fifteen seconds, and before these connections themselves give up.
    #expect(try silent.read().isEmpty)
    #expect(try slow.read().isEmpty)
  }

  @Test func oneBrowserCannotTakeEveryPlace() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let streams = try (0..<16).map { _ in try page.stream() }
    for stream in streams { _ = try stream.message("the view") { name, _ in name == "view" } }
    let refused = try page.paired("/events")
    #expect(refused.status == 503 && refused.headers["retry-after"] == "5")
    #expect(try page.paired("/").status == 200)
  }

  @Test func withoutALogItSaysWhy() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let text = try page.paired("/session")
    #expect(text.status == 503 && text.body.contains("othing has been logged yet"))
    let json = try page.paired("/session.json")
    #expect(json.status == 503 && json.body.contains("\"error\""))
    #expect(json.headers["content-type"] == "application/json")
  }
}
