/// Why a profile is not used. One sentence: file, line where there is one, what, how to mend it.
package enum ProfileError: Error, CustomStringConvertible, Equatable {
  case unreadable(path: String, reason: String)
  case syntax(path: String, line: Int, reason: String)
  case missing(path: String, key: String)
  case value(path: String, line: Int, key: String, found: String, allowed: String)
  case sensorCount(path: String, profile: Int, recording: Int)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .syntax(let path, let line, let reason): "\(path):\(line): not valid JSON: \(reason)"
    case .missing(let path, let key):
      "\(path): the key '\(key)' is missing; calibrate again"
    case .value(let path, let line, let key, let found, let allowed):
      "\(path):\(line): \(key) is \(found), it must be \(allowed)"
    case .sensorCount(let path, let profile, let recording):
      "\(path): the profile is for \(profile) sensor\(profile == 1 ? "" : "s"), the data have "
        + "\(recording); calibrate with the sensors that are worn"
    }
  }

  /// 74 where the system failed, 65 where the profile did.
  package var exitCode: Int32 {
    if case .unreadable = self { return 74 }
    return 65
  }
}
