import Foundation
import Testing

/// Who may see the page, through the real program.
@Suite struct PageAccessTests {
  @Test func nothingIsShownWithoutTheCookie() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    for path in ["/", "/events", "/session", "/session.json", "/nothing", "/pair/", "//pair"] {
      let answer = try page.get(path)
      #expect(answer.status == 401, "\(path)")
      #expect(answer.body.contains("hinge web pair"), "\(path)")
      #expect(!answer.body.contains(page.token))
    }
    let wrong = String(page.token.reversed())
    for cookie in ["", "x", wrong, page.token.dropLast() + "g", page.token + "0"] {
      #expect(try page.get("/", cookie: String(cookie)).status == 401)
    }
  }

  @Test func pairingGivesACookieThatNoScriptReads() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let pair = try space.hinge("web", "pair")
    #expect(pair.status == 0, "\(pair.errors)")
    let address = try #require(pair.output.split(separator: "\n").last)
    #expect(address == "http://127.0.0.1:8737/pair?token=\(page.token)")
    // No phone gets to 127.0.0.1; who wants the picture all the same says so, and the address stays the only data.
    #expect(!pair.errors.contains("█") && pair.errors.contains("web.host"))
    let drawn = try space.hinge("web", "pair", "--qr")
    #expect(drawn.output == address + "\n" && drawn.errors.contains("█ ▄▄▄▄▄ █"), "\(drawn.errors)")
    let plain = try Programs.run(
      "hinge", ["web", "pair", "--qr"], in: space.url, environment: ["LANG": "C"])
    #expect(plain.errors.contains("####") && !plain.errors.contains("█"))
    let paired = try page.get("/pair?token=\(page.token)")
    #expect(paired.status == 303 && paired.headers["location"] == "/")
    let cookie = try #require(paired.headers["set-cookie"])
    #expect(cookie.hasPrefix("hinge-web=\(page.token);"))
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let shown = try page.paired("/")
    #expect(shown.status == 200 && shown.body.contains("<!doctype html>"))
    #expect(!shown.body.contains(page.token))
    #expect(try page.paired("/nothing").status == 404)
  }

  @Test func aNewTokenEndsTheOldOnes() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let stream = try page.stream()
    _ = try stream.message("the view") { name, _ in name == "view" }
    let renewed = try space.hinge("web", "pair", "--new")
    #expect(renewed.status == 0, "\(renewed.errors)")
    #expect(try page.paired("/").status == 401)
    #expect(try page.get("/pair?token=\(page.token)").status == 401)
    let token = try #require(renewed.output.split(separator: "=").last).trimmingCharacters(
      in: .newlines)
    #expect(token != page.token)
    #expect(try page.get("/", cookie: token).status == 200)
    // The stream that the old one opened is closed with the next beat.
    while !(try stream.read()).isEmpty {}
  }

  @Test func wrongTokensAreCountedAndThenNotLookedAt() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let wrong = String(page.token.reversed())
    for _ in 0..<10 { #expect(try page.get("/pair?token=\(wrong)").status == 401) }
    let refused = try page.get("/pair?token=\(wrong)")
    #expect(refused.status == 429)
    let wait = try #require(refused.headers["retry-after"].flatMap { Int($0) })
    #expect((1...60).contains(wait))
    // Not even the right one is looked at; who is paired does not notice.
    #expect(try page.get("/pair?token=\(page.token)").status == 429)
    #expect(try page.paired("/").status == 200)
    for _ in 0..<30 { #expect(try page.get("/", cookie: wrong).status == 401) }
    #expect(try page.get("/", cookie: wrong).status == 429)
    #expect(try page.paired("/").status == 200)
  }

  @Test func theTokenIsForOwnerAndGroupAndInNoLog() throws {
    let space = try Workspace()
    #expect(try space.hinge("web", "pair").status == 69)
    let page = try RunningPage(in: space)
    #expect(page.token.count == 64)
    let rights = try FileManager.default.attributesOfItem(atPath: page.tokenFile)
    let mode = try #require(rights[.posixPermissions] as? Int)
    #expect(mode & ~0o640 == 0 && mode & 0o600 == 0o600, "\(String(mode, radix: 8))")
    let arguments = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(page.processID)/cmdline"))
    let environment = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(page.processID)/environ"))
    for _ in 0..<3 { _ = try page.get("/pair?token=\(page.token)x") }
    #expect(try page.paired("/").status == 200)
    let token = page.token
    let ended = try page.stop()
    #expect(ended.status == 0)
    for said in [arguments, environment, Data(ended.said.utf8)] {
      #expect(!String(decoding: said, as: UTF8.self).contains(token))
    }
    // The next start goes on with the same one, until it is gone.
    let again = try RunningPage(in: space)
    #expect(again.token == token)
    try FileManager.default.removeItem(atPath: again.tokenFile)
    let gone = try again.paired("/")
    #expect(gone.status == 503 && gone.body.contains("restart hinge-web"))
  }

  @Test func aTokenFileThatHoldsNoneIsRefusedAndRenewed() throws {
    let space = try Workspace()
    try FileManager.default.createDirectory(
      atPath: space.path("web"), withIntermediateDirectories: true)
    try space.write("web/token", "password\n")
    let refused = try Programs.run(
      "hinge-web", ["--port", "0", "--state", space.path("web")], in: space.url)
    #expect(refused.status == 65 && refused.errors.contains("holds no token"), "\(refused.errors)")
    #expect(try space.hinge("web", "pair", "--state", space.path("web")).status == 65)
    #expect(try space.hinge("web", "pair", "--new", "--state", space.path("web")).status == 0)
  }

  @Test func itListensOnThisMachineAlone() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    #expect(page.said.contains("only this machine sees it"))
    let port = String(format: ":%04X", page.port)
    var listening: [String] = []
    for table in ["tcp", "tcp6"] {
      let path = "/proc/\(page.processID)/net/\(table)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let text = String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      for line in text.split(separator: "\n").dropFirst() {
        let fields = line.split(separator: " ")
        if fields.count > 3, fields[3] == "0A", fields[1].hasSuffix(port) {
          listening.append(String(fields[1]))
        }
      }
    }
    #expect(listening == ["0100007F" + port])
  }

  @Test func theNetworkSeesItOnlyWhereTheSettingsSaySo() throws {
    let space = try Workspace()
    try space.write("c.yaml", "web: {host: 0.0.0.0}\n")
    let page = try RunningPage(["--config", space.path("c.yaml")], in: space)
    #expect(page.said.contains("LOCAL NETWORK") && page.said.contains("CLEAR TEXT"))
    #expect(try page.get("/", cookie: page.token, host: "192.168.1.7:\(page.port)").status == 200)
    #expect(try page.get("/", cookie: page.token, host: "evil.example").status == 421)
    for wrong in ["host: everywhere", "host: 1.2.3", "port: 80", "port: 70000"] {
      try space.write("c.yaml", "web: {\(wrong)}\n")
      let refused = try Programs.run("hinge-web", ["--config", "c.yaml"], in: space.url)
      #expect(refused.status == 78 && refused.errors.contains("web."), "\(refused.errors)")
    }
  }

  @Test func anAddressThatCannotBeHadIsSaid() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let second = try Programs.run("hinge-web", ["--port", "\(page.port)"], in: space.url)
    #expect(second.status == 69 && second.errors.contains("another program"), "\(second.errors)")
    let elsewhere = try Programs.run(
      "hinge-web", ["--port", "0", "--host", "192.0.2.1"], in: space.url)
    #expect(elsewhere.status == 69 && elsewhere.errors.contains("web.host"), "\(elsewhere.errors)")
  }
}
