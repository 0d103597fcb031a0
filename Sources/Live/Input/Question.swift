package import Control
package import Training

/// Something that a person is asked for in the message line: its words, what may be typed, and what it comes
/// to.
package struct Question: Equatable, Sendable {
  package enum Subject: Equatable, Sendable {
    case load(LoadUnit)
    case rpe
    case pain
    case note
    /// For how many minutes nothing is to sound.
    case muteMinutes
  }

  package var subject: Subject
  /// Of what it may be said; Tab goes from one to the next.
  package var places: [SaidPlace]
  package var place = 0
  package var text = ""
  /// What Enter takes where nothing is typed; as it would be typed.
  package var offered: String?

  package init(_ subject: Subject, places: [SaidPlace], offered: String? = nil) {
    self.subject = subject
    self.places = places
    self.offered = offered
  }

  private static let longest = 500

  package mutating func type(_ character: Character) {
    let isTaken =
      switch subject {
      case .note: true
      case .load: character.isNumber && character.isASCII || ".,kglbKGLB ".contains(character)
      case .rpe: character.isNumber && character.isASCII || ".,".contains(character)
      case .pain:
        (character.isNumber || character.isLetter || character == " ") && character.isASCII
      case .muteMinutes: character.isNumber && character.isASCII
      }
    if isTaken, text.count < Self.longest { text.append(character) }
  }

  package mutating func turn() { if !places.isEmpty { place = (place + 1) % places.count } }

  /// "Load of set 2 in kg, Enter: 140 (Tab: the next set, 3): 14_" in so many columns: what is typed is seen
  /// whatever has to go for it.
  package func prompt(columns: Int) -> String {
    let spot = places.indices.contains(place) ? " of \(places[place].words)" : ""
    let offer = text.isEmpty ? offered.map { ", Enter: \($0)" } ?? "" : ""
    let turn = places.count > 1 ? " (Tab: \(places[(place + 1) % places.count].words))" : ""
    let (what, short) =
      switch subject {
      case .load(let unit): ("Load\(spot) in \(unit.rawValue)", "Load\(spot), \(unit.rawValue)")
      case .rpe: ("RPE\(spot), 1 to 10", "RPE\(spot)")
      case .pain:
        ("Pain\(spot), 0 none to 10; d dull, s sharp, r radiating", "Pain\(spot), 0-10 d s r")
      case .note: ("Note\(spot)", "Note")
      case .muteMinutes: ("Mute for minutes, Enter: until m", "Mute min, Enter: until m")
      }
    let typed = ": \(text)_"
    let heads = [what + offer + turn, what + offer, short + offer, short]
    if let head = heads.first(where: { $0.count + typed.count <= columns }) { return head + typed }
    return String((short + typed).suffix(max(1, columns)))
  }

  package enum Answer: Equatable, Sendable {
    /// `words` say what was said, once it is on the disk.
    case say([SaidEntry], words: String)
    /// Nil: until it is taken back.
    case mute(minutes: Int?)
    case wrong(String)
  }

  package var answer: Answer {
    let typed = text.isEmpty ? offered ?? "" : text
    switch subject {
    case .load(let unit):
      guard let grams = LoadText.grams(typed, unit: unit) else {
        return .wrong("'\(typed)' is no load; give 0 to 1000 kg, such as 140, 102.5kg or 315lb.")
      }
      return said(.load, "\(grams)", "load \(unit.text(grams: grams)) \(unit.rawValue)")
    case .rpe:
      guard let thousandths = LoadText.thousandths(typed), thousandths % 500 == 0,
        (1000...10_000).contains(thousandths)
      else { return .wrong("'\(typed)' is no RPE; it goes from 1 to 10 by halves.") }
      return said(.rpe, "\(thousandths / 100)", "RPE \(LoadUnit.kg.text(grams: thousandths))")
    case .pain:
      switch PainTyped(typed).answer {
      case .success(let said): return self.said(said.values, said.words)
      case .failure(let refusal): return .wrong(refusal.sentence)
      }
    case .note:
      return said(.note, text, "note")
    case .muteMinutes:
      if text.isEmpty { return .mute(minutes: nil) }
      guard let minutes = Int(text), (1...240).contains(minutes) else {
        return .wrong("'\(text)' are no minutes to be mute for; give 1 to 240.")
      }
      return .mute(minutes: minutes)
    }
  }

  private func said(_ field: EntryField, _ value: String, _ words: String) -> Answer {
    said([(field, value)], words)
  }

  private func said(_ values: [(field: EntryField, value: String)], _ words: String) -> Answer {
    for (field, value) in values {
      if let problem = field.problem(with: value) {
        return .wrong("'\(value)' can't be logged: \(problem).")
      }
    }
    guard places.indices.contains(place) else { return .wrong("There is no set yet to say it of.") }
    let spot = places[place]
    return .say(
      values.map {
        SaidEntry(session: 0, set: spot.set, field: $0.field.rawValue, value: $0.value)
      },
      words: "\(spot.name): \(words)")
  }
}

/// Of what something is said, in the session that goes on.
package struct SaidPlace: Equatable, Sendable {
  /// Nil: of the session.
  package var set: Int?
  package var isNext = false

  package init(set: Int?, isNext: Bool = false) {
    self.set = set
    self.isNext = isNext
  }

  /// In a sentence.
  var words: String {
    self.set.map { isNext ? "the next set, \($0)" : "set \($0)" } ?? "the session"
  }
  /// At the head of one.
  var name: String { self.set.map { "Set \($0)" } ?? "The session" }
}
