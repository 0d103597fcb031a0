import GRDB

extension Schema {
  /// Brings a log up to date while other programs may be doing the same.
  static func bringUpToDate(_ queue: DatabaseQueue) throws {
    // Each time another program has taken a step, so that fewer remain.
    for _ in steps {
      do {
        return try migrator().migrate(queue)
      } catch is StepIsTaken {
        continue
      }
    }
    try migrator().migrate(queue)
  }

  struct StepIsTaken: Error {}
}
