import Coaching
package import Training

/// What lay between the hinge days, and what was said of soreness and pain.
package struct WeekRecovery: Sendable, Equatable {
  /// From the beginning of one hinge day's last session to that of the next day's first, to the nearest hour:
  /// for each hinge day of the week that has one before it.
  package var hoursBetween: [Gap] = []
  package var soreness: [Soreness] = []
  /// The worst that was said, and how often any was.
  package var worstPain: Pain?
  package var painCount = 0

  package struct Gap: Sendable, Equatable {
    package var to: CalendarDay
    package var hours: Int64

    /// Two days later, a little earlier in the day, is no departure from 48 hours.
    package var isShort: Bool { hours < Int64(PlanAdvice.leastHours - 4) }
  }

  package struct Soreness: Sendable, Equatable {
    package var sessionID: Int64
    package var saidOn: CalendarDay
    package var value: Int64
    package var hoursAfter: Int64?
  }

  package struct Pain: Sendable, Equatable {
    package var value: Int64
    package var sessionID: Int64
    package var set: Int?
    package var rep: Int?
  }

  /// Still sore so long after: no reason to lift more.
  package static let soreHours: Int64 = 72

  package var isStillSore: Bool {
    soreness.contains { $0.value > 0 && ($0.hoursAfter ?? 0) >= Self.soreHours }
  }
  package var leastHours: Int64? { hoursBetween.map(\.hours).min() }

  /// - Parameters:
  ///   - logs: of the week and before it, in the order of their dates.
  ///   - dayOf: the day on which a moment falls.
  init(_ logs: [DatedLog], monday: CalendarDay, dayOf: (Int64) -> CalendarDay) {
    let week = monday...monday.advanced(by: 6)
    let counted = logs.filter(\.isCounted)
    for (earlier, later) in zip(counted, counted.dropFirst())
    where earlier.day != later.day && week.contains(later.day) {
      let (from, to) = (earlier.log.session, later.log.session)
      guard from.hasKnownDate, to.hasKnownDate else { continue }
      let hours = (max(0, to.startedAtWallMS - from.startedAtWallMS) + 1_800_000) / 3_600_000
      hoursBetween.append(Gap(to: later.day, hours: hours))
    }
    for dated in logs {
      for said in dated.log.said.soreness {
        let day = dayOf(said.saidAtWallMS)
        guard week.contains(day) else { continue }
        soreness.append(
          Soreness(
            sessionID: dated.log.session.id, saidOn: day, value: said.value,
            hoursAfter: said.hoursAfter))
      }
      if week.contains(dated.day) { takePain(dated.log) }
    }
  }

  private mutating func takePain(_ log: SessionLog) {
    let found = Self.pains(log)
    painCount += found.count + Self.kindsAlone(log)
    for pain in found where pain.value > worstPain?.value ?? 0 { worstPain = pain }
  }

  /// The worst that was said of a session.
  package static func pain(_ log: SessionLog) -> Pain? {
    let found = pains(log)
    // Of equals the first.
    return found.max { $0.value < $1.value }
  }

  /// Where it was said what pain is like, and not how much.
  private static func kindsAlone(_ log: SessionLog) -> Int {
    let ofSets = log.sets.flatMap { set, reps in
      [(set.said.pain, set.said.painKind)] + reps.map { ($0.said.pain, $0.said.painKind) }
    }
    return ([(log.said.pain, log.said.painKind)] + ofSets).count { $0 == nil && $1 != nil }
  }

  /// Also of what is not to be counted: pain was there all the same.
  private static func pains(_ log: SessionLog) -> [Pain] {
    let id = log.session.id
    var found: [Pain] = []
    func take(_ value: Int64?, set: Int? = nil, rep: Int? = nil) {
      guard let value, value > 0 else { return }
      found.append(Pain(value: value, sessionID: id, set: set, rep: rep))
    }
    take(log.said.pain)
    for (set, reps) in log.sets {
      take(set.said.pain, set: set.number)
      for rep in reps { take(rep.said.pain, set: set.number, rep: rep.number) }
    }
    return found
  }
}
