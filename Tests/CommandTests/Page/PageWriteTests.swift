import Foundation
import GRDB
import Testing

/// What the page may change, through the real programs: only when the page itself asks, small and in form.
@Suite struct PageWriteTests {
  private let training = ["--simulate", "--seed", "7", "--sets", "2", "--log", "log.sqlite"]
  private let load =
    "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"load_g\",\"value\":\"102500\"},"
    + "{\"session\":0,\"set\":1,\"field\":\"rpe_tenths\",\"value\":\"85\"}]}"

  private func sentence(_ answer: PageAnswer) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
    return try #require(object?["error"] as? String)
  }

  @Test func aLoadIsInTheLogWithWhoSaidIt() throws {
    let space = try Workspace()
    let daemon = try RunningDaemon(training, in: space)
    let page = try RunningPage(in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    let stream = try page.stream()
    let before = try stream.message("the view") { name, view in
      name == "view" && view["daemon"] as? String == "running"
    }
    #expect(before["said"] as? Int == 0 && before["line"] is String)
    let answer = try page.post("/say", load)
    #expect(answer.status == 200 && answer.body.contains("done"), "\(answer.body)")
    // Other browsers hear that there is something new.
    _ = try stream.message("what was said") { name, view in
      name == "view" && view["said"] as? Int == 1 && view["session"] as? Int == 1
    }
    let said = try page.paired("/said.json?set=2").body
    #expect(said.contains("\"load_g\":\"102500\"") && said.contains("\"last_rpe_tenths\":\"85\""))
    #expect(said.contains("\"text\":\"105\""), "\(said)")
    #expect(
      try page.post("/say", "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"rpe_tenths\"}]}")
        .status
        == 200)
    _ = daemon.stop()
    let queue = try DatabaseQueue(path: space.path("log.sqlite"))
    let rows = try queue.read { db in
      try Row.fetchAll(
        db, sql: "SELECT session_id, set_number, field, value, origin FROM entries ORDER BY id")
    }
    #expect(rows.map { $0["field"] as String } == ["load_g", "rpe_tenths", "rpe_tenths"])
    #expect(rows.map { $0["value"] as String? } == ["102500", "85", nil])
    #expect(
      rows.allSatisfy { $0["origin"] == "page" && $0["session_id"] == 1 && $0["set_number"] == 1 })
  }

  @Test func anotherSiteIsRefused() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let own = "Origin: http://127.0.0.1"
    let json = "Content-Type: application/json"
    let marker = "X-Hinge: page"
    for (headers, status) in [
      ([json, marker], 403), (["Origin: http://evil.example", json, marker], 403),
      (["Origin: null", json, marker], 403), ([own, own, json, marker], 403),
      ([own, "Sec-Fetch-Site: cross-site", json, marker], 403),
      ([own, json], 403), ([own, "Content-Type: text/plain", marker], 415),
      ([own, "Content-Type: application/x-www-form-urlencoded", marker], 415),
    ] {
      for path in ["/say", "/wish"] {
        let answer = try page.send("POST", path, load, headers: headers)
        #expect(answer.status == status, "\(headers)")
        #expect(try !sentence(answer).isEmpty)
      }
    }
    // Without the cookie nothing else is looked at; under another name neither.
    #expect(
      try page.send("POST", "/say", load, headers: [own, json, marker], cookie: nil).status == 401)
    let other = try page.send(
      "POST", "/say", load, headers: ["Origin: http://evil.example", json, marker],
      host: "evil.example")
    #expect(other.status == 421)
    #expect(try page.paired("/say").status == 405)
    #expect(try page.paired("/").status == 200)
  }

  @Test func whatIsTooLongOrNoJSONIsRefused() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let long = String(repeating: "a", count: 9000)
    #expect(try page.post("/say", long).status == 413)
    // Whatever length is named: it is not waited for.
    let named = try page.send("POST", "/say", "", headers: page.own + ["Content-Length: 5000000"])
    #expect(named.status == 413)
    let chunked = try page.send(
      "POST", "/say", "5\r\nabcde\r\n0\r\n\r\n", headers: page.own + ["Transfer-Encoding: chunked"])
    #expect(chunked.status == 411)
    for wrong in [
      "", "{", "[]", "{\"entries\":[]}", "{\"entries\":[{\"session\":0,\"field\":\"lifter\"}]}",
    ] {
      let answer = try page.post("/say", wrong)
      #expect(try answer.status == 400 && !sentence(answer).isEmpty, "\(wrong)")
    }
    #expect(try page.post("/wish", "{\"request\":\"reboot\"}").status == 400)
    #expect(try page.paired("/").status == 200)
  }

  @Test func tooMuchAtOnceIsRefusedAndThenLetIn() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    var statuses: [Int] = []
    for _ in 0..<25 { statuses.append(try page.post("/wish", "{\"request\":\"end_set\"}").status) }
    // Nobody listens, so what is let in is answered with that.
    #expect(statuses.prefix(20).allSatisfy { $0 == 503 } && statuses.contains(429), "\(statuses)")
    let refused = try page.post("/wish", "{\"request\":\"end_set\"}")
    if refused.status == 429 { #expect(refused.headers["retry-after"] != nil) }
    // Who looks does not notice.
    #expect(try page.paired("/").status == 200)
  }

  @Test func theDaemonsOwnSentenceIsShown() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let gone = try page.post("/say", load)
    #expect(try gone.status == 503 && sentence(gone).contains("hinged is not running"))
    #expect(try page.paired("/lifters.json").status == 503)
    let daemon = try RunningDaemon(training, in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    // It came by itself, and the page goes on without a word.
    let wrong = try page.post(
      "/say", "{\"entries\":[{\"session\":99,\"set\":1,\"field\":\"pain\",\"value\":\"1\"}]}")
    #expect(try wrong.status == 409 && sentence(wrong).contains("99"), "\(wrong.body)")
    #expect(try page.post("/say", load).status == 200)
    _ = daemon.stop()
    #expect(try page.post("/say", load).status == 503)
    let again = try RunningDaemon(training, in: space)
    try again.wait(for: "the daemon") { $0["state"] as? String == "running" }
    #expect(try page.post("/say", load).status == 200)
    _ = again.stop()
  }

  @Test func aSessionIsCorrectedAfterIt() throws {
    let space = try Workspace()
    let log = ["--simulate", "--fast", "--seed", "7", "--sets", "2", "--log", "log.sqlite"]
    #expect(try Programs.run("hinged", log, in: space.url).status == 0)
    let page = try RunningPage(in: space)
    let edit = try page.paired("/session/1/edit")
    #expect(
      edit.status == 200 && edit.body.contains("data-rep=\"1\"") && edit.body.contains("SIMULATED"))
    #expect(try page.paired("/session/77/edit").status == 404)
    let report = try page.paired("/session/1")
    #expect(report.status == 200 && report.body.contains("/session/1/edit"))
    let policy = try #require(report.headers["content-security-policy"])
    #expect(policy.contains("style-src 'nonce-") && !report.body.contains("<style>"))
    let list = try page.paired("/sessions")
    #expect(list.body.contains("/session/1") && list.body.contains("SIMULATED"))
    #expect(try page.paired("/trend").body.contains("Weeks of training"))
    // Only a running daemon writes.
    let change =
      "{\"entries\":[{\"session\":1,\"set\":1,\"rep\":1,\"field\":\"verdict\",\"value\":\"lost\"},"
      + "{\"session\":1,\"set\":2,\"field\":\"excluded\",\"value\":\"true\"},"
      + "{\"session\":1,\"set\":1,\"field\":\"pain\",\"value\":\"4\"},"
      + "{\"session\":1,\"set\":1,\"field\":\"pain_kind\",\"value\":\"radiating\"},"
      + "{\"session\":1,\"set\":1,\"field\":\"note\",\"value\":\"<b>grip</b>\"}]}"
    #expect(try page.post("/say", change).status == 503)
    let daemon = try RunningDaemon(training, in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    let kept = try page.post("/say", change)
    #expect(kept.status == 200, "\(kept.body)")
    let after = try page.paired("/session/1/edit").body
    #expect(after.contains("<option value=\"lost\" selected>") && after.contains("checked"))
    #expect(after.contains("<option value=\"radiating\" selected>"))
    #expect(try page.paired("/session/1").body.contains("pain 4 of 10, radiating"))
    #expect(after.contains("&lt;b&gt;grip") && !after.contains("<b>grip"))
    let json = try space.hinge("report", "1", "--json", "--log", space.path("log.sqlite")).output
    #expect(json.contains("grip"))
    _ = daemon.stop()
  }

  @Test func doctorLooksWithoutADevice() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    let without = try page.paired("/doctor")
    #expect(without.status == 200 && without.body.contains("not running"))
    #expect(without.body.contains("hinge doctor"))
    let daemon = try RunningDaemon(training, in: space)
    try daemon.wait(for: "the daemon") { $0["state"] as? String == "running" }
    let json = try page.paired("/doctor.json")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any])
    #expect(object["schema"] as? String == "hinge.doctor/1")
    let checks = try #require(object["findings"] as? [[String: Any]]).compactMap {
      $0["check"] as? String
    }
    #expect(checks.contains("daemon") && checks.contains("settings") && checks.contains("log"))
    #expect(!checks.contains("bus") && !checks.contains("pin"))
    _ = daemon.stop()
  }

  @Test func aHomeScreenGetsItsShortcutWithoutACookie() throws {
    let space = try Workspace()
    let page = try RunningPage(in: space)
    for (path, type) in [
      ("/manifest.webmanifest", "application/manifest+json"), ("/icon.svg", "image/svg+xml"),
      ("/icon.png", "image/png"),
    ] {
      let answer = try page.get(path)
      #expect(answer.status == 200 && answer.headers["content-type"] == type, "\(path)")
      #expect(answer.headers["content-security-policy"] == "default-src 'none'")
      #expect(!answer.body.contains(page.token))
      #expect(try page.get(path, host: "evil.example").status == 421)
    }
    let manifest = try JSONSerialization.jsonObject(
      with: Data(try page.get("/manifest.webmanifest").body.utf8))
    #expect((manifest as? [String: Any])?["start_url"] as? String == "/")
  }
}
