import Coaching
import HingeCore
package import Plan

/// A week as `hinge.week/1`, `Schemas/week.schema.json`.
package enum WeekJSON {
  /// - Parameter stop: why nothing is to be lifted.
  package static func text(
    _ week: WeekSummary, lifter: String, stop: String? = nil
  ) -> String {
    JSONValue.object([
      ("schema", .string("hinge.week/1")), ("lifter", .nonEmpty(lifter)),
      ("from", .string("\(week.monday)")), ("to", .string("\(week.monday.advanced(by: 6))")),
      ("today", .string("\(week.today)")), ("running", .bool(week.isRunning)),
      ("synthetic", .bool(week.isSynthetic)), ("stop", .nonEmpty(stop ?? "")),
      ("focus", focus(week.focus)),
      ("days", .array(week.days.map(day))),
      ("total", exposure(week.total)),
      ("before", exposure(week.totalBefore)),
      ("weeks_before", .integer(Int64(week.weeksBefore))),
      ("quality", quality(week.quality)),
      ("quality_before", quality(week.qualityBefore)),
      (
        "change",
        .object([
          ("held", .string(week.heldChange.rawValue)),
          ("alarms", .string(week.alarmChange.rawValue)),
          ("drift", .string(week.driftChange.rawValue)),
          ("slowdown", .string(week.slowdownChange.rawValue)),
        ])
      ),
      (
        "caveats",
        .array(
          week.caveats.map {
            .object([("kind", .string($0.rawValue)), ("text", .string($0.sentence))])
          })
      ),
      ("holds", .array(week.holds.rows.map(holds))),
      ("holds_before", .array(week.holdsBefore.rows.map(holds))),
      ("recovery", recovery(week.recovery)),
      ("bounded_sessions", .integer(Int64(week.bounded))),
      (
        "left_out",
        .object([
          ("synthetic", .integer(Int64(week.leftOut.synthetic))),
          ("excluded", .integer(Int64(week.leftOut.excluded))),
          ("undated", .integer(Int64(week.leftOut.undated))),
        ])
      ),
    ]).text
  }

  private static func focus(_ focus: WeekFocus) -> JSONValue {
    .object([
      ("rule", focus.rule.map { .string($0.rawValue) } ?? .null),
      ("text", .string(focus.sentence)),
      (
        "rests_on",
        .array(
          focus.reps.map {
            .object([
              ("session", .integer($0.sessionID)), ("set", .integer(Int64($0.set))),
              ("reps", .array($0.reps.map { .integer(Int64($0)) })),
            ])
          })
      ),
    ])
  }

  private static func day(_ day: WeekSummary.Day) -> JSONValue {
    .object([
      ("date", .string("\(day.day)")),
      ("session_numbers", .array(day.sessionIDs.map { .integer($0) })),
      ("exposure", exposure(day.exposure)),
    ])
  }

  private static func exposure(_ exposure: Exposure) -> JSONValue {
    .object([
      ("sessions", .integer(Int64(exposure.sessions))), ("sets", .integer(Int64(exposure.sets))),
      ("work_sets", .integer(Int64(exposure.workSets))), ("reps", .integer(Int64(exposure.reps))),
      ("tonnage_g", exposure.loadedSets > 0 ? .integer(exposure.tonnageGrams) : .null),
      ("loaded_sets", .integer(Int64(exposure.loadedSets))),
      ("session_load", exposure.ratedSessions > 0 ? .integer(exposure.sessionLoad) : .null),
      ("rated_sessions", .integer(Int64(exposure.ratedSessions))),
      ("hinge_days", .integer(Int64(exposure.hingeDays))),
    ])
  }

  private static func quality(_ quality: WeekQuality) -> JSONValue {
    let unjudged = quality.unjudged
    return .object([
      ("reps", .integer(Int64(quality.verdicts.total))),
      ("held", .integer(Int64(quality.verdicts.held))),
      ("crept", .integer(Int64(quality.verdicts.crept))),
      ("lost", .integer(Int64(quality.verdicts.lost))),
      ("no_call", .integer(Int64(quality.verdicts.noCall))),
      (
        "no_call_why",
        .object([
          ("no_profile", .integer(Int64(unjudged.noProfile))),
          ("abstained", .integer(Int64(unjudged.abstained))),
          ("bad_data", .integer(Int64(unjudged.badData))),
          ("belt_moved", .integer(Int64(unjudged.beltMoved))),
          ("other", .integer(Int64(unjudged.other))),
        ])
      ),
      ("held_share", .optionalThousandths(quality.heldShare?.permille)),
      ("held_share_low", .optionalThousandths(quality.heldShare?.interval.lowerBound)),
      ("held_share_high", .optionalThousandths(quality.heldShare?.interval.upperBound)),
      ("alarms", .integer(Int64(quality.alarms))),
      ("alarmed_reps", .integer(Int64(quality.alarmedReps))),
      ("alarms_per_rep", .optionalThousandths(quality.alarmsPermille)),
      ("drift_deg", .optionalThousandths(quality.drift.mean)),
      ("drift_sets", .integer(Int64(quality.drift.count))),
      ("rise_slowdown", .optionalThousandths(quality.slowdown.mean)),
      ("rise_slowdown_sets", .integer(Int64(quality.slowdown.count))),
      ("estimated", .bool(quality.modes.contains("estimated"))),
    ])
  }

  private static func holds(_ row: WeekHolds.Row) -> JSONValue {
    .object([
      ("kind", .string("\(row.kind.token)")), ("holds", .integer(Int64(row.holds))),
      ("held_ms", .integer(row.heldMS)), ("longest_ms", .integer(row.longestMS)),
      ("steady", .integer(Int64(row.steady))),
    ])
  }

  private static func recovery(_ recovery: WeekRecovery) -> JSONValue {
    .object([
      (
        "hours_between",
        .array(
          recovery.hoursBetween.map {
            .object([("to", .string("\($0.to)")), ("hours", .integer($0.hours))])
          })
      ),
      (
        "soreness",
        .array(
          recovery.soreness.map {
            .object([
              ("session", .integer($0.sessionID)), ("said_on", .string("\($0.saidOn)")),
              ("value", .integer($0.value)), ("hours_after", .optional($0.hoursAfter)),
            ])
          })
      ),
      ("still_sore", .bool(recovery.isStillSore)),
      ("pain_count", .integer(Int64(recovery.painCount))),
      (
        "worst_pain",
        recovery.worstPain.map {
          .object([
            ("value", .integer($0.value)), ("session", .integer($0.sessionID)),
            ("set", .optional($0.set.map { Int64($0) })),
            ("rep", .optional($0.rep.map { Int64($0) })),
          ])
        } ?? .null
      ),
    ])
  }
}
