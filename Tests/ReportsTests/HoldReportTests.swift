import Coaching
import Foundation
@testable import Reports
import Testing
import Training

/// Timed holds: their grade, and how they are told.
@Suite struct HoldReportTests {
  private func hold(
    _ number: Int = 1, kind: String = "plank", side: String = "none", heldMS: Int64 = 60_000,
    lengthMS: Int64? = nil, losses: Int = 0, lostMS: Int64 = 0, missingMS: Int64 = 0,
    target: Int64? = nil, endedBy: String = "left", hasLumbar: Bool = true
  ) -> HoldRecord {
    let length = lengthMS ?? heldMS + lostMS + missingMS
    return HoldRecord(
      number: number, kind: kind, side: side, isChosen: true, hasLumbar: hasLumbar,
      startUS: 5_000_000, endUS: 5_000_000 + length * 1000, heldMS: heldMS, sagMdeg: 3240,
      rotationMdeg: 1500, swayMdeg: 620, losses: losses, lostMS: lostMS,
      gaps: missingMS > 0 ? 1 : 0, missingMS: missingMS, targetMS: target, endedBy: endedBy,
      grade: nil
    ).graded
  }

  @Test func theGradeIsAPureRule() {
    #expect(hold().grade == "steady")
    #expect(hold(losses: 1, lostMS: 900).grade == "wavered")
    // A fifth of it, and more.
    #expect(hold(heldMS: 48_000, losses: 3, lostMS: 12_000).grade == "wavered")
    #expect(hold(heldMS: 47_900, losses: 3, lostMS: 12_100).grade == "lost")
    #expect(hold(losses: 1, lostMS: 100, endedBy: "lost").grade == "lost")
    // A tenth was not seen, and more: nothing is said, however good the rest.
    #expect(hold(heldMS: 54_000, missingMS: 6000).grade == "steady")
    #expect(hold(heldMS: 53_900, missingMS: 6100).grade == nil)
    #expect(hold(heldMS: 0).grade == nil)
  }

  private func options(_ width: Int = 80) throws -> RenderOptions {
    RenderOptions(
      width: width, color: false, unicode: false,
      timeZone: try #require(TimeZone(identifier: "UTC")))
  }

  private var holds: [HoldRecord] {
    [
      hold(1, target: 60_000, endedBy: "target_reached"),
      hold(2, kind: "side-plank", side: "left", heldMS: 28_000, losses: 2, lostMS: 2300),
      hold(3, kind: "carry", heldMS: 20_000, missingMS: 9000, target: 40_000),
    ]
  }

  @Test func aListNamesWhoAndWhen() throws {
    let logged = holds.map {
      LoggedHold(
        session: 12, startedAtWallMS: 1_795_370_640_000, hasKnownDate: true, lifter: "ana",
        isSimulated: true, hold: $0)
    }
    let text = HoldReport(options: try options()).text(logged)
    #expect(
      text == """
        SIMULATED: Holds of ana, session 12, Sun 22 Nov 2026, 18:04
          held                   s     sag    turn    sway  how
          plank               60.0     3.2     1.5     0.6  + steady
          side plank left     28.0     3.2     1.5     0.6  ~ wavered
              beyond a limit 2 x, 2.3 s
          carry               20.0     3.2     1.5     0.6  ? no call
              not seen for 9.0 s, 40 s were to be held
        s: seconds within the limits. Sag, turn (rotation) and sway: degrees from the
          hold's own first steady seconds, the furthest of the first two.

        """)
    #expect(HoldReport(options: try options()).text([]) == "No hold was timed.\n")
    let one = HoldReport(options: try options(60)).text([
      LoggedHold(
        session: 0, startedAtWallMS: 0, hasKnownDate: false, lifter: "", isSimulated: false,
        hold: hold(hasLumbar: false))
    ])
    #expect(one.contains("pelvis alone, from one sensor"))
    #expect(one.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func theSessionShowsThemUnderItsSets() throws {
    var log = Sessions.log(Sessions.session(), [[Sessions.rep(1), Sessions.rep(2)]])
    let without = TextReport(log, options: try options()).text
    #expect(!without.contains("Holds"))
    log.holds = holds
    let text = TextReport(log, options: try options()).text
    let set = try #require(text.range(of: "Set 1"))
    let below = try #require(text.range(of: "\nHolds\n"))
    #expect(set.upperBound < below.lowerBound)
    #expect(text.contains("side plank left     28.0"))

    let page = HTMLReport(
      log,
      options: HTMLOptions(
        unit: .kg, timeZone: try #require(TimeZone(identifier: "UTC")), version: "1")
    ).text
    #expect(page.contains("<h2>Holds</h2>") && page.contains("side plank left"))

    // Nothing else was done: that is a session all the same.
    var only = Sessions.log(Sessions.session(), [])
    only.holds = holds
    let alone = TextReport(only, options: try options()).text
    #expect(alone.contains("Holds") && !alone.contains("No set was started"))
  }

  @Test func theJSONKeepsToItsSchemas() throws {
    let logged = holds.map {
      LoggedHold(
        session: 0, startedAtWallMS: 0, hasKnownDate: false, lifter: "ana", isSimulated: false,
        hold: $0)
    }
    let text = HoldJSON.text(logged)
    try SchemaCheck.expect(text, "hold")
    try SchemaCheck.expect(HoldJSON.text([]), "hold")
    #expect(text.contains("\"grade\":\"wavered\"") && text.contains("\"grade\":null"))
    #expect(text.contains("\"held_ms\":60000,\"target_ms\":60000"))
    var log = Sessions.log(Sessions.session(), [[Sessions.rep(1)]])
    log.holds = holds
    try SchemaCheck.expect(JSONReport.text([log]), "report")
  }
}
