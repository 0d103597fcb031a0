import Simulation
import Training

/// A random training history as `HistoryBuilder` reads it, of which one thing can be changed.
struct RandomStory {
  struct Session {
    var day: Int
    var words: [String]
    var pain: Int?
    var kind: String?
    var sets: [(load: String, verdicts: [Character], end: String)]
  }

  let seed: UInt64
  private var random: SeededGenerator
  var sessions: [Session] = []
  /// Of the day that is asked for.
  var day = 0

  init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    var kg = 80 + 2.5 * Double(below(30))
    var day = 0
    for _ in 0..<1 + below(14) {
      day += one(of: [2, 2, 3, 3, 4, 5, 7, 1, 10, 15, 30])
      kg = max(40, kg + one(of: [0, 0, 0, 0, 2.5, 2.5, 5, -2.5, -10, -12.5, 15]))
      sessions.append(session(day, kg))
    }
    self.day = day + one(of: [1, 2, 2, 2, 3, 3, 3, 4, 7, 11, 25, 60])
  }

  private mutating func session(_ day: Int, _ kg: Double) -> Session {
    var words: [String] = []
    if below(10) == 0 { words.append("one") }
    if below(20) == 0 { words.append("raw") }
    if below(25) == 0 { words.append("nodate") }
    if below(25) == 0 { words.append("excluded") }
    if below(8) == 0 { words.append("romanian") }
    if below(12) == 0 { words.append("sore=\(below(6))@\(20 + below(80))") }
    var made = Session(day: day, words: words, sets: [])
    if below(8) == 0 { made.pain = below(9) }
    if below(40) == 0 { made.kind = one(of: ["dull", "sharp", "radiating"]) }
    let clean = below(3) > 0
    for _ in 0..<(clean ? 3 : 1) + below(3) {
      let light = below(10) == 0
      let load = below(30) == 0 ? "-" : Self.text(light ? kg - 20 : kg)
      let letters: [Character] = clean ? ["h"] : ["h", "h", "h", "h", "c", "l", "n"]
      let count = clean ? one(of: [5, 5, 5, 5, 5, 8, 4]) : one(of: [5, 5, 5, 4, 3, 2, 6, 8])
      let verdicts = (0..<count).map { _ in one(of: letters) }
      let isPlain = clean && below(4) > 0
      made.sets.append((load, verdicts, isPlain ? "" : one(of: ["", "", "", "/slow", "@9.5"])))
    }
    return made
  }

  var text: String {
    sessions.map { session in
      var words = session.words
      if let pain = session.pain { words.append("pain=\(pain)") }
      if let kind = session.kind { words.append("kind=\(kind)") }
      let sets = session.sets.map { "\($0.load):\(String($0.verdicts))\($0.end)" }
      let head = (["\(session.day)"] + words).joined(separator: " ")
      return "\(head): \(sets.joined(separator: " "))"
    }.joined(separator: "; ")
  }

  func logs() throws -> [SessionLog] { try HistoryBuilder.logs(text, seed: seed) }

  /// The same with one clean rep alarmed; nil where none is.
  mutating func alarmed() -> RandomStory? {
    var places: [(Int, Int, Int)] = []
    for (session, made) in sessions.enumerated() {
      for (set, one) in made.sets.enumerated() {
        for (rep, letter) in one.verdicts.enumerated() where letter == "h" {
          places.append((session, set, rep))
        }
      }
    }
    if places.isEmpty { return nil }
    let place = one(of: places)
    var other = self
    other.sessions[place.0].sets[place.1].verdicts[place.2] = "l"
    return other
  }

  /// The same with more pain said of one session.
  mutating func hurting() -> RandomStory {
    let index = below(sessions.count)
    var other = self
    if below(3) == 0 {
      other.sessions[index].kind = one(of: ["sharp", "radiating"])
    } else {
      let before = sessions[index].pain ?? 0
      other.sessions[index].pain = min(10, before + 1 + below(6))
    }
    return other
  }

  mutating func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
  mutating func one<T>(of values: [T]) -> T { values[below(values.count)] }

  private static func text(_ kg: Double) -> String {
    kg == kg.rounded() ? "\(Int(kg))" : "\(kg)"
  }
}
