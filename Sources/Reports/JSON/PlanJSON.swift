import Coaching
package import Plan
import Training

/// A plan, its week and what is due as `hinge.plan/1`, `Schemas/plan.schema.json`.
package enum PlanJSON {
  /// - Parameter stop: why nothing is to be lifted.
  package static func text(_ standing: PlanStanding, stop: String? = nil) -> String {
    let week = standing.week
    return JSONValue.object([
      ("schema", .string("hinge.plan/1")),
      ("lifter", .nonEmpty(standing.lifter)),
      ("today", .string("\(week.today)")),
      ("synthetic", .bool(standing.isSynthetic)),
      ("due", due(standing)),
      ("next", next(standing)),
      (
        "week",
        .object([
          ("from", .string("\(week.monday)")), ("to", .string("\(week.monday.advanced(by: 6))")),
          ("number", .optional(week.number.map { Int64($0) })),
          ("of", .optional(standing.plan.weeks.map { Int64($0) })),
          ("sessions", .array(week.days.map(day))),
          ("beside", .array(week.beside.map(beside))),
          ("bounded_sessions", .integer(Int64(standing.bounded))),
          ("synthetic_left_out", .integer(Int64(standing.syntheticLeftOut))),
        ])
      ),
      (
        "percent_of",
        .array(
          standing.targets.bests.sorted { $0.key < $1.key }.map { style, best in
            .object([
              ("style", .string(style)), ("load_g", .integer(best.grams)),
              ("from_load_g", .integer(best.loadGrams)), ("from_reps", .integer(Int64(best.reps))),
              ("session", .integer(best.sessionID)), ("set", .integer(Int64(best.setNumber))),
            ])
          })
      ),
      ("percent_unknown", .array(standing.targets.missing(standing.plan).map { .string($0) })),
      (
        "advice",
        .array(
          standing.advice.map {
            .object([("kind", .string($0.token)), ("text", .string($0.sentence))])
          })
      ),
      ("stop", .nonEmpty(stop ?? "")), ("pain", pain(standing)),
    ]).text
  }

  private static func due(_ standing: PlanStanding) -> JSONValue {
    let date: CalendarDay? =
      switch standing.due {
      case .session(let day), .rest(let day), .done(let day): day.date
      case .free(let open): open?.date
      case .over, .notBegun: nil
      }
    let text = DueText(standing: standing, unit: .kg).first
    return .object([
      ("kind", .string(standing.due.token)), ("date", date.map { .string("\($0)") } ?? .null),
      ("text", .string(text)),
    ])
  }

  private static func next(_ standing: PlanStanding) -> JSONValue {
    guard let day = standing.nextDay, let session = standing.nextSession else { return .null }
    return .object([
      ("date", .string("\(day)")), ("time", time(session)),
      (
        "work",
        .array(
          session.work.map { work in
            guard case .sets(let sets) = work else { return planned(work, target: nil) }
            return planned(work, target: standing.targets.grams(sets))
          })
      ),
    ])
  }

  private static func time(_ session: PlannedSession) -> JSONValue {
    session.time.map { .string("\($0)") } ?? .null
  }

  private static func day(_ day: PlannedDay) -> JSONValue {
    .object([
      ("date", .string("\(day.date)")), ("time", time(day.session)),
      ("state", .string(day.state.rawValue)), ("moved", .bool(day.isMoved)),
      ("done_on", day.doneOn.map { .string("\($0)") } ?? .null),
      ("sessions", .array(day.sessionIDs.map { .integer($0) })),
      ("work", .array(day.work.map { work($0, isDone: day.doneOn != nil) })),
    ])
  }

  private static func work(_ result: WorkResult, isDone: Bool) -> JSONValue {
    switch result {
    case .sets(let sets):
      return .object([
        ("planned", planned(.sets(sets.planned), target: sets.targetGrams)),
        ("done", isDone ? done(sets) : .null),
      ])
    case .hold(let hold):
      let seconds = hold.doneSeconds.map { JSONValue.integer(Int64($0)) }
      return .object([
        ("planned", planned(.hold(hold.planned), target: nil)),
        (
          "done",
          .object([("sets_made", .integer(Int64(hold.made))), ("seconds", .array(seconds))])
        ),
      ])
    }
  }

  /// Of a lift and of a hold: keys that say nothing of the one are null.
  private static func planned(_ work: PlannedWork, target: Int64?) -> JSONValue {
    var (style, hold): (String?, String?) = (nil, nil)
    var (sets, seconds): (Int64, Int64?) = (0, nil)
    var (least, most, percent, rpe): (Int64?, Int64?, Int64?, Int64?) = (nil, nil, nil, nil)
    var tempo: PlannedTempo?
    switch work {
    case .hold(let planned):
      hold = planned.kind.name
      (sets, seconds) = (Int64(planned.sets), Int64(planned.seconds))
    case .sets(let planned):
      style = planned.style.name
      sets = Int64(planned.sets)
      (least, most) = (Int64(planned.reps.lowerBound), Int64(planned.reps.upperBound))
      tempo = planned.tempo
      switch planned.effort {
      case .percent(let value): percent = Int64(value)
      case .rpe(let tenths): rpe = tenths * 100
      case .load, nil: break
      }
    }
    return .object([
      ("style", style.map { .string($0) } ?? .null), ("hold", hold.map { .string($0) } ?? .null),
      ("sets", .integer(sets)), ("reps_least", .optional(least)), ("reps_most", .optional(most)),
      ("load_g", .optional(target)), ("percent", .optional(percent)),
      ("rpe", .optionalThousandths(rpe)), ("tempo", tempo.map { .string("\($0)") } ?? .null),
      ("seconds", .optional(seconds)),
    ])
  }

  private static func done(_ sets: SetsResult) -> JSONValue {
    .object([
      ("sets_made", .integer(Int64(sets.made))), ("sets_more", .integer(Int64(sets.extra))),
      ("sets", .array(sets.done.map(set))),
      ("load", .string(sets.load.rawValue)), ("effort", .string(sets.effort.rawValue)),
      ("tempo", .string(sets.tempo.rawValue)),
      ("rpe", .optionalThousandths(sets.rpeTenths.map { $0 * 100 })),
      ("tempo_ms", .array(sets.tempoMS.map { .optional($0) })),
    ])
  }

  private static func set(_ set: DoneSet) -> JSONValue {
    .object([
      ("session", .integer(set.sessionID)), ("set", .integer(Int64(set.number))),
      ("style", .nonEmpty(set.style)), ("reps", .integer(Int64(set.reps))),
      ("load_g", .optional(set.loadGrams)),
      ("rpe", .optionalThousandths(set.rpeTenths.map { min(max($0, 0), 1000) * 100 })),
    ])
  }

  private static func beside(_ day: DoneDay) -> JSONValue {
    .object([
      ("date", .string("\(day.day)")), ("sessions", .array(day.sessionIDs.map { .integer($0) })),
      ("sets", .array(day.sets.map(set))),
    ])
  }

  private static func pain(_ standing: PlanStanding) -> JSONValue {
    guard let pain = standing.pain, let day = standing.painOn else { return .null }
    return .object([("value", .integer(pain.value)), ("date", .string("\(day)"))])
  }
}
