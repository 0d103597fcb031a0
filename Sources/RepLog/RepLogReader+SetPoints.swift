import GRDB
import HingeCore
package import Training

extension RepLogReader {
  /// The sets of the selected sessions, in the order in which they were logged. Summed up by the database,
  /// from an index that holds all that is needed: traces are not read. Excluded sessions and sets, and
  /// sets without a rep, are not among them.
  package func setPoints(_ selection: SessionSelection) throws(RepLogError) -> [SetPoint] {
    let sessions = try records(selection)
    guard let first = sessions.first?.id, let last = sessions.last?.id else { return [] }
    return try read { db in
      let said = try Said(db, first...last)
      let wanted = Dictionary(uniqueKeysWithValues: sessions.map { ($0.id, $0) })
      let dates = Self.dates(sessions)
      var points: [SetPoint] = []
      let rows = try Row.fetchCursor(db, sql: Self.sums, arguments: [first, last])
      while let row = try rows.next() {
        let sessionID: Int64 = try row.decode(atIndex: 1)
        guard let session = wanted[sessionID], !said.excludedSessions.contains(sessionID) else {
          continue
        }
        let number: Int = try row.decode(atIndex: 2)
        let place = Said.Place(session: sessionID, set: number)
        if said.excludedSets.contains(place) { continue }
        var point = SetPoint(session, number: number, date: dates[sessionID])
        if let reps = said.reps[place] {
          try point.sum(reps: reps, ofSet: try row.decode(atIndex: 0), db)
        } else {
          try point.take(row)
        }
        point.loadGrams = try said.number("load_g", place) ?? Self.load(row)
        point.rpeTenths = said.number("rpe_tenths", place)
        point.pain = said.number("pain", place)
        if let style = said.values[place]?["style"] { point.style = style }
        if point.reps > 0 { points.append(point) }
      }
      return points
    }
  }

  private static func load(_ row: Row) throws -> Int64? {
    try row.decode(Int64?.self, atIndex: 3).flatMap {
      (0...EntryField.mostGrams).contains($0) ? $0 : nil
    }
  }

  /// By session: when it began, or for one whose date is not known the latest known date before it and
  /// what its own clock said, whichever is later.
  private static func dates(_ sessions: [SessionRecord]) -> [Int64: Int64] {
    var dates: [Int64: Int64] = [:]
    var latest: Int64?
    for session in sessions {
      let own = session.startedAtWallMS
      if session.hasKnownDate {
        dates[session.id] = own
        latest = max(latest ?? own, own)
      } else {
        let isPlausible = SessionRecord.plausibleWallMS.contains(own)
        dates[session.id] = [isPlausible ? own : nil, latest].compactMap { $0 }.max()
      }
    }
    return dates
  }

  /// A set's numbers. The last rise is found as the largest of number and duration in one.
  private static let sums = """
    SELECT sets.id, sets.session_id, sets.number, sets.load_g,
      sum(verdict = 'held'), sum(verdict = 'crept'), sum(verdict = 'lost'), count(*),
      count(iif(flags & \(TrustBits.unjudged), NULL, reserve_used_permille)),
      sum(iif(flags & \(TrustBits.unjudged), NULL, reserve_used_permille)),
      max(iif(flags & \(TrustBits.unjudged), NULL, reserve_used_permille)),
      count(iif(flags & \(TrustBits.untimed), NULL, concentric_ms)),
      min(iif(flags & \(TrustBits.untimed), NULL, concentric_ms)),
      max(iif(flags & \(TrustBits.untimed), NULL, (reps.number << 32) | concentric_ms))
        & 4294967295,
      sum(iif(flags & \(TrustBits.untimed), NULL, concentric_ms)),
      sum(iif(flags & \(TrustBits.untimed), NULL, eccentric_ms)),
      count(iif(flags & \(TrustBits.untimed), NULL, eccentric_ms))
    FROM sets CROSS JOIN reps INDEXED BY reps_for_trends ON reps.set_id = sets.id
    WHERE sets.session_id BETWEEN ? AND ?
    GROUP BY sets.id ORDER BY sets.session_id, sets.number
    """
}

