import Coaching
import Training

/// What lay between the hinge days, and what was said of soreness and pain.
package struct WeekRecovery: Sendable, Equatable {
  /// From the end of one hinge day to the beginning of the next, for each next one in the week, with the
  /// last day before the week as the first.
  package var hoursBetween: [Gap] = []
  package var soreness: [Soreness] = []
  /// The worst that was said, and how often any was.
  package var worstPain: Pain?
  package var painCount = 0

  package struct Gap: Sendable, Equatable {
    package var to: CalendarDay
    package var hours: Int64
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
      let duration = min(SessionSummary(earlier.log).durationMS ?? 0, 86_400_000)
      let from = earlier.log.session.startedAtWallMS + duration
      let hours = max(0, later.log.session.startedAtWallMS - from) / 3_600_000
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

  /// Also of sets that are not to be counted: pain was there all the same.
  private mutating func takePain(_ log: SessionLog) {
    let id = log.session.id
    take(log.said.pain, Pain(value: 0, sessionID: id))
    for (set, reps) in log.sets {
      take(set.said.pain, Pain(value: 0, sessionID: id, set: set.number))
      for rep in reps {
        take(rep.said.pain, Pain(value: 0, sessionID: id, set: set.number, rep: rep.number))
      }
    }
  }

  private mutating func take(_ value: Int64?, _ place: Pain) {
    guard let value, value > 0 else { return }
    painCount += 1
    guard value > worstPain?.value ?? 0 else { return }
    worstPain = place
    worstPain?.value = value
  }
}
