import HingeCore
import Training

/// Adds reps up to their sets, as what was said of them has it. Reps come in the order of sessions, sets and
/// numbers.
struct SetSumming {
  private let sessions: [Int64: SessionRecord]
  private let dates: [Int64: Int64]
  private let said: SaidOfSets
  private var points: [SetPoint] = []
  private var setID: Int64?
  /// Nil while a set goes by that is not to be counted.
  private var point: SetPoint?
  private var reps: [Int: RepSaid]?

  init(_ sessions: [SessionRecord], said: SaidOfSets) {
    self.sessions = Dictionary(uniqueKeysWithValues: sessions.map { ($0.id, $0) })
    self.said = said
    dates = Self.dates(sessions)
  }

  mutating func take(_ row: SetRepRow) {
    if row.setID != setID { begin(row) }
    guard point != nil else { return }
    let rep = reps?[row.number]
    if rep?.isExcluded == true { return }
    let verdict = rep?.verdict.flatMap { Verdict(name: $0) } ?? row.verdict
    point?.add(row, verdict)
  }

  mutating func finish() -> [SetPoint] {
    end()
    return points
  }

  private mutating func begin(_ row: SetRepRow) {
    end()
    setID = row.setID
    let place = SaidOfSets.Place(session: row.session, set: row.setNumber)
    guard let session = sessions[row.session], !said.isExcluded(place) else { return }
    var point = SetPoint(
      sessionID: session.id, setNumber: row.setNumber, startedAtWallMS: dates[session.id],
      isDateKnown: session.hasKnownDate, lifter: session.lifter, style: session.style,
      isEstimated: session.mode != "measured", isSynthetic: session.provenance != "measured",
      calibrationID: session.calibrationID)
    point.loadGrams = said.number("load_g", place) ?? row.loadGrams
    point.rpeTenths = said.number("rpe_tenths", place)
    point.pain = said.number("pain", place)
    if let style = said.values[place]?["style"] { point.style = style }
    self.point = point
    reps = said.reps[place]
  }

  private mutating func end() {
    if let point, point.reps > 0 { points.append(point) }
    point = nil
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
}

extension SetPoint {
  fileprivate mutating func add(_ row: SetRepRow, _ verdict: Verdict?) {
    switch verdict {
    case .held: held += 1
    case .crept: crept += 1
    case .lost: lost += 1
    case .noCall, nil: noCall += 1
    }
    let flags = row.flags
    if flags & TrustBits.unjudged == 0, let reserve = row.reservePermille {
      reserveCount += 1
      reserveSumPermille += reserve
      reserveMostPermille = max(reserveMostPermille ?? reserve, reserve)
    }
    guard flags & TrustBits.untimed == 0 else { return }
    let rise = row.riseMS
    timedCount += 1
    fastestRiseMS = min(fastestRiseMS ?? rise, rise)
    lastRiseMS = rise
    riseSumMS += rise
    if let lowering = row.loweringMS {
      loweringSumMS += lowering
      loweringCount += 1
    }
  }
}
