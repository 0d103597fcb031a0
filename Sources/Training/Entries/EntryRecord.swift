/// One thing that somebody said of a session, a set or a rep, and when. Entries are only ever added: a
/// later one with the same field and place takes the place of the earlier, which stays on record.
package struct EntryRecord: Sendable, Equatable {
  package var id: Int64
  package var sessionID: Int64
  /// Nil: of the session.
  package var setNumber: Int?
  /// Nil: of the set, or the session.
  package var repNumber: Int?
  /// `EntryField`; a word of a later version is kept and passed over.
  package var field: String
  /// As `EntryField` says; nil withdraws what was said before.
  package var value: String?
  /// When it was said, with how far that can be trusted, as for a session.
  package var enteredAtWallMS: Int64
  package var enteredAtBootMS: Int64?
  package var bootID: String
  package var clock: String
  /// Who wrote it: `hinge log`, `page`, `merge: NAME`.
  package var origin: String

  package init(
    id: Int64 = 0, sessionID: Int64, setNumber: Int? = nil, repNumber: Int? = nil, field: String,
    value: String?, enteredAtWallMS: Int64, enteredAtBootMS: Int64? = nil, bootID: String = "",
    clock: String = "", origin: String
  ) {
    self.id = id
    self.sessionID = sessionID
    self.setNumber = setNumber
    self.repNumber = repNumber
    self.field = field
    self.value = value
    self.enteredAtWallMS = enteredAtWallMS
    self.enteredAtBootMS = enteredAtBootMS
    self.bootID = bootID
    self.clock = clock
    self.origin = origin
  }

  package var scope: EntryScope {
    setNumber == nil ? .session : repNumber == nil ? .set : .rep
  }

  /// Nil for a field of a later version, or one that is not about such a thing.
  package var knownField: EntryField? {
    EntryField(rawValue: field).flatMap { $0.scopes.contains(scope) ? $0 : nil }
  }

  /// What is wrong with it, as the end of a sentence; nil where it may be logged.
  package var problem: String? {
    if repNumber != nil, setNumber == nil { return "a rep is named with its set" }
    guard let known = EntryField(rawValue: field) else {
      let fields = EntryField.allCases.map(\.rawValue).joined(separator: ", ")
      return "there is no field \(field.prefix(40)); there are \(fields)"
    }
    guard known.scopes.contains(scope) else {
      let scopes = known.scopes.map(\.rawValue).joined(separator: " or a ")
      return "\(known.word) is said of a \(scopes), not of a \(scope.rawValue)"
    }
    return value.flatMap { known.problem(with: $0) }
  }
}
