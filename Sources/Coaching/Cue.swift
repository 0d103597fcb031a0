/// The one thing to take from a set: which rule spoke, what it says, and on which reps it rests.
///
/// A cue speaks of the consistency of form. It is no diagnosis and no promise about injury.
package struct Cue: Sendable, Equatable {
  package var rule: CueRule
  package var sentence: String
  /// Numbers of the reps the rule rests on, in order; empty where it rests on the whole set.
  package var reps: [Int]

  package init(rule: CueRule, sentence: String, reps: [Int]) {
    self.rule = rule
    self.sentence = sentence
    self.reps = reps
  }
}

/// The rules in the order they are asked: what keeps the numbers from being trusted comes first,
/// then what was lost, then what drifted, then praise.
package enum CueRule: String, Sendable, CaseIterable {
  case nothingCounted = "nothing_counted"
  case badData = "bad_data"
  case beltMoved = "belt_moved"
  case noProfile = "no_profile"
  case abstained
  case alarmsAtLiftoff = "alarms_at_liftoff"
  case alarmsInTheRise = "alarms_in_the_rise"
  case alarmsInTheLowering = "alarms_in_the_lowering"
  case alarms
  case creep
  case setup
  case warnings
  case leanedBack = "leaned_back"
  case slowdown
  case partlyUnjudged = "partly_unjudged"
  case held
}
