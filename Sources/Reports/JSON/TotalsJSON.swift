import Coaching

/// Sets added up, as JSON: the same keys in trends and comparisons.
enum TotalsJSON {
  static func value(_ totals: Totals) -> JSONValue {
    let members: [(String, JSONValue)] = [
      ("sessions", .integer(Int64(totals.sessions))), ("sets", .integer(Int64(totals.sets))),
      ("reps", .integer(Int64(totals.verdicts.total))),
      ("held", .integer(Int64(totals.verdicts.held))),
      ("crept", .integer(Int64(totals.verdicts.crept))),
      ("lost", .integer(Int64(totals.verdicts.lost))),
      ("no_call", .integer(Int64(totals.verdicts.noCall))),
      ("held_share", .optionalThousandths(totals.heldShare?.permille)),
      ("held_share_low", .optionalThousandths(totals.heldShare?.interval.lowerBound)),
      ("held_share_high", .optionalThousandths(totals.heldShare?.interval.upperBound)),
      ("mean_reserve_used", .optionalThousandths(totals.meanReservePermille)),
      ("most_reserve_used", .optionalThousandths(totals.mostReservePermille)),
      ("reserve_spread", .optionalThousandths(totals.reserveSpreadPermille)),
      ("rise_slowdown", .optionalThousandths(totals.meanSlowdownPermille)),
      ("mean_concentric_ms", .optional(totals.meanRiseMS)),
      ("mean_eccentric_ms", .optional(totals.meanLoweringMS)),
      ("under_tension_ms", .integer(totals.underTensionMS)),
      ("tonnage_g", totals.loadedSets > 0 ? .integer(totals.tonnageGrams) : .null),
      ("loaded_sets", .integer(Int64(totals.loadedSets))),
      ("mean_load_g", .optional(totals.meanLoadGrams)),
      ("heaviest_g", .optional(totals.heaviestGrams)),
      ("e1rm", e1rm(totals.bestE1RM)),
      ("estimated", .bool(totals.hasEstimates)), ("synthetic", .bool(totals.hasSynthetic)),
    ]
    return .object(members)
  }

  private static func e1rm(_ best: E1RM?) -> JSONValue {
    guard let best else { return .null }
    return .object([
      ("load_g", .integer(best.grams)), ("from_load_g", .integer(best.loadGrams)),
      ("from_reps", .integer(Int64(best.reps))), ("session", .integer(best.sessionID)),
      ("set", .integer(Int64(best.setNumber))),
    ])
  }
}
