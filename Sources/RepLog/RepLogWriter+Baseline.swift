import GRDB
package import Training

extension RepLogWriter {
  /// Whether the log holds a session like this one in which a rep was completed: by the same
  /// lifter, with the same calibration, of samples of the same provenance. A session without a rep,
  /// such as that of a belt on a hook, is none. Never for a session without a calibration.
  package func hasBaseline(for session: SessionRecord) throws(RepLogError) -> Bool {
    guard !session.calibrationID.isEmpty else { return false }
    let arguments: StatementArguments = [
      session.calibrationID, session.lifter, session.provenance,
    ]
    do {
      return try queue.read { db in
        try Bool.fetchOne(db, sql: Self.baselineQuery, arguments: arguments) ?? false
      }
    } catch {
      throw RepLogError(error, path: path)
    }
  }

  /// Answered from indices alone, however long the log is.
  static let baselineQuery = """
    SELECT EXISTS (
      SELECT 1 FROM sessions
      JOIN sets ON sets.session_id = sessions.id
      JOIN reps ON reps.set_id = sets.id
      WHERE sessions.calibration_id = ? AND sessions.lifter = ? AND sessions.provenance = ?)
    """
}
