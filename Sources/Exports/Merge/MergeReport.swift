package import Training

/// What became of every session and of every set of the file that could have met.
package struct MergeReport: Sendable, Equatable {
  package var matched: [Match] = []
  /// What is there already and is not the same.
  package var kept: [Finding] = []
  /// Could be more than one thing; nothing was taken.
  package var ambiguous: [Finding] = []
  /// Values of lines that met a set, which no set of ours may have.
  package var refused: [Finding] = []
  /// Met nothing.
  package var left: [Finding] = []
  /// Sets of other exercises in the file.
  package var passedOver = 0

  package struct Match: Sendable, Equatable {
    package var session: Int64
    package var set: Int
    package var line: Int
    package var reps: Int
    package var foreignReps: Int
    package var loadGrams: Int64?
    package var rpeTenths: Int64?
  }

  package struct Finding: Sendable, Equatable {
    /// A session of the log, or one set of it; nil: a line of the file.
    package var session: Int64?
    package var set: Int?
    package var line: Int?
    package var exercise: String?
    /// The end of a sentence that begins with its name.
    package var why: String

    init(session: Int64, set: Int? = nil, why: String) {
      self.session = session
      self.set = set
      self.why = why
    }

    init(_ set: ForeignSet, why: String) {
      line = set.line
      exercise = set.exercise
      self.why = why
    }

    package var text: String {
      guard let session else { return "line \(line ?? 0), \(exercise ?? "a set"), \(why)" }
      return "session \(session)\(set.map { ", set \($0)," } ?? "") \(why)"
    }
  }

  package var hasMetNothing: Bool { matched.isEmpty && kept.isEmpty && ambiguous.isEmpty }

  /// One line a thing, for people.
  package func lines(unit: LoadUnit) -> [String] {
    matched.map { match in
      let load = match.loadGrams.map { "\(unit.text(grams: $0)) \(unit.rawValue)" }
      let rpe = match.rpeTenths.map { "RPE \(Decimals.text(tenths: $0))" }
      let reps =
        match.reps == match.foreignReps
        ? "" : ", counted \(match.reps) reps where the file has \(match.foreignReps)"
      let values = [load, rpe].compactMap { $0 }.joined(separator: ", ")
      return "matched: session \(match.session), set \(match.set) is line \(match.line): "
        + "\(values)\(reps)"
    } + kept.map { "kept: \($0.text)" } + ambiguous.map { "not taken: \($0.text)" }
      + refused.map { "left out: \($0.text)" } + left.map { "left over: \($0.text)" }
      + (passedOver == 0 ? [] : ["passed over: \(passedOver) sets of other exercises"])
  }
}
