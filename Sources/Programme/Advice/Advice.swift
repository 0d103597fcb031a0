/// What to do next in one style, and on what that rests. Speaks of form consistency in the log; it is no
/// diagnosis and no promise.
package struct Advice: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// More weight.
    case raise
    /// The same weight.
    case hold
    /// Less weight, until it holds again.
    case backOff = "back_off"
    /// A lighter week, offered.
    case deload
    /// Nothing before a time.
    case rest
    /// No advice on weight at all.
    case stop
    /// The log does not say enough.
    case missing
  }

  package var kind: Kind
  package var rule: RuleName
  /// Why, in one sentence.
  package var sentence: LoadSentence
  package var evidence: [Evidence]
  /// What would lead to another advice.
  package var change: LoadSentence
  /// Nil where no load is advised.
  package var load: AdvisedLoad?
  package var work: SetPlan?
  /// `rest`: until when, milliseconds since 1970.
  package var restUntilMS: Int64?
  /// `rest`: what comes then. `deload`: what else may be done. At most one.
  package var others: [Advice] = []
  /// Further rules that would have kept the load from rising.
  package var also: [RuleName] = []

  init(
    _ kind: Kind, _ rule: RuleName, _ sentence: LoadSentence, evidence: [Evidence] = [],
    change: LoadSentence, load: AdvisedLoad? = nil, work: SetPlan? = nil
  ) {
    self.kind = kind
    self.rule = rule
    self.sentence = sentence
    self.evidence = evidence
    self.change = change
    self.load = load
    self.work = work
  }
}

/// What an advice rests on, by the numbers that `hinge report` shows.
package struct Evidence: Sendable, Equatable {
  package var session: Int64
  /// Nil: the session as a whole.
  package var set: Int?
  /// Empty: the whole set.
  package var reps: [Int]

  init(_ session: Int64, set: Int? = nil, reps: [Int] = []) {
    self.session = session
    self.set = set
    self.reps = reps
  }

  init(_ set: WorkSet, reps: [Int] = []) {
    self.init(set.sessionID, set: set.number, reps: reps)
  }
}

/// How many sets of how many reps.
package struct SetPlan: Sendable, Equatable {
  package var sets: Int
  package var reps: ClosedRange<Int>

  /// "3 sets of 3 to 5 reps"
  package var words: String {
    let range =
      reps.lowerBound == reps.upperBound
      ? Counted.reps(reps.lowerBound) : "\(reps.lowerBound) to \(Counted.reps(reps.upperBound))"
    return "\(Counted.of(sets, "set")) of \(range)"
  }
}
