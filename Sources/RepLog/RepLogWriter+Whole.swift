import GRDB
package import Training

extension RepLogWriter {
  /// Adds a whole session that is there already, such as from another log, in one transaction, and gives
  /// its new number. What was said of it comes with it; ids are given anew.
  @discardableResult
  package func add(whole log: SessionLog) throws(RepLogError) -> Int64 {
    try transaction { db in
      // As it was logged: what is in force comes from what was said.
      var record = log.session
      record.lifter = log.said.loggedLifter ?? record.lifter
      record.style = log.said.loggedStyle ?? record.style
      let session = try db.insert(into: "sessions", record.columns)
      for (set, reps) in log.sets {
        var set = set
        set.sessionID = session
        let isSaid = log.entries.contains { $0.field == "load_g" && $0.setNumber == set.number }
        if isSaid { set.loadGrams = nil }
        let id = try db.insert(into: "sets", set.columns)
        for rep in reps { _ = try db.insert(into: "reps", rep.columns(setID: id)) }
      }
      for hold in log.holds {
        _ = try db.insert(into: "holds", hold.columns(sessionID: session))
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
