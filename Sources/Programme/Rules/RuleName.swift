/// The rules; raw values are what `hinge next --json` says.
package enum RuleName: String, Sendable, CaseIterable {
  case painStop = "pain_stop"
  case noSession = "no_session"
  case rest
  case noLoad = "no_load"
  case noWorkSet = "no_work_set"
  case noVerdict = "no_verdict"
  case pause
  case afterPain = "after_pain"
  case twoAlarmedSessions = "two_alarmed_sessions"
  case deload
  case stall
  case alarmedSet = "alarmed_set"
  case pain
  case soreness
  case wentOn = "went_on"
  case unjudged
  case repsShort = "reps_short"
  case notFlawless = "not_flawless"
  case effort
  case shortPause = "short_pause"
  case settle
  case addReps = "add_reps"
  case notYet = "not_yet"
  case breakPoint = "break_point"
  case plates
  case raise
}
