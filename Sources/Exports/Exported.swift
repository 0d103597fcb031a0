/// A file for another program, and what did not go into it.
package struct Exported: Sendable, Equatable {
  package var text: String
  package var sessions = 0
  package var sets = 0
  package var left: [Left] = []

  /// A session, or one set of it, that the other program's form has no room for.
  package struct Left: Sendable, Equatable {
    package var session: Int64
    /// Nil: the whole session.
    package var set: Int?
    /// The end of a sentence that begins with its name.
    package var why: String
  }
}
