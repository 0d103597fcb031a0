import Coaching
import Testing
import Training

@Suite struct CueTests {
  private func cue(
    _ reps: [RepRecord], alerts: [AlertRecord] = [], style: String = "conventional",
    mode: String = "measured"
  ) -> Cue {
    let set = SetRecord(sessionID: 1, number: 2, startUS: 0, endUS: 1)
    return SetReview(
      set, reps: reps, alerts: alerts, session: Sessions.session(mode: mode, style: style)
    ).cue
  }

  private func held(_ count: Int) -> [RepRecord] { (1...count).map { Sessions.rep($0) } }

  @Test func praiseOnlyWhereEverythingHeld() {
    #expect(cue(held(5)).rule == .held)
    #expect(cue([]).rule == .nothingCounted)
    let partly = cue(held(4) + [Sessions.rep(5, reserve: nil, verdict: "no_call", flags: 64)])
    #expect(partly.rule == .partlyUnjudged && partly.reps == [5])
    #expect(cue(held(4) + [Sessions.rep(5, verdict: "of a later version")]).rule == .partlyUnjudged)
  }

  /// Bad data go before everything else: nothing is said of a back that was not seen.
  @Test func badDataSilenceEverythingElse() {
    let bad = [1, 2].map { Sessions.rep($0, reserve: 900, verdict: "no_call", flags: 1) }
    let found = cue(bad + [Sessions.rep(3, reserve: 900, verdict: "lost", alarms: 1)])
    #expect(found.rule == .badData && found.reps == [1, 2])
    let moved = [1, 2, 3].map { Sessions.rep($0, verdict: "no_call", flags: 16) }
    #expect(cue(moved).rule == .beltMoved)
  }

  @Test func unjudgedSetsSayWhatWouldMendThem() {
    let without = (1...3).map { Sessions.rep($0, reserve: nil, verdict: "no_call", flags: 4) }
    #expect(cue(without, style: "").rule == .noProfile)
    #expect(cue(without, style: "sumo").sentence.contains("hinge calibrate --guided"))
    let abstained = (1...3).map { Sessions.rep($0, verdict: "no_call", flags: 8) }
    #expect(cue(abstained).rule == .abstained)
  }

  @Test(arguments: [
    (11_700, CueRule.alarmsAtLiftoff), (12_300, .alarmsAtLiftoff), (12_900, .alarmsInTheRise),
    (13_500, .alarmsInTheRise), (14_000, .alarmsInTheLowering), (99_000, .alarms),
  ])
  func alarmsFromTheFloorAreToldByTheirPlace(timeMS: Int, rule: CueRule) {
    let reps = held(2) + [Sessions.rep(3, reserve: 700, verdict: "lost", alarms: 1)]
    let found = cue(reps, alerts: [Sessions.alarm(atMS: Int64(timeMS))])
    #expect(found.rule == rule)
    #expect(found.reps == [3])
  }

  @Test func alarmsFromLockoutComeWithTheDescentFirst() {
    var rep = Sessions.rep(3, reserve: 700, verdict: "lost", alarms: 1)
    rep.ownStartUS = 9_000_000
    let place = { (time: Int64) in
      cue([rep], alerts: [Sessions.alarm(atMS: time)], style: "romanian").rule
    }
    #expect(place(10_000) == .alarmsInTheLowering)
    #expect(place(11_700) == .alarmsAtLiftoff)
    #expect(place(14_000) == .alarmsInTheRise)
  }

  @Test func whatDriftedComesInOrder() {
    let grown: [RepRecord] = [200, 200, 300, 400].enumerated()
      .map { Sessions.rep($0 + 1, reserve: $1) }
    #expect(cue(grown).rule == .creep)
    #expect(cue(grown).sentence.contains("by 6.0 degrees"))
    #expect(cue(grown, mode: "estimated").sentence.contains("an estimated 6.0 degrees"))
    #expect(cue(held(3), alerts: [Sessions.alarm(atMS: 7600, kind: "setup")]).reps == [2])
    let warned = cue(held(3) + [Sessions.rep(4, verdict: "crept")])
    #expect(warned.rule == .warnings && warned.reps == [4])
    let leaned = [Sessions.alarm(atMS: 9500, kind: "hyperextension", grade: "warn")]
    #expect(cue(held(3), alerts: leaned).rule == .leanedBack)
    let slowed = cue(held(3) + [Sessions.rep(4, concentricMS: 1500)])
    #expect(slowed.rule == .slowdown && slowed.sentence.contains("23 %"))
  }

  @Test func cuesPromiseNothing() {
    for seed in UInt64(1)...300 {
      for set in SessionSummary(Sessions.random(seed)).sets {
        let text = set.cue.sentence.lowercased()
        #expect(!text.isEmpty && text.hasSuffix("."))
        for word in ["injur", "pain", "safe", "prevent", "damage", "herniat"] {
          #expect(!text.contains(word), "seed \(seed): \(text)")
        }
      }
    }
  }
}
