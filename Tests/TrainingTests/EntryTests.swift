import HingeCore
import Testing
import Training

/// What people may say, what is in force of it, and how they name what they speak of.
@Suite struct EntryTests {
  private func log() -> SessionLog {
    let session = SessionRecord(
      id: 12, startedAtWallMS: 1_795_370_640_000, startedAtMonotonicUS: 0, bootID: "b",
      lifter: "ana", style: "sumo", mode: "measured", rounding: "judged", provenance: "measured",
      source: "bus: i2c-1", calibrationGrade: "A", clock: "set")
    let sets = (1...2).map { number in
      (
        SetRecord(sessionID: 12, number: number, startUS: 0),
        (1...3).map { Self.rep($0) }
      )
    }
    return SessionLog(session: session, sets: sets, alerts: [], faults: [])
  }

  private static func rep(_ number: Int) -> RepRecord {
    RepRecord(
      number: number, liftoffUS: 0, lockoutUS: 1, ownStartUS: 0, ownEndUS: 2, eccentricMS: nil,
      bottomMS: 0, concentricMS: 1, topMS: nil, peakFlexionMdeg: nil, excessFlexionMdeg: nil,
      reserveUsedPermille: nil, rangeMdeg: 0, peakRiseRateMdps: 0, warnings: 0, alarms: 0,
      verdict: "lost", flags: 0)
  }

  private func entry(
    _ field: String, _ value: String?, set: Int? = nil, rep: Int? = nil, id: Int64 = 0,
    hours: Int64 = 0, clock: String = "set"
  ) -> EntryRecord {
    EntryRecord(
      id: id, sessionID: 12, setNumber: set, repNumber: rep, field: field, value: value,
      enteredAtWallMS: 1_795_370_640_000 + hours * 3_600_000, clock: clock, origin: "test")
  }

  @Test func theLastWordOfEachPlaceIsInForceAndTheOthersStayOnRecord() {
    var log = log()
    log.apply([
      entry("load_g", "100000", set: 1, id: 1), entry("load_g", "140000", set: 2, id: 2),
      entry("load_g", "102500", set: 1, id: 3), entry("rpe_tenths", "85", set: 1, id: 4),
      entry("rpe_tenths", nil, set: 1, id: 5), entry("verdict", "held", set: 2, rep: 3, id: 6),
      entry("excluded", "true", set: 1, rep: 1, id: 7), entry("excluded", "true", set: 2, id: 8),
      entry("excluded", nil, set: 2, id: 9), entry("note", "slow", set: 1, id: 10),
      entry("note", "grip", set: 1, id: 11), entry("lifter", "ben", id: 12),
      entry("style", "romanian", set: 2, id: 13),
    ])
    #expect(log.sets.map(\.0.loadGrams) == [102_500, 140_000])
    #expect(log.sets[0].0.said.rpeTenths == nil)
    #expect(log.sets[0].0.said.notes == ["slow", "grip"])
    #expect(log.sets[0].1.map(\.said.isExcluded) == [true, false, false])
    #expect(!log.sets[1].0.said.isExcluded)
    #expect(log.sets[1].0.said.style == "romanian")
    #expect(log.sets[1].1[2].said.verdict == "held" && log.sets[1].1[2].verdict == "lost")
    #expect(log.session.lifter == "ben" && log.said.loggedLifter == "ana")
    #expect(log.entries.count == 13)
    #expect(log.entriesInForce == [2, 3, 6, 7, 10, 11, 12, 13])
  }

  @Test func painHasAKind() {
    var log = log()
    log.apply([
      entry("pain_kind", "sharp"), entry("pain_kind", "dull", set: 1),
      entry("pain_kind", "radiating", set: 1, rep: 2), entry("pain_kind", "odd", set: 2),
    ])
    #expect(log.said.painKind == .sharp && log.sets[0].0.said.painKind == .dull)
    #expect(log.sets[0].1[1].said.painKind == .radiating && log.sets[1].0.said.painKind == nil)
    log.apply([entry("pain_kind", "sharp"), entry("pain_kind", nil)])
    #expect(log.said.painKind == nil)
    // A 0 before it is no number of it, one after it is.
    log.apply([entry("pain", "0"), entry("pain_kind", "sharp")])
    #expect(log.said.pain == nil && log.said.painKind == .sharp)
    log.apply([entry("pain_kind", "sharp"), entry("pain", "0")])
    #expect(log.said.pain == 0)
    #expect(EntryField.painKind.problem(with: "odd")?.contains("dull, sharp, radiating") == true)
  }

  @Test func whoIsCalledAsBeforeIsNotCalledOtherwise() {
    var log = log()
    log.apply([entry("lifter", "ben"), entry("lifter", nil)])
    #expect(log.session.lifter == "ana" && log.said.loggedLifter == nil)
  }

  @Test func eachAnswerOnSorenessStandsWithItsHours() {
    var log = log()
    log.apply([
      entry("soreness", "6", hours: 24), entry("soreness", "2", hours: 72),
      entry("soreness", "1", hours: 80, clock: "unset"),
    ])
    #expect(log.said.soreness.map(\.value) == [6, 2, 1])
    #expect(log.said.soreness.map(\.hoursAfter) == [24, 72, nil])
    log = self.log()
    log.apply([entry("soreness", "6"), entry("soreness", nil), entry("soreness", "3")])
    #expect(log.said.soreness.map(\.value) == [3])
  }

