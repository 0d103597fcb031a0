/// What somebody means by "3.2": a session, a set of one, or a rep of one.
///
///     [SESSION:][SET[.REP]]     12:3.2 is rep 2 of set 3 of session 12
///
/// Without a session it is the last one. SET may be a number, `last`, or `next` for the one that comes;
/// `session`, or nothing after the colon, is the session as a whole.
package struct PlaceText: Equatable, Sendable {
  package enum Part: Equatable, Sendable {
    case session
    case lastSet
    case nextSet
    case set(Int)
    case rep(set: Int, rep: Int)
  }

  /// Nil: the last one.
  package var session: Int64?
  package var part: Part

  package init(session: Int64? = nil, part: Part) {
    self.session = session
    self.part = part
  }

  package static let form =
    "3 is a set, 3.2 a rep of it, 12:3.2 the same of session 12, and there are last, next and session"

  /// Nil for what is no place.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, parts[0] != "last" {
      guard let number = Self.number(parts[0]) else { return nil }
      session = Int64(number)
    }
    guard let last = parts.last, let part = Self.part(last, isAfterSession: parts.count == 2)
    else { return nil }
    self.part = part
  }

  private static func part(_ text: Substring, isAfterSession: Bool) -> Part? {
    switch text {
    case "": return isAfterSession ? .session : .lastSet
    case "session": return .session
    case "last": return .lastSet
    case "next": return .nextSet
    default: break
    }
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { number($0) }
    switch numbers.count {
    case 1: return numbers[0].map { .set($0) }
    case 2:
      guard let set = numbers[0], let rep = numbers[1] else { return nil }
      return .rep(set: set, rep: rep)
    default: return nil
    }
  }

  private static func number(_ text: Substring) -> Int? {
    guard text.count <= 9, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int(text).flatMap { $0 > 0 ? $0 : nil }
  }
}
