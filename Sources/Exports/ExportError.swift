/// Why a file could not be read or made. `description` is one sentence: where, what, how to mend it. The
/// caller knows the file's name and puts it in front.
package enum ExportError: Error, Equatable, CustomStringConvertible {
  /// The file as a whole.
  case empty
  case tooLarge(most: Int)
  case otherEncoding
  case otherTable(columns: String)
  case unitUnknown(line: Int)
  /// One line of it, counted from 1 as editors do.
  case line(Int, reason: String)
  /// A session that can't be an activity.
  case session(Int64, reason: String)

  package var description: String {
    switch self {
    case .empty:
      "the file is empty; export it again from the app that made it"
    case .tooLarge(let most):
      "the file has more than \(most / 1_048_576) MiB; export a shorter time, or split it"
    case .otherEncoding:
      "the file is no UTF-8 text; save it as CSV with UTF-8"
    case .otherTable(let columns):
      "the first line (\(columns)) is neither Strong's nor Hevy's: export from one of them, with the "
        + "app's language set to English"
    case .unitUnknown(let line):
      "line \(line): the file does not say whether its weights are kg or lb; say which they are"
    case .line(let number, let reason): "line \(number): \(reason)"
    case .session(let id, let reason): "session \(id): \(reason)"
    }
  }
}
