import Control
import HingeCore
import Testing
import Training
import Web

/// What is let in to change something, how often, and in which form.
@Suite struct WriteTests {
  private func gate(
    origin: String? = "http://127.0.0.1:8737", fetchSite: String? = "same-origin",
    host: String? = "127.0.0.1:8737", marker: String? = "page",
    contentType: String? = "application/json"
  ) -> WriteGate.Refusal? {
    WriteGate(
      origin: origin, fetchSite: fetchSite, host: host, marker: marker, contentType: contentType
    ).refusal
  }

  @Test func onlyThePageItselfIsLetIn() {
    #expect(gate() == nil)
    // A connection in clear text has no Sec-Fetch-Site, and a tunnel may speak TLS.
    #expect(gate(fetchSite: nil) == nil)
    #expect(
      gate(origin: "https://127.0.0.1:8737", contentType: "application/json; charset=utf-8") == nil)
    for origin in [
      nil, "", "null", "http://evil.example", "http://127.0.0.1",
      "http://127.0.0.1:8737.evil.example",
      "http://127.0.0.1:87370", "file://", "127.0.0.1:8737",
    ] { #expect(gate(origin: origin) == .anotherSite, "\(origin ?? "none")") }
    for site in ["cross-site", "same-site", "none", ""] {
      #expect(gate(fetchSite: site) == .anotherSite, "\(site)")
    }
    #expect(gate(host: nil) == .anotherSite)
    for marker in [nil, "", "1", "Page"] { #expect(gate(marker: marker) == .noMarker) }
    for type in [nil, "", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
      #expect(gate(contentType: type) == .noJSON)
    }
  }

  @Test func writesAreFewerThanABurstAndThenOneASecond() {
    var limit = WriteLimit()
    func at(_ milliseconds: Int64) -> Timestamp { Timestamp(microseconds: milliseconds * 1000) }
    for _ in 0..<WriteLimit.burst { #expect(limit.take("a", at: at(0)) == nil) }
    #expect(limit.take("a", at: at(0)) == 1)
    #expect(limit.take("a", at: at(500)) == 1)
    #expect(limit.take("b", at: at(500)) == nil)
    #expect(limit.take("a", at: at(1000)) == nil)
    #expect(limit.take("a", at: at(1000)) == 1)
    // After a rest all of it is there again, and the memory is bounded.
    for _ in 0..<WriteLimit.burst { #expect(limit.take("a", at: at(60_000)) == nil) }
    for number in 0..<1000 { #expect(limit.take("\(number)", at: at(60_000)) == nil) }
    #expect(limit.take("a", at: at(60_000)) == nil)
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func whatIsSaidIsReadAndBounded() throws {
    #expect(
      try Posted.saying(
        bytes(
          "{\"entries\":[{\"session\":0,\"set\":2,\"field\":\"load_g\",\"value\":\"102500\"},"
            + "{\"session\":0,\"set\":2,\"field\":\"rpe_tenths\"}]}"))
        == .say([
          SaidEntry(session: 0, set: 2, field: "load_g", value: "102500"),
          SaidEntry(session: 0, set: 2, field: "rpe_tenths", value: nil),
        ]))
    #expect(
      try Posted.saying(
        bytes("{\"entries\":[{\"session\":7,\"field\":\"pain_kind\",\"value\":\"sharp\"}]}"))
        == .say([SaidEntry(session: 7, field: "pain_kind", value: "sharp")]))
    let one = "{\"session\":0,\"set\":1,\"field\":\"pain\",\"value\":\"3\"}"
    let many = [String](repeating: one, count: 21).joined(separator: ",")
    for wrong in [
      "", "x", "[]", "{}", "{\"entries\":[]}", "{\"entries\":[\(many)]}", "{\"entries\":[{}]}",
      "{\"entries\":[{\"session\":-1,\"field\":\"pain\",\"value\":\"3\"}]}",
      "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"pain_kind\",\"value\":\"odd\"}]}",
      "{\"entries\":[{\"session\":0,\"field\":\"lifter\",\"value\":\"bo\"}]}",
      "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"load_g\",\"value\":\"-5\"}]}",
      "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"load_g\",\"value\":5}]}",
      "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"rpe_tenths\",\"value\":\"83\"}]}",
    ] {
      #expect(throws: PostedProblem.self, "\(wrong)") { try Posted.saying(bytes(wrong)) }
    }
  }

  @Test func wishesAreTheDaemonsOwn() throws {
    func wish(_ text: String) throws -> Posted { try Posted.wish(bytes(text)) }
    #expect(
      try wish("{\"request\":\"mute\",\"on\":true,\"minutes\":5}") == .wish(.mute(true, minutes: 5))
    )
    #expect(try wish("{\"request\":\"end_set\"}") == .wish(.endSet))
    #expect(
      try wish("{\"request\":\"switch\",\"style\":\"sumo\"}")
        == .wish(.wear(lifter: nil, style: "sumo", uncalibrated: false)))
    #expect(try wish("{\"request\":\"pace\"}") == .wish(.pace(nil)))
    #expect(try wish("{\"request\":\"give_up\"}") == .wish(.giveUp))
    #expect(try wish("{\"request\":\"end_hold\"}") == .wish(.endHold))
    // What the page's own buttons send.
    let kinds = WebPage.live(nonce: "n").html.matches(of: /data-hold="([a-z-]+)"/).map(\.output.1)
    #expect(kinds.map(String.init) == WearerWish.holdKinds.map(\.token.description))
    for kind in WearerWish.holdKinds {
      #expect(
        try wish("{\"request\":\"hold\",\"kind\":\"\(kind.token.description)\"}")
          == .wish(.hold(kind, seconds: nil)))
    }
    for wrong in [
      "x", "{}", "{\"request\":\"reboot\"}", "{\"request\":\"status\"}", "{\"request\":\"say\"}",
      "{\"request\":\"lifters\"}", "{\"request\":\"mute\"}",
      "{\"request\":\"mute\",\"on\":true,\"minutes\":0}",
      "{\"request\":\"feedback\",\"mode\":\"loud\"}",
    ] { #expect(throws: PostedProblem.self, "\(wrong)") { try wish(wrong) } }
  }

  @Test func loadsAreOfferedFromTheLast() {
    func texts(_ last: Int64?, _ unit: LoadUnit) -> [String] {
      LoadOffer.all(last: last, unit: unit).map { "\($0.text) \($0.step)" }
    }
    #expect(
      texts(100_000, .kg)
        == ["100 same", "102.5 +2.5", "105 +5", "110 +10", "97.5 \u{2212}2.5", "95 \u{2212}5"])
    // 225 lb, as the log has it.
    #expect(
      texts(102_058, .lb)
        == ["225 same", "230 +5", "235 +10", "245 +20", "220 \u{2212}5", "215 \u{2212}10"])
    #expect(texts(100_000, .lb).first == "220.46 same")
    #expect(
      texts(100_000, .lb).dropFirst() == [
        "225 more", "230 more", "240 more", "220 less", "215 less",
      ])
    #expect(texts(0, .kg) == ["0 same", "2.5 +2.5", "5 +5", "10 +10"])
    #expect(texts(1_000_000, .kg).first == "1000 same" && texts(1_000_000, .kg).count == 3)
    #expect(texts(nil, .kg).count == 5 && texts(-1, .lb).count == 5 && texts(.max, .lb).count == 5)
  }

  @Test func whatWasSaidIsPutTogetherBySet() {
    func entry(_ set: Int?, _ field: String, _ value: String?, rep: Int? = nil) -> EntryRecord {
      EntryRecord(
        sessionID: 4, setNumber: set, repNumber: rep, field: field, value: value,
        enteredAtWallMS: 0, origin: "page")
    }
    let said = SaidNow(
      session: 4,
      entries: [
        entry(1, "load_g", "100000"), entry(1, "rpe_tenths", "80"), entry(1, "rpe_tenths", "85"),
        entry(2, "load_g", "105000"), entry(2, "note", "grip"), entry(2, "note", nil),
        entry(2, "note", "belt"), entry(1, "pain", "2"), entry(1, "pain", nil),
        entry(nil, "pain", "9"),
        entry(1, "pain", "7", rep: 1), entry(3, "load_g", "x"), entry(2, "pain_kind", "dull"),
        entry(2, "pain_kind", "sharp"), entry(1, "pain_kind", "dull"),
        entry(1, "pain_kind", nil), entry(2, "pain_kind", "odd"),
      ], set: 2, earlier: (60_000, 60), unit: .kg)
    #expect(said.sets["1"]?.rpe == "85" && said.sets["1"]?.pain == nil)
    #expect(said.sets["2"]?.painKind == "sharp" && said.sets["1"]?.painKind == nil)
    #expect(said.sets["2"]?.load == "105000" && said.sets["2"]?.notes == ["belt"])
    // Offers of set 2 come from set 1, and do not move when set 2 has its load.
    #expect(said.offers.kg.first?.grams == 100_000 && said.lastRPE == "85")
    let first = SaidNow(session: nil, entries: [], set: 1, earlier: (60_000, 60), unit: .lb)
    #expect(first.offers.kg.first?.grams == 60_000 && first.lastRPE == "60" && first.units == "lb")
  }
}
