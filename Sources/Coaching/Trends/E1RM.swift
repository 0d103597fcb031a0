package import Training

/// The load that could be lifted once, estimated from one set: load × (1 + reps / 30) (Epley 1985), with
/// the reps that were left by RPE counted as made. Only from sets of at most ten such reps with no rep
/// lost: beyond that the formula is no use, and a load lifted with a rounded back is no maximum of this
/// lift.
package struct E1RM: Sendable, Equatable {
  package var grams: Int64
  /// What it rests on.
  package var loadGrams: Int64
  package var reps: Int
  /// Reps that were left by the RPE, in tenths, counted as made.
  package var leftTenths: Int64
  package var sessionID: Int64
  package var setNumber: Int
  package var lifter: String

  /// "5 reps", "5 reps and 1.5 left (RPE 8.5)"
  package var repsText: String {
    let made = "\(reps) \(reps == 1 ? "rep" : "reps")"
    func tenths(_ value: Int64) -> String {
      value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
    }
    return leftTenths == 0
      ? made : "\(made) and \(tenths(leftTenths)) left (RPE \(tenths(100 - leftTenths)))"
  }

  package init?(_ point: SetPoint) {
    guard let load = point.loadGrams, load > 0, point.reps > 0, point.lost == 0 else { return nil }
    let left = point.rpeTenths.map { max(0, 100 - $0) } ?? 0
    let tenths = Int64(point.reps) * 10 + left
    guard tenths <= 100 else { return nil }
    // One rep with nothing left is the load itself.
    grams = tenths == 10 ? load : load + (load * tenths + 150) / 300
    loadGrams = load
    reps = point.reps
    leftTenths = left
    sessionID = point.sessionID
    setNumber = point.setNumber
    lifter = point.lifter
  }
}
