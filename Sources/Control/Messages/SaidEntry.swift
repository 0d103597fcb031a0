/// One thing that is said of a session, a set or a rep, as a client sends it. What may be said is for the
/// log to judge.
package struct SaidEntry: Codable, Equatable, Sendable {
  /// Its number in the log, or 0 for the one that goes on: if nothing of it is in the log yet it is begun.
  package var session: Int64
  /// Nil: of the session.
  package var set: Int?
  /// Nil: of the set.
  package var rep: Int?
  /// Such as `load_g`.
  package var field: String
  /// Nil withdraws what was said before.
  package var value: String?

  package init(session: Int64, set: Int? = nil, rep: Int? = nil, field: String, value: String?) {
    self.session = session
    self.set = set
    self.rep = rep
    self.field = field
    self.value = value
  }
}
