import GRDB
import Training

/// What is in force of all that was said of a range of sessions, as far as sums need it.
struct SaidOfSets {
  struct Place: Hashable {
    var session: Int64
    var set: Int
  }

  private(set) var values: [Place: [String: String]] = [:]
  private var excludedSessions: Set<Int64> = []
  private var excludedSets: Set<Place> = []
  /// Sets of which some rep is not as the belt has it.
  private(set) var reps: [Place: [Int: RepSaid]] = [:]

  init(_ db: Database, _ sessions: ClosedRange<Int64>) throws {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT * FROM entries WHERE session_id BETWEEN ? AND ? ORDER BY id",
      arguments: [sessions.lowerBound, sessions.upperBound])
    while let row = try rows.next() {
      let entry = try EntryRecord(row: row)
      guard let field = entry.knownField, entry.problem == nil else { continue }
      take(entry, field)
    }
  }

  private mutating func take(_ entry: EntryRecord, _ field: EntryField) {
    guard let set = entry.setNumber else {
      if field == .excluded { excludedSessions.put(entry.sessionID, isIn: entry.value != nil) }
      return
    }
    let place = Place(session: entry.sessionID, set: set)
    guard let rep = entry.repNumber else {
      if field == .excluded { excludedSets.put(place, isIn: entry.value != nil) }
      values[place, default: [:]][entry.field] = entry.value
      return
    }
    switch field {
    case .excluded:
      reps[place, default: [:]][rep, default: RepSaid()].isExcluded = entry.value != nil
    case .verdict: reps[place, default: [:]][rep, default: RepSaid()].verdict = entry.value
    default: return
    }
  }

  func isExcluded(_ place: Place) -> Bool {
    excludedSessions.contains(place.session) || excludedSets.contains(place)
  }

  func number(_ field: String, _ place: Place) -> Int64? {
    values[place]?[field].flatMap { Int64($0) }
  }
}

extension Set {
  fileprivate mutating func put(_ member: Element, isIn: Bool) {
    if isIn { insert(member) } else { remove(member) }
  }
}
