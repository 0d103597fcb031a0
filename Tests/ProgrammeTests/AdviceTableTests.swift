import Programme
import Testing
import Training

/// Histories, and the one advice that each must give. Every rule and their conflicts.
@Suite struct AdviceTableTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var story: String
    var day: Int
    var kind: Advice.Kind
    var rule: RuleName
    /// Nil: no load is advised.
    var kg: Double?
    var style = "conventional"
    var testDescription: String { "\(rule.rawValue): \(name)" }

    init(
      _ rule: RuleName, _ name: String, _ story: String, on day: Int, _ kind: Advice.Kind,
      _ kg: Double?, style: String = "conventional"
    ) {
      (self.rule, self.name, self.story, self.day) = (rule, name, story, day)
      (self.kind, self.kg, self.style) = (kind, kg, style)
    }
  }

  /// Two sessions a week at 140 kg for three weeks, Mondays and Thursdays.
  private static let threeWeeks =
    "0: 140x4*3; 3: 140x5*3; 7: 140x4*3; 10: 140x5*3; 14: 140x4*3; 17: 140x5*3"

  static let rows: [Row] = [
    // Raising.
    Row(.raise, "three flawless sets", "0: 140x5*3", on: 2, .raise, 142.5),
    Row(.raise, "over two sessions", "0: 140x5; 2: 140x5*2", on: 4, .raise, 142.5),
    Row(.raise, "warm-ups do not matter", "0: 60x5 100x3 140x5*3", on: 2, .raise, 142.5),
    Row(.raise, "more reps than the range", "0: 140x8*3", on: 2, .raise, 142.5),
    Row(.raise, "at most 5 kg", "0: 205x5*3", on: 2, .raise, 207.5),
    Row(.raise, "a heavy single beside it", "0: 140x5*3 170x1", on: 2, .raise, 142.5),
    Row(.raise, "one warning in ten reps", "0: 140:hhhhhchhhh*3", on: 2, .raise, 142.5),
    Row(.raise, "a lighter day between", "0: 140x5*3; 3: 100x5*3", on: 5, .raise, 142.5),
    Row(
      .raise, "six sets earn a step that is larger than 2.5 %", "0: 60x5*3; 2: 60x5*3", on: 4,
      .raise, 62.5),
    Row(.raise, "one sensor, five sets", "0 one: 140x5*5", on: 2, .raise, 142.5),
    Row(
      .raise, "two sensors after one", "0 one: 140x5*2; 2: 140x5*3", on: 4, .raise, 142.5),
    Row(.raise, "called held by hand", "0: 140x5*2 140:hhhhH", on: 2, .raise, 142.5),
    Row(.raise, "simulated ones alone", "0 sim: 140x5*3", on: 2, .raise, 142.5),
    Row(.raise, "no date at all", "0 nodate: 140x5*3", on: 2, .raise, 142.5),
    Row(.raise, "an excluded bad set", "0: 140:lllll! 140x5*3", on: 2, .raise, 142.5),
    Row(
      .raise, "an excluded session", "0: 140x5*3; 2 excluded: 140:lllll*3", on: 4, .raise, 142.5),
    Row(.raise, "soreness gone in time", "0 sore=4@24 sore=0@73: 140x5*3", on: 4, .raise, 142.5),
    Row(.raise, "dull pain below the limit", "0 pain=2 kind=dull: 140x5*3", on: 2, .raise, 142.5),
    Row(
      .raise, "the trap bar weighs more", "0 trap-bar: 145x5*3", on: 2, .raise, 147.5,
      style: "trap-bar"),

    // Not yet, and reps first.
    Row(.notYet, "two of three", "0: 140x5*2", on: 2, .hold, 140),
    Row(.notYet, "one sensor, three of five", "0 one: 140x5*3", on: 2, .hold, 140),
    Row(.notYet, "a rep without a verdict", "0: 140x5*2 140:hhnhh", on: 2, .hold, 140),
    Row(.notYet, "a new load begins anew", "0: 140x5*3; 2: 142.5x5*2", on: 4, .hold, 142.5),
    Row(.addReps, "three reps", "0: 140x3*3", on: 2, .hold, 140),
    Row(.addReps, "one set short of the top", "0: 140x5*2 140x4", on: 2, .hold, 140),

    // Plates.
    Row(.plates, "2.5 % are less than the smallest plates", "0: 60x5*3", on: 2, .hold, 60),
    Row(.plates, "no more plates", "0: 207.5x5*3", on: 2, .hold, 207.5),
    Row(.plates, "beyond the plates", "0: 240x5*3", on: 2, .hold, 240),
    Row(
      .plates, "the next bell is far", "0 kettlebell: 24x5*3", on: 2, .hold, 24, style: "kettlebell"
    ),

    // Form.
    Row(.alarmedSet, "two of five", "0: 140x5*2 140:hhlhl", on: 2, .hold, 140),
    Row(.alarmedSet, "in a warm-up", "0: 100:llhhh 140x5*3", on: 2, .hold, 140),
    Row(.alarmedSet, "after a raise", "0: 140x5*3; 2: 142.5:hlhlh*3", on: 4, .hold, 142.5),
    Row(.alarmedSet, "called lost by hand counts", "0: 140x5*2 140:hnlnl", on: 2, .hold, 140),
    Row(.alarmedSet, "a failed single above", "0: 140x5*3 160:l", on: 2, .hold, 140),
    Row(.alarmedSet, "lost at less", "0: 140x5*3; 2: 120:lllll*3", on: 4, .hold, 120),
    Row(
      .alarmedSet, "clean between two", "0: 140:lllhh; 2: 140x5*3; 4: 140:lllhh", on: 6, .hold, 140),
    Row(
      .alarmedSet, "the first after backing off", "0: 140:lllhh; 2: 140:lllhh; 4: 125:lllhh", on: 6,
      .hold, 125),
    Row(.notFlawless, "one alarm in five", "0: 140x5*2 140:hhhhl", on: 2, .hold, 140),
    Row(.notFlawless, "one warning in five", "0: 140x5*2 140:hhchh", on: 2, .hold, 140),
    Row(.notFlawless, "slower by 30 %", "0: 140x5*2 140x5/slow", on: 2, .hold, 140),
    Row(.wentOn, "two reps after the stop signal", "0: 140x5*2 140x5/on", on: 2, .hold, 140),
    Row(.wentOn, "two alarmed in a row, and on", "0: 140x5*2 140:hllhhhhhhhh", on: 2, .hold, 140),
    Row(.repsShort, "two reps of three", "0: 140x5*2 140x2", on: 2, .hold, 140),
    Row(.effort, "RPE 9.5", "0: 140x5*2 140x5@9.5", on: 2, .hold, 140),
    Row(
      .breakPoint, "lost there five weeks ago", "0: 142.5:hlhlh; 35: 140x5; 37: 140x5*3", on: 39,
      .hold, 140),
    Row(
      .raise, "twice the sets go there again", "0: 142.5:hlhlh; 35: 140x5*3; 37: 140x5*3", on: 39,
      .raise, 142.5),
    Row(.raise, "long forgotten", "0: 142.5:hlhlh; 70: 140x5; 72: 140x5*3", on: 74, .raise, 142.5),

    // Backing off.
    Row(.twoAlarmedSessions, "two in a row", "0: 140:lllhh; 2: 140:hhlhl", on: 4, .backOff, 125),
    Row(
      .twoAlarmedSessions, "after a raise that was repeated",
      "0: 140x5*3; 2: 142.5:llhhh; 4: 142.5:llhhh", on: 6, .backOff, 127.5),
    Row(
      .twoAlarmedSessions, "down once more",
      "0: 140:lllhh; 2: 140:lllhh; 4: 125:lllhh; 6: 125:llhhh", on: 8, .backOff, 112.5),
    Row(.pause, "five weeks", "0: 140x5*3", on: 35, .backOff, 125),
    Row(.pause, "ten weeks", "0: 140x5*3", on: 70, .backOff, 97.5),
    Row(
      .pause, "the other style goes on", "0: 140x5*3; 26 romanian: 90x5*3", on: 30, .backOff, 125),
    Row(.raise, "from where it began lighter", "0: 140x5*3; 35: 125x5*3", on: 37, .raise, 127.5),
    Row(.shortPause, "twelve days", "0: 140x5*3", on: 12, .hold, 140),

    // Rest.
    Row(.rest, "the day after", "0: 140x5*3", on: 1, .rest, 142.5),
    Row(.rest, "the same day", "0: 140x5*3", on: 0, .rest, 142.5),
    Row(.rest, "after another style", "0: 140x5*3; 3 romanian: 90x5*3", on: 4, .rest, 142.5),
    Row(
      .raise, "two days after another style", "0: 140x5*3; 3 romanian: 90x5*3", on: 5, .raise, 142.5
    ),
    Row(.rest, "before a load that is missing", "0: -x5*3", on: 1, .rest, nil),

    // Deload.
    Row(.deload, "three weeks", threeWeeks, on: 21, .deload, 125),
    Row(.deload, "the second session of it", threeWeeks + "; 21: 125x4*2", on: 24, .deload, 125),
    Row(.raise, "passed over", threeWeeks + "; 21: 140x5*3", on: 24, .raise, 142.5),
    Row(
      .raise, "afterwards from where it was", threeWeeks + "; 21: 125x4*2; 24: 125x4*2", on: 28,
      .raise, 142.5),
    Row(.raise, "too few sessions", "0: 140x5*3; 7: 140x5*3; 14: 140x5*3", on: 21, .raise, 142.5),
    Row(
      .raise, "a week off in between",
      "0: 140x5*3; 3: 140x5*3; 14: 140x5*3; 17: 140x5*3; 21: 140x5*3", on: 24, .raise, 142.5),
    Row(
      .deload, "goes before an alarmed set",
      "0: 140x4*3; 3: 140x5*3; 7: 140x4*3; 10: 140x5*3; 14: 140x4*3; 17: 140:lllhh", on: 21,
      .deload, 125),
    Row(
      .twoAlarmedSessions, "goes before a deload",
      "0: 140x4*3; 3: 140x5*3; 7: 140x4*3; 10: 140x5*3; 14: 140:lllhh; 17: 140:lllhh", on: 21,
      .backOff, 125),

    // Body.
    Row(.soreness, "at 74 h", "0 sore=2@74: 140x5*3", on: 4, .hold, 140),
    Row(
      .soreness, "goes before a raise and after an alarm", "0 sore=2@74: 140:lllhh", on: 4, .hold,
      140
    ).naming(.alarmedSet),
    Row(.raise, "sore after 24 h only", "0 sore=5@24: 140x5*3", on: 2, .raise, 142.5),
    Row(.raise, "of the session before", "0 sore=5@74: 140x5*3; 4: 140x5*3", on: 6, .raise, 142.5),
    Row(.pain, "at a load the plates do not make", "0 pain=4: 142.3x5*3", on: 2, .hold, 142.3),
    Row(.pain, "4 of 10", "0 pain=4: 140x5*3", on: 2, .hold, 140),
    Row(.pain, "in another style", "0: 140x5*3; 2 romanian pain=4: 90x5*3", on: 4, .hold, 140),
    Row(
      .deload, "goes before pain", threeWeeks.replacing("17:", with: "17 pain=4:"), on: 21, .deload,
      125),
    Row(.painStop, "sharp", "0 pain=2 kind=sharp: 140x5*3", on: 2, .stop, nil),
    Row(.painStop, "radiating, without a number", "0 kind=radiating: 140x5*3", on: 2, .stop, nil),
    Row(.painStop, "7 of 10", "0 pain=7: 140x5*3", on: 2, .stop, nil),
    Row(.painStop, "months ago", "0 kind=sharp: 140x5*3", on: 200, .stop, nil),
    Row(
      .painStop, "trained on without a word", "0 kind=sharp: 140x5*3; 4: 140x5*3; 7: 140x5*3",
      on: 9, .stop, nil),
    Row(
      .painStop, "less is not gone", "0 pain=3 kind=sharp: 140x5*3; 4 pain=1: 140x5*3", on: 6,
      .stop, nil),
    Row(
      .painStop, "less of the same place is not gone", "0 pain=7 pain=4@60: 140x5*3", on: 2, .stop,
      nil),
    Row(
      .painStop, "milder at the same place is not gone",
      "0 kind=sharp kind=dull@60 pain=2@60: 140x5*3",
      on: 2, .stop, nil),
    Row(.pain, "a slip of the finger, mended", "0 pain=7 pain=4@2: 140x5*3", on: 2, .hold, 140),
    Row(
      .raise, "sharp, taken back", "0 kind=sharp kind=-@60 pain=1@60: 140x5*3", on: 2, .raise, 142.5
    ),
    Row(
      .painStop, "said again after it was gone", "0 pain=7 pain=0@60 pain=7@90: 140x5*3", on: 2,
      .stop, nil),
    Row(
      .painStop, "less every few minutes", "0 pain=8 pain=6@8 pain=2@16: 140x5*3", on: 2, .stop, nil
    ),
    Row(
      .painStop, "the milder word taken back", "0 pain=8 pain=4@20 pain=-@21: 140x5*3", on: 2,
      .stop, nil),
    Row(.afterPain, "gone within minutes", "0 pain=8 pain=0@3: 140x5*3", on: 2, .backOff, 125),
    Row(.painStop, "goes before rest", "0 kind=sharp: 140x5*3", on: 0, .stop, nil),
    Row(
      .painStop, "goes before two alarmed sessions", "0: 140:lllhh; 2 kind=sharp: 140:lllhh", on: 4,
      .stop, nil),
    Row(.painStop, "in another style", "0: 140x5*3; 2 sumo kind=sharp: 140x5*3", on: 4, .stop, nil),
    Row(
      .painStop, "of a session that is not counted", "0: 140x5*3; 2 excluded kind=sharp: 140x5*3",
      on: 4, .stop, nil),
    Row(
      .painStop, "back again", "0 kind=sharp gone@3: 140x5*3; 4 kind=sharp: 140x5*3", on: 6, .stop,
      nil),
    Row(
      .raise, "gone in the next session", "0 kind=sharp: 140x5*3; 4 pain=0: 140x5*3", on: 6, .raise,
      142.5),
    Row(
      .painStop, "not gone yet on the day before", "0 kind=sharp gone@4: 140x5*3", on: 3, .stop, nil
    ),

    Row(.afterPain, "said to be gone", "0 pain=3 kind=sharp gone@3: 140x5*3", on: 4, .backOff, 125),
    Row(
      .settle, "from where it began lighter after pain",
      "0 kind=sharp gone@3: 140x5*3; 4: 125x5*3", on: 6, .hold, 125),
    Row(
      .settle, "a clean session after backing off",
      "0: 140:lllhh; 2: 140:lllhh; 4: 125x5*3", on: 6, .hold, 125),
    Row(
      .raise, "two weeks after it came down",
      "0: 140:lllhh; 2: 140:lllhh; 4: 125x5*3; 10: 125x5*3; 17: 125x5*3", on: 19, .raise, 127.5),
    Row(
      .afterPain, "of another style", "0: 140x5*3; 2 sumo kind=sharp gone@2: 140x5*3", on: 5,
      .backOff, 125),

    // Stalled.
    Row(
      .stall, "six sessions with a flaw",
      "0: 140:hhhhl; 3: 140:hhhhl; 7: 140:hhhhl; 10: 140:hhhhc; 14: 140:hhhhl; 17: 140:hhhhl",
      on: 19,
      .backOff, 132.5),
    Row(
      .notFlawless, "one of the six was clean",
      "0: 140:hhhhl; 3: 140:hhhhl; 7: 140x5; 10: 140:hhhhc; 14: 140:hhhhl; 17: 140:hhhhl", on: 19,
      .hold, 140),
    Row(
      .deload, "goes before a stall",
      "0: 140:hhhhl; 3: 140:hhhhl; 7: 140:hhhhl; 10: 140:hhhhc; 14: 140:hhhhl; 17: 140:hhhhl",
      on: 21,
      .deload, 125),

    // What is missing.
    Row(.noSession, "an empty log", "", on: 2, .missing, nil),
    Row(.noSession, "another style only", "0 sumo: 140x5*3", on: 2, .missing, nil),
    Row(
      .noSession, "simulated beside real ones", "0 sim: 140x5*3; 2 sumo: 100x5*3", on: 5, .missing,
      nil),
    Row(.noSession, "all excluded", "0 excluded: 140x5*3", on: 2, .missing, nil),
    Row(.noSession, "all later than the day", "9: 140x5*3", on: 2, .missing, nil),
    Row(.noLoad, "no load", "0: -x5*3", on: 2, .missing, nil),
    Row(.noLoad, "not in the last session", "0: 140x5*3; 2: -x5*3", on: 4, .missing, nil),
    Row(.noWorkSet, "singles", "0: 140x1 160x1 180x1", on: 2, .missing, nil),
    Row(.noVerdict, "no calibration", "0 raw: 140x5*3", on: 2, .missing, nil),
    Row(.noVerdict, "bad data throughout", "0: 140:nnnnn*3", on: 2, .missing, nil),
    Row(
      .noVerdict, "judged long ago",
      "0: 140x5*3; 10 raw: 140x5*3; 20 raw: 140x5*3; 30 raw: 140x5*3", on: 32, .missing, nil),
    Row(.unjudged, "the last one raw", "0: 140x5*3; 2 raw: 150x5*3", on: 4, .hold, 140),
    Row(.unjudged, "the last one all bad data", "0: 140x5*3; 2: 140:nnnnn*3", on: 4, .hold, 140),
  ]

  @Test(arguments: rows)
  func everyHistoryHasItsAdvice(row: Row) throws {
    for seed in UInt64(1)...3 {
      let logs = row.story.isEmpty ? [] : try HistoryBuilder.logs(row.story, seed: seed)
      let found = Asking.advice(logs, day: row.day, style: row.style)
      let words = found.advice.sentence.text(.kg)
      #expect(found.advice.kind == row.kind, "seed \(seed): \(words)")
      #expect(found.advice.rule == row.rule, "seed \(seed): \(words)")
      #expect(
        found.advice.load?.grams == row.kg.map { Int64($0 * 1000) }, "seed \(seed): \(words)")
      // In another order it is the same history.
      let turned = Asking.advice(logs.reversed(), day: row.day, style: row.style)
      #expect(turned == found)
    }
  }

  @Test func everyRuleIsInTheTable() {
    #expect(Self.rows.count >= 60)
    #expect(Set(Self.rows.map(\.rule)) == Set(RuleName.allCases))
  }
}

extension AdviceTableTests.Row {
  func naming(_ rule: RuleName) -> Self {
    var row = self
    row.rule = rule
    return row
  }
}
