import Coaching
package import Programme
package import Training

/// What to lift next as `hinge.next/1`, `Schemas/next.schema.json`. Loads are grams; sentences are in the unit
/// that was asked for.
package struct NextJSON {
  private let unit: LoadUnit

  package init(unit: LoadUnit) { self.unit = unit }

  /// - Parameters:
  ///   - day: the day that is meant, such as 2026-11-30.
  ///   - warmUp: what the day's mobility check gives reason for.
  package func text(
    _ styles: [StyleAdvice], lifter: String, day: String, isSynthetic: Bool, warmUp: String? = nil
  ) -> String {
    JSONValue.object([
      ("schema", .string("hinge.next/1")), ("lifter", .nonEmpty(lifter)), ("day", .string(day)),
      ("synthetic", .bool(isSynthetic)), ("warm_up", .nonEmpty(warmUp ?? "")),
      ("styles", .array(styles.map(style))),
    ]).text
  }

  private func style(_ style: StyleAdvice) -> JSONValue {
    .object([
      ("style", .nonEmpty(style.style)), ("advice", advice(style.advice)),
      ("not_before_ms", .optional(style.notBeforeMS)),
      (
        "notes",
        .array(
          style.notes.map {
            .object([("kind", .string($0.kind.rawValue)), ("text", .string($0.sentence))])
          })
      ),
      (
        "load_quality",
        .object([
          (
            "loads",
            .array(
              style.quality.levels.map {
                .object([
                  ("load_g", .integer($0.loadGrams)), ("judged", .integer(Int64($0.judgedReps))),
                  ("held", .integer(Int64($0.heldReps))),
                ])
              })
          ),
          ("text", .string(style.quality.sentence { Figures.load($0, unit) })),
        ])
      ),
    ])
  }

  private func advice(_ advice: Advice) -> JSONValue {
    let reps = advice.work?.reps
    let then = advice.kind == .rest ? advice.others.first : nil
    let instead = advice.kind == .deload ? advice.others.first : nil
    let members: [(String, JSONValue)] = [
      ("kind", .string(advice.kind.rawValue)), ("rule", .string(advice.rule.rawValue)),
      ("text", .string(advice.sentence.text(unit))), ("load", load(advice.load)),
      ("sets", .optional(advice.work.map { Int64($0.sets) })),
      ("reps_low", .optional(reps.map { Int64($0.lowerBound) })),
      ("reps_high", .optional(reps.map { Int64($0.upperBound) })),
      ("rest_until_ms", .optional(advice.restUntilMS)),
      ("rests_on", .array(advice.evidence.map(evidence))),
      ("also", .array(advice.also.map { .string($0.rawValue) })),
      ("would_change", .string(advice.change.text(unit))),
      ("then", then.map(self.advice) ?? .null), ("instead", instead.map(self.advice) ?? .null),
    ]
    return .object(members)
  }

  private func load(_ load: AdvisedLoad?) -> JSONValue {
    guard let load else { return .null }
    let plates = load.plates.map { JSONValue.array($0.map { .integer($0) }) }
    return .object([
      ("load_g", .integer(load.grams)), ("due_g", .integer(load.dueGrams)),
      ("can_be_made", .bool(load.canBeMade)), ("bar_g", .optional(load.barGrams)),
      ("plates_each_side_g", plates ?? .null), ("nearest_below_g", .optional(load.belowGrams)),
      ("nearest_above_g", .optional(load.aboveGrams)),
    ])
  }

  private func evidence(_ evidence: Evidence) -> JSONValue {
    .object([
      ("session", .integer(evidence.session)),
      ("set", .optional(evidence.set.map { Int64($0) })),
      ("reps", .array(evidence.reps.map { .integer(Int64($0)) })),
    ])
  }
}
