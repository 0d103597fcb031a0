/// What is in force of all that was said of a session, itself aside from its sets.
package struct SessionSaid: Sendable, Equatable {
  package var rpeTenths: Int64?
  package var pain: Int64?
  package var painKind: PainKind?
  /// Oldest first; when it was said tells how long after training that was.
  package var soreness: [Soreness] = []
  package var notes: [String] = []
  package var isExcluded = false
  /// What the belt was told, where somebody said otherwise later.
  package var loggedLifter: String?
  package var loggedStyle: String?

  package init() {}

  package struct Soreness: Sendable, Equatable {
    package var value: Int64
    package var saidAtWallMS: Int64
    /// Nil where either clock was not set.
    package var hoursAfter: Int64?
  }
}

package struct SetSaid: Sendable, Equatable {
  package var rpeTenths: Int64?
  package var pain: Int64?
  package var painKind: PainKind?
  package var notes: [String] = []
  package var isExcluded = false
  /// Where it is not the session's.
  package var style: String?

  package init() {}
}

package struct RepSaid: Sendable, Equatable {
  /// Token of the `Verdict` that stands in place of the belt's.
  package var verdict: String?
  package var pain: Int64?
  package var painKind: PainKind?
  package var notes: [String] = []
  package var isExcluded = false

  package init() {}
}
