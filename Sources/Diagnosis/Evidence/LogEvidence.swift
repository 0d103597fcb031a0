/// What was learnt about the training log and the disk that it is on.
package struct LogEvidence: Equatable, Sendable {
  package var path: String
  package var state: State
  /// Of the file and its write-ahead log, bytes.
  package var bytes: Int64 = 0
  /// Left on its disk for the daemon, bytes; nil: not known.
  package var roomBytes: Int64?
  package var writing = Writing.unknown
  package var disk = Disk.writable

  package enum State: Equatable, Sendable {
    /// No session was ever logged here.
    case absent
    /// Opened and read through, nothing wrong with it.
    case good(format: Int)
    /// The daemon brings it up to date.
    case older(format: Int, known: Int)
    case newer(format: Int, known: Int)
    case notALog
    case damaged(String)
    case notPermitted(user: String, group: String?)
    case locked
    case failed(String)
  }

  /// Whether the daemon can write to it.
  package enum Writing: Equatable, Sendable {
    case allowed
    /// By its permissions it can't; whose it would have to be.
    case denied(owner: String)
    /// The daemon runs, and says what is wrong.
    case failing(String)
    case unknown
  }

  package enum Disk: Equatable, Sendable {
    case writable
    /// Mounted without writing; where.
    case readOnly(mount: String)
    /// The overlay of a read-only system: what is written is gone at the next start.
    case forgets
  }

  package init(path: String, state: State) {
    self.path = path
    self.state = state
  }
}
