import Coaching
import HingeCore
import Training

/// One rep with the session and set that it is of.
struct RepRow {
  let session: SessionRecord
  let said: SessionSaid
  let set: SetRecord
  let rep: RepRecord
  /// As `CivilTime.iso` has it; nil where the date is not known.
  let startedAt: String?

  /// Of the whole session, the set or the rep itself.
  var isExcluded: Bool { said.isExcluded || set.said.isExcluded || rep.said.isExcluded }

  /// Milliseconds since the session began, whole, toward zero; nil where a damaged log has no such time.
  func ms(_ us: Int64?) -> Int64? {
    guard let us else { return nil }
    let (length, overflow) = us.subtractingReportingOverflow(session.startedAtMonotonicUS)
    return overflow ? nil : length / 1000
  }
}

/// A value of a row, the same in both forms.
enum RepValue: Equatable {
  /// Nil: unknown, which is an empty field and a `null`, and never a zero.
  case integer(Int64?)
  case thousandths(Int64?)
  case text(String?)
  case bool(Bool)
  case list([String])

  static func nonEmpty(_ text: String) -> RepValue { .text(text.isEmpty ? nil : text) }
}
