/// Everything that can go wrong with the training log, as one sentence a lifter can act on.
///
/// Each case carries the path of the file; `detail` is what the database or the system said.
package enum RepLogError: Error, Equatable {
  /// There is no file, or an empty one: no session was ever logged here.
  case nothingLogged(path: String)
  /// The folder that should hold the log does not exist.
  case noFolder(path: String)
  /// A file, but not one of ours: text, a picture, another program's database.
  case notALog(path: String)
  /// One of ours, and broken.
  case damaged(path: String, detail: String)
  /// Written by a later version, whose tables this one does not know.
  case newerSchema(path: String, found: Int, known: Int)
  /// Not yet brought up to date by the daemon; a reader never writes.
  case olderSchema(path: String, found: Int, known: Int)
  /// Another program holds it for longer than the writer may wait.
  case locked(path: String)
  case diskFull(path: String)
  case readOnly(path: String)
  case permissionDenied(path: String)
  case inputOutput(path: String, detail: String)
  /// A row the tables refuse, such as a rep that was already written: our own mistake.
  case refused(path: String, detail: String)
  /// Something was to be said of what is not in the log.
  case nothingThere(path: String, what: String)
  /// What was to be said can't be; the end of a sentence.
  case unsayable(detail: String)
  /// A call out of turn: our own mistake.
  case outOfTurn(detail: String)
}

extension RepLogError {
  /// The code of sysexits.h a command should end with.
  package var exitCode: Int32 {
    switch self {
    case .notALog, .damaged, .newerSchema, .olderSchema, .refused, .nothingThere: 65
    case .unsayable: 64
    case .nothingLogged, .locked: 69
    case .outOfTurn: 70
    case .noFolder, .diskFull, .readOnly, .permissionDenied, .inputOutput: 74
    }
  }
}

extension RepLogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .nothingLogged(let path):
      "nothing has been logged yet: \(path) appears with the first set that "
        + "hinged logs ('hinged --simulate --fast' makes up a training)"
    case .noFolder(let path):
      "the folder of the log \(path) does not exist; create it, or name another log"
    case .notALog(let path):
      "\(path) is not a training log; name the right file, or move this one away and hinged "
        + "starts a new log"
    case .damaged(let path, let detail):
      "the log \(path) is damaged (\(detail)); keep a copy, then restore a backup, or move it away "
        + "and hinged starts a new log"
    case .newerSchema(let path, let found, let known):
      "the log \(path) has format \(found) and this version knows up to \(known); update hinge"
    case .olderSchema(let path, let found, let known):
      "the log \(path) has the older format \(found) (now \(known)); start hinged once, which "
        + "brings it up to date"
    case .locked(let path):
      "the log \(path) is in use by another program; close that program and try again"
    case .diskFull(let path):
      "the disk with the log \(path) is full; free some space, what was logged before is safe"
    case .readOnly(let path):
      "the log \(path) can't be written: the file or its disk is read-only; remount the disk or "
        + "restore write permission"
    case .permissionDenied(let path):
      "no permission for the log \(path); join the group that owns it, or run as its owner"
    case .inputOutput(let path, let detail):
      "reading or writing the log \(path) failed (\(detail)); check the disk or memory card"
    case .refused(let path, let detail):
      "the log \(path) refused a row (\(detail)); nothing was written, please report this"
    case .nothingThere(let path, let what):
      "there is no \(what) in the log \(path); `hinge report` shows what there is"
    case .unsayable(let detail): detail
    case .outOfTurn(let detail):
      "the log was used out of turn: \(detail); please report this"
    }
  }
}
