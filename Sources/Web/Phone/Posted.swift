package import Control
internal import Foundation
internal import Training

/// What a browser sent to be done, out of its JSON.
package enum Posted: Equatable, Sendable {
  case say([SaidEntry])
  case wish(WearerWish)

  /// Entries of one request: a set in every field, and its reps.
  package static let mostEntries = 20
  /// What the page lets people say. Who it was and in which style is for `hinge log`.
  private static let fields: [EntryField] = [
    .load, .rpe, .pain, .painKind, .soreness, .note, .excluded, .verdict,
  ]

  /// `{"entries":[…]}`, as the daemon's socket has them; `session` 0 is the one that goes on.
  package static func saying(_ bytes: [UInt8]) throws(PostedProblem) -> Posted {
    struct Body: Decodable { var entries: [SaidEntry] }
    let body = try decode(
      Body.self, bytes,
      "{\"entries\":[{\"session\":0,\"set\":1,\"field\":\"load_g\",\"value\":\"100000\"}]}")
    guard (1...mostEntries).contains(body.entries.count) else {
      throw PostedProblem("A request says 1 to \(mostEntries) things; send them in several.")
    }
    for entry in body.entries {
      guard let field = EntryField(rawValue: entry.field), fields.contains(field) else {
        let known = fields.map(\.rawValue).joined(separator: ", ")
        throw PostedProblem(
          "The page says nothing of \"\(entry.field.prefix(40))\"; there is \(known).")
      }
      if entry.session < 0 {
        throw PostedProblem("There is no session \(entry.session); they are counted from 1.")
      }
      if let value = entry.value, let problem = field.problem(with: value) {
        throw PostedProblem("\"\(value.prefix(40))\" can't be logged: \(problem).")
      }
    }
    return .say(body.entries)
  }

  /// `{"request":"mute","on":true}` and its like: the daemon's own words.
  package static func wish(_ bytes: [UInt8]) throws(PostedProblem) -> Posted {
    guard let body = BareRequest(bytes) else {
      throw Self.noJSON("{\"request\":\"mute\",\"on\":true}")
    }
    let request: ControlRequest
    switch body {
    case .known(let found): request = found
    case .unknown(let word): throw PostedProblem("There is no request \"\(word.prefix(40))\".")
    }
    let wish: WearerWish?
    do throws(WishProblem) { wish = try WearerWish(request) } catch {
      throw PostedProblem("\(error)")
    }
    guard let wish, wish != .lifters else {
      throw PostedProblem("\"\(request.request.rawValue)\" changes nothing; ask for it with GET.")
    }
    return .wish(wish)
  }

  private static func decode<T: Decodable>(
    _ type: T.Type, _ bytes: [UInt8], _ example: String
  ) throws(PostedProblem) -> T {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw noJSON(example)
    }
  }

  private static func noJSON(_ example: String) -> PostedProblem {
    PostedProblem("The request is no JSON of the form \(example).")
  }
}

/// Why what was sent is not done: one sentence.
package struct PostedProblem: Error, Equatable, CustomStringConvertible {
  package let description: String
  init(_ description: String) { self.description = description }
}