extension SetPoint {
  fileprivate init(_ session: SessionRecord, number: Int, date: Int64?) {
    self.init(
      sessionID: session.id, setNumber: number,
      startedAtWallMS: date, isDateKnown: session.hasKnownDate,
      lifter: session.lifter, style: session.style, isEstimated: session.mode != "measured",
      isSynthetic: session.provenance != "measured", calibrationID: session.calibrationID)
  }

  fileprivate mutating func take(_ row: Row) throws {
    held = try row.decode(atIndex: 4)
    crept = try row.decode(atIndex: 5)
    lost = try row.decode(atIndex: 6)
    // What is none of these, also a verdict of a later version, is no call.
    noCall = try row.decode(Int.self, atIndex: 7) - held - crept - lost
    reserveCount = try row.decode(atIndex: 8)
    reserveSumPermille = try bounded(row, 9) ?? 0
    reserveMostPermille = try bounded(row, 10)
    timedCount = try row.decode(atIndex: 11)
    fastestRiseMS = try bounded(row, 12)
    lastRiseMS = try bounded(row, 13)
    riseSumMS = try bounded(row, 14) ?? 0
    loweringSumMS = try bounded(row, 15) ?? 0
    loweringCount = try row.decode(atIndex: 16)
  }

  /// The same, rep by rep, for a set in which some rep is not counted or was called otherwise.
  fileprivate mutating func sum(reps said: [Int: RepSaid], ofSet set: Int64, _ db: Database) throws
  {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT number, verdict, flags, reserve_used_permille, concentric_ms, eccentric_ms FROM reps
        WHERE set_id = ? ORDER BY number
        """, arguments: [set])
    for row in rows {
      let rep = try said[row.decode(Int.self, atIndex: 0)] ?? RepSaid()
      if rep.isExcluded { continue }
      let verdict = try rep.verdict ?? row.decode(String.self, atIndex: 1)
      switch Verdict(name: verdict) {
      case .held: held += 1
      case .crept: crept += 1
      case .lost: lost += 1
      case .noCall, nil: noCall += 1
      }
      let flags = try row.decode(Int64.self, atIndex: 2)
      if flags & Int64(TrustBits.unjudged) == 0,
        let reserve = try bounded(row, 3)
      {
        reserveCount += 1
        reserveSumPermille += reserve
        reserveMostPermille = max(reserveMostPermille ?? reserve, reserve)
      }
      guard flags & Int64(TrustBits.untimed) == 0 else { continue }
      let rise = try bounded(row, 4) ?? 0
      timedCount += 1
      fastestRiseMS = min(fastestRiseMS ?? rise, rise)
      lastRiseMS = rise
      riseSumMS += rise
      if let lowering = try bounded(row, 5) {
        loweringSumMS += lowering
        loweringCount += 1
      }
    }
  }
}

/// Far beyond anything that was measured, so that no damaged log overflows a sum.
private func bounded(_ row: Row, _ index: Int) throws -> Int64? {
  let bound: Int64 = 1 << 40
  return try row.decode(Int64?.self, atIndex: index).map { min(max($0, -bound), bound) }
}

/// What is in force of all that was said of a range of sessions, as far as sums need it.
private struct Said {
  struct Place: Hashable {
    var session: Int64
    var set: Int
  }

  private(set) var values: [Place: [String: String]] = [:]
  private(set) var excludedSessions: Set<Int64> = []
  private(set) var excludedSets: Set<Place> = []
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

  func number(_ field: String, _ place: Place) -> Int64? {
    values[place]?[field].flatMap { Int64($0) }
  }
}

extension Set {
  fileprivate mutating func put(_ member: Element, isIn: Bool) {
    if isIn { insert(member) } else { remove(member) }
  }
}