  /// A later version's words, and a file that somebody has been at.
  @Test func whatIsNotUnderstoodChangesNothing() {
    var log = log()
    let before = log
    let strange = [
      entry("mood", "7"), entry("load_g", "-5", set: 1), entry("load_g", "140000"),
      entry("rpe_tenths", "83", set: 1), entry("verdict", "good", set: 1, rep: 1),
      entry("load_g", "100000", set: 9), entry("verdict", "held", set: 1, rep: 9),
      entry("excluded", "no", set: 1), entry("pain", "11"), entry("note", "", set: 1),
      entry("verdict", "held", rep: 1), entry("load_g", "0140000", set: 1),
    ]
    log.apply(strange)
    #expect(log.session == before.session && log.said == before.said)
    #expect(zip(log.sets, before.sets).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 })
    #expect(log.entries == strange)
  }

  @Test(arguments: [
    ("load_g", "0", true), ("load_g", "1000000", true), ("load_g", "1000001", false),
    ("load_g", "1e5", false), ("load_g", "", false), ("rpe_tenths", "10", true),
    ("rpe_tenths", "100", true), ("rpe_tenths", "95", true), ("rpe_tenths", "5", false),
    ("rpe_tenths", "105", false), ("pain", "0", true), ("pain", "10", true), ("pain", "-1", false),
    ("style", "trap_bar", true), ("style", "squat", false), ("lifter", "بن 💪", true),
    ("lifter", "   ", false), ("note", "a\nb", false), ("note", "tab\there", false),
    ("excluded", "true", true), ("excluded", "1", false), ("verdict", "no_call", true),
  ]) func valuesAreBounded(field: String, value: String, isGood: Bool) throws {
    let known = try #require(EntryField(rawValue: field))
    let styles = LiftStyle.all.map(\.name)
    // The token of a style is whatever the core calls it.
    let value = value == "trap_bar" ? styles[2] : value
    #expect((known.problem(with: value) == nil) == isGood, "\(field) \(value)")
  }

  @Test func lengthsAreBoundedInCharactersAndBytes() {
    #expect(EntryField.note.problem(with: String(repeating: "a", count: 500)) == nil)
    #expect(EntryField.note.problem(with: String(repeating: "a", count: 501)) != nil)
    let tower = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(tower.count == 1 && EntryField.note.problem(with: tower) != nil)
    #expect(EntryField.lifter.problem(with: String(repeating: "é", count: 64)) == nil)
    #expect(EntryField.lifter.problem(with: String(repeating: "é", count: 65)) != nil)
  }

  @Test(arguments: [
    ("", PlaceText(part: .lastSet)), ("last", PlaceText(part: .lastSet)),
    ("next", PlaceText(part: .nextSet)), ("session", PlaceText(part: .session)),
    ("3", PlaceText(part: .set(3))), ("3.2", PlaceText(part: .rep(set: 3, rep: 2))),
    ("12:", PlaceText(session: 12, part: .session)),
    ("12:3", PlaceText(session: 12, part: .set(3))),
    ("12:session", PlaceText(session: 12, part: .session)),
    ("last:2.1", PlaceText(part: .rep(set: 2, rep: 1))),
    ("12:last", PlaceText(session: 12, part: .lastSet)),
    ("0", nil), ("-1", nil), ("3.", nil), (".3", nil), ("3.0", nil), ("1.2.3", nil), (":3", nil),
    ("a", nil), ("12:3:1", nil), ("٣", nil), ("99999999999", nil), ("3 ", nil),
  ]) func placesAreNamedInOneWay(text: String, expected: PlaceText?) {
    #expect(PlaceText(text) == expected)
  }

  @Test(
    arguments: [
      ("140", LoadUnit.kg, 140_000), ("140kg", .lb, 140_000), ("102.5 kg", .kg, 102_500),
      ("102,5", .kg, 102_500), ("315lb", .kg, 142_882), ("315 LBS", .kg, 142_882),
      ("315", .lb, 142_882), ("0", .kg, 0), ("1000", .kg, 1_000_000), ("2204.622", .lb, 1_000_000),
      ("1000.001", .kg, nil), ("1,000.5", .kg, nil), ("", .kg, nil), ("kg", .kg, nil),
      ("-5", .kg, nil), ("1e3", .kg, nil), ("140.1234", .kg, nil), ("٣٠", .kg, nil),
      (".5", .kg, nil),
    ] as [(String, LoadUnit, Int64?)]) func loadsAreRead(
      text: String, unit: LoadUnit, grams: Int64?
    )
  {
    #expect(LoadText.grams(text, unit: unit) == grams)
  }

  /// What is shown in pounds comes back as what was typed, for every half pound that a bar can hold.
  @Test func poundsSurviveTheWayThroughGrams() {
    for halves in Int64(0)...4400 {
      let typed = halves % 2 == 0 ? "\(halves / 2)" : "\(halves / 2).5"
      let grams = LoadText.grams(typed, unit: .lb)
      #expect(grams.map { LoadUnit.lb.text(grams: $0) } == typed)
    }
  }
}
