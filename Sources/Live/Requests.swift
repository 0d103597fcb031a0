import Control

/// What was asked of the daemon and is not answered yet.
struct Requests: Sendable {
  enum Purpose: Equatable, Sendable {
    /// Nobody waits for it.
    case nothing
    case said([SaidEntry], String)
    /// With the sentence for when it is done.
    case done(String)
    case lifters
  }

  private var open: [Int64: Purpose] = [:]
  private var last: Int64 = 0

  mutating func add(_ purpose: Purpose) -> Int64 {
    last += 1
    open[last] = purpose
    return last
  }

  /// What an answer without a number is probably about.
  var newest: Int64? { open.keys.max() }

  mutating func take(_ id: Int64) -> Purpose? { open.removeValue(forKey: id) }
}
