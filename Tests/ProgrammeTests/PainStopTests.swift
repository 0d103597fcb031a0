import Programme
import Testing
import Training

/// Pain as it is said where no clock was set.
@Suite struct PainStopTests {
  private func stands(_ words: [(field: String, value: String?, bootMS: Int64?, boot: String)])
    -> Bool
  {
    let entries = words.enumerated().map { index, word in
      EntryRecord(
        id: Int64(index + 1), sessionID: 3, setNumber: 2, field: word.field, value: word.value,
        enteredAtWallMS: 0, enteredAtBootMS: word.bootMS, bootID: word.boot, clock: "unset",
        origin: "test")
    }
    return PainStop.stands(entries, settings: ProgrammeSettings())
  }

  /// The time since the start of the machine tells a slip as well as a calendar does.
  @Test func aSlipIsMendedWithoutAClock() {
    #expect(stands([("pain_kind", "sharp", 1000, "a")]))
    #expect(!stands([("pain_kind", "sharp", 1000, "a"), ("pain_kind", "dull", 9000, "a")]))
    #expect(stands([("pain_kind", "sharp", 1000, "a"), ("pain_kind", "dull", 900_000, "a")]))
    #expect(stands([("pain_kind", "sharp", 1000, "a"), ("pain_kind", "dull", 9000, "b")]))
    #expect(stands([("pain_kind", "sharp", nil, "a"), ("pain_kind", "dull", nil, "a")]))
    #expect(stands([("pain_kind", "sharp", .min, "a"), ("pain_kind", "dull", .max, "a")]))
    #expect(stands([("pain", "6", 1000, "a"), ("pain", "2", 5000, "b")]))
    #expect(!stands([("pain", "5", 1000, "a"), ("pain_kind", "dull", 5000, "a")]))
  }

  @Test func whatIsTakenBackIsTheLastWord() {
    #expect(!stands([("pain_kind", "sharp", 1000, "a"), ("pain_kind", nil, 9000, "a")]))
    #expect(
      stands([
        ("pain", "8", 1000, "a"), ("pain", "3", 900_000, "a"), ("pain", nil, 901_000, "a"),
      ]))
  }
}
