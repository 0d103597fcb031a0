/// How the training log is: what is on the disk, and what is not yet.
package struct LogStatus: Codable, Equatable, Sendable {
  /// The session's number in the log; nil before anything of it is on the disk.
  package var session: Int64?
  /// Reps of this run of hinged that are on the disk: they survive a power cut.
  package var repsOnDisk = 0
  /// Entries (reps, sets, alerts, faults) that are kept in memory until they can be written.
  package var waiting = 0
  /// Entries that are lost: there was no room to keep them, or the log refused them.
  package var lost: Int64 = 0
  /// Where damaged logs were put since hinged was started. Nothing of them was deleted.
  package var setAside: [String] = []
  /// How often the file was moved or deleted under hinged, and begun anew.
  package var replaced = 0

  package init() {}

  enum CodingKeys: String, CodingKey {
    case session
    case repsOnDisk = "reps_on_disk"
    case waiting, lost
    case setAside = "set_aside"
    case replaced
  }
}

/// A change of what can be said of the log.
package struct LiveLog: Codable, Equatable, Sendable {
  package enum State: String, Codable, CaseIterable, Sendable {
    /// Can be written again.
    case ok
    /// Can't be written: reps are kept in memory; `message` says why and what mends it.
    case failing
    /// Was damaged: it was renamed, and a new one begun.
    case setAside = "set_aside"
    /// Was moved or deleted: a new one was begun.
    case replaced
  }

  package var state: State
  /// Entries that are kept in memory.
  package var waiting: Int
  /// For people: one sentence; nil where there is nothing to say.
  package var message: String?

  package init(state: State, waiting: Int, message: String? = nil) {
    self.state = state
    self.waiting = waiting
    self.message = message
  }
}
