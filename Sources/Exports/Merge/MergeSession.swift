import HingeCore
import Training

/// A session that loads may be looked for.
struct MergeSession: Sendable {
  let id: Int64
  let window: ClosedRange<Int64>
  let sets: [Set]

  struct Set: Sendable {
    let session: Int64
    let number: Int
    /// Nil where nobody said it: then any hinge will do.
    let style: LiftStyle?
    let reps: Int
    let loadGrams: Int64?
    let rpeTenths: Int64?
  }

  struct Reason: Error {
    let why: String
  }

  static func of(_ log: SessionLog) -> Result<MergeSession, Reason> {
    if log.session.provenance != "measured" {
      return .failure(Reason(why: "is simulated: nobody lifted a load"))
    }
    var left: [Exported.Left] = []
    guard let session = CountedSession(log, needsStyle: false, left: &left) else {
      return .failure(Reason(why: left.first?.why ?? "has no rep that counts"))
    }
    let moments = session.moments
    let sets = session.sets.map {
      Set(
        session: session.session.id, number: $0.number, style: $0.style, reps: $0.reps.count,
        loadGrams: $0.loadGrams, rpeTenths: $0.rpeTenths)
    }
    return .success(
      MergeSession(
        id: session.session.id, window: moments.startWallMS...moments.endWallMS, sets: sets))
  }

  /// Whether an exercise is the belt's style: by its name, or as a plain deadlift where the workout has
  /// none that says more.
  static func fits(_ kind: HingeExercise, _ style: LiftStyle?, _ workout: ForeignWorkout) -> Bool {
    guard let style else { return true }
    if kind.style == style { return true }
    return kind.isGeneric && style.startsFromFloor
      && !workout.sets.contains { $0.kind.style == style }
  }
}
