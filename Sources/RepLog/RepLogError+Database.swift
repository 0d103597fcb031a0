import Foundation
import GRDB

extension RepLogError {
  /// What an error of the database or of row decoding means for the file at `path`.
  init(_ error: any Error, path: String) {
    if let known = error as? RepLogError {
      self = known
    } else if let error = error as? DatabaseError {
      self.init(database: error, path: path)
    } else if error is RowDecodingError {
      self = .damaged(path: path, detail: "a row holds a value of the wrong kind")
    } else {
      self = .inputOutput(path: path, detail: "\(error)")
    }
  }

  private init(database error: DatabaseError, path: String) {
    let detail = error.message ?? "code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notALog(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
    // A table or column that should be there is not.
    case .SQLITE_ERROR: self = .damaged(path: path, detail: detail)
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_PERM, .SQLITE_AUTH: self = .permissionDenied(path: path)
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG:
      self = .refused(path: path, detail: detail)
    default: self = .inputOutput(path: path, detail: detail)
    }
  }
}
