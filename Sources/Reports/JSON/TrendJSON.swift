package import Coaching

/// Weeks as `hinge.trend/1`, `Schemas/trend.schema.json`.
package enum TrendJSON {
  package static func text(_ trend: Trend) -> String {
    JSONValue.object([
      ("schema", .string("hinge.trend/1")),
      (
        "weeks",
        .array(
          trend.weeks.map {
            .object([
              ("from_ms", .integer($0.span.lowerBound)), ("to_ms", .integer($0.span.upperBound)),
              ("totals", TotalsJSON.value($0.totals)),
            ])
          })
      ),
      (
        "days",
        .array(
          trend.days.map {
            .object([("from_ms", .integer($0.startMS)), ("totals", TotalsJSON.value($0.totals))])
          })
      ),
      ("all", TotalsJSON.value(trend.all)),
      ("undated_sets", .integer(Int64(trend.undated))),
      ("bounded_sets", .integer(Int64(trend.bounded))),
      (
        "course",
        .object([
          ("direction", .string(trend.course.direction.rawValue)),
          ("text", .string(trend.course.sentence)),
        ])
      ),
      ("calibrations", .array(trend.calibrations.map(calibration))),
      ("load_quality", .array(trend.quality.map(quality))),
    ]).text
  }

  private static func quality(_ quality: Trend.StyleQuality) -> JSONValue {
    .object([
      ("style", .nonEmpty(quality.style)),
      (
        "loads",
        .array(
          quality.loads.levels.map {
            .object([
              ("load_g", .integer($0.loadGrams)), ("judged", .integer(Int64($0.judgedReps))),
              ("held", .integer(Int64($0.heldReps))),
            ])
          })
      ),
      // In grams, as the rest: a program has no use for somebody's unit.
      ("text", .string(quality.loads.sentence { "\($0) g" })),
    ])
  }

  private static func calibration(_ calibration: Trend.Calibration) -> JSONValue {
    .object([
      ("id", .string(calibration.id)), ("lifter", .nonEmpty(calibration.lifter)),
      ("style", .nonEmpty(calibration.style)), ("since_ms", .optional(calibration.sinceMS)),
      ("sessions", .integer(Int64(calibration.sessions))),
    ])
  }
}

/// Two groups as `hinge.comparison/1`, `Schemas/comparison.schema.json`.
package enum ComparisonJSON {
  package static func text(_ comparison: Comparison, a: String, b: String) -> String {
    JSONValue.object([
      ("schema", .string("hinge.comparison/1")),
      ("a", .object([("name", .string(a)), ("totals", TotalsJSON.value(comparison.a))])),
      ("b", .object([("name", .string(b)), ("totals", TotalsJSON.value(comparison.b))])),
      ("held_share_differs", comparison.sharesDiffer.map { .bool($0) } ?? .null),
      (
        "caveats",
        .array(
          comparison.caveats.map {
            .object([("kind", .string($0.rawValue)), ("text", .string($0.sentence))])
          })
      ),
    ]).text
  }
}
