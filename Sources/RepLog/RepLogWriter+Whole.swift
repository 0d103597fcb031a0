import GRDB
package import Training

extension RepLogWriter {
  /// Adds a whole session that is there already, such as from another log, in one transaction, and gives
  /// its new number. What was said of it comes with it; ids are given anew.
  @discardableResult
  package func add(whole log: SessionLog) throws(RepLogError) -> Int64 {
    try transaction { db in
      let session = try db.insert(into: "sessions", log.session.columns)
      for (set, reps) in log.sets {
        var set = set
        set.sessionID = session
        let id = try db.insert(into: "sets", set.columns)
        for rep in reps { _ = try db.insert(into: "reps", rep.columns(setID: id)) }
      }
      for alert in log.alerts {
        _ = try db.insert(into: "alerts", alert.columns(sessionID: session))
      }
      for fault in log.faults {
        _ = try db.insert(into: "faults", fault.columns(sessionID: session))
      }
      for entry in log.entries {
        var entry = entry
        entry.sessionID = session
        _ = try db.insert(into: "entries", entry.columns)
      }
      return session
    }
  }
}
