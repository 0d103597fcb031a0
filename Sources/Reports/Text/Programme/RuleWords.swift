import Programme

/// What a rule that holds the load has found, in a few words.
enum RuleWords {
  static func text(_ rule: RuleName) -> String {
    switch rule {
    case .painStop: "pain that ends advice"
    case .noSession: "no session"
    case .rest: "too few hours since the last session"
    case .noLoad: "a load that nobody said"
    case .noWorkSet: "no work set"
    case .noVerdict: "no verdict on form"
    case .pause: "a long pause"
    case .afterPain: "pain that is said to be gone"
    case .twoAlarmedSessions: "two sessions with too many alarmed reps"
    case .deload: "a lighter week that is due"
    case .stall: "session after session at this load without a clean one"
    case .alarmedSet: "a set with too many alarmed reps"
    case .pain: "pain"
    case .soreness: "soreness"
    case .wentOn: "a set that went on beyond the stop signal"
    case .unjudged: "a session that was not judged"
    case .repsShort: "reps that were not made"
    case .notFlawless: "a set that was not flawless"
    case .effort: "a set with hardly a rep left"
    case .shortPause: "a short pause"
    case .settle: "a load that came down lately"
    case .addReps: "reps to be added first"
    case .notYet: "too few flawless sets so far"
    case .breakPoint: "form that was lost at the next load"
    case .plates: "plates"
    case .raise: "a raise"
    }
  }
}
