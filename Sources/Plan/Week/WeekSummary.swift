package import Coaching
import Training

/// One week of one lifter: how much, how well beside the four weeks before, what lay between, and the one
/// thing to work on.
package struct WeekSummary: Sendable, Equatable {
  package var monday: CalendarDay
  /// The day on which it is looked at.
  package var today: CalendarDay
  /// Whether the sessions are simulated: such and real ones are never added up.
  package var isSynthetic: Bool
  /// All seven.
  package var days: [Day]
  package var total: Exposure
  /// Of the weeks before, from the first with training on, at most four, and how many those are.
  package var totalBefore: Exposure
  package var weeksBefore: Int
  package var quality: WeekQuality
  package var qualityBefore: WeekQuality
  package var holds: WeekHolds
  /// Of the same weeks as `totalBefore`.
  package var holdsBefore: WeekHolds
  package var recovery: WeekRecovery
  package var focus: WeekFocus
  package var leftOut: LeftOut
  /// Sessions of the week that are where the earliest day is that they can be of.
  package var bounded: Int

  package struct Day: Sendable, Equatable {
    package var day: CalendarDay
    package var sessionIDs: [Int64]
    package var exposure: Exposure
  }

  /// Sessions of the week that are in none of its numbers.
  package struct LeftOut: Sendable, Equatable {
    package var synthetic = 0
    package var excluded = 0
    /// Sessions of the log of which not even the earliest day is known.
    package var undated = 0
  }

  package static let weeksCompared = 4

  /// - Parameters:
  ///   - logs: of this week and the four before, in the order of their dates; others are passed over.
  ///   - undated: sessions of this lifter of which not even the earliest day is known.
  ///   - dayOf: the day on which a moment, milliseconds since 1970, falls.
  package init(
    _ logs: [DatedLog], weekOf day: CalendarDay, today: CalendarDay, undated: Int = 0,
    dayOf: (Int64) -> CalendarDay
  ) {
    let monday = day.monday
    self.today = today
    self.monday = monday
    let first = monday.advanced(by: -7 * Self.weeksCompared)
    let week = logs.filter { $0.day >= monday && $0.day <= monday.advanced(by: 6) }
    let before = logs.filter { $0.day >= first && $0.day < monday }
    let isMadeUp = DatedLog.areMadeUp(week) ?? DatedLog.areMadeUp(before) ?? false
    isSynthetic = isMadeUp
    leftOut = LeftOut(
      synthetic: isMadeUp ? 0 : week.count { $0.log.session.isSynthetic },
      excluded: week.count {
        $0.log.session.isSynthetic == isMadeUp && $0.log.said.isExcluded
      },
      undated: undated)
    let own = week.filter { $0.log.session.isSynthetic == isMadeUp }
    let earlier = before.filter { $0.log.session.isSynthetic == isMadeUp }
    days = (0..<7).map { Self.day(monday.advanced(by: $0), own) }
    total = days.reduce(Exposure()) { $0 + $1.exposure }
    let begun = earlier.first { $0.isCounted || !$0.countedHolds.isEmpty }?.day.monday
    weeksBefore = begun.map { monday.days(since: $0) / 7 } ?? 0
    totalBefore = Set(earlier.map(\.day)).reduce(Exposure()) { sum, day in
      sum + Self.day(day, earlier).exposure
    }
    bounded = own.count { $0.isCounted && !$0.log.session.hasKnownDate }
    quality = WeekQuality(own)
    qualityBefore = WeekQuality(earlier)
    holds = WeekHolds(own)
    holdsBefore = WeekHolds(earlier)
    recovery = WeekRecovery(earlier + own, monday: monday, dayOf: dayOf)
    focus = WeekFocus(own)
  }

  private static func day(_ day: CalendarDay, _ logs: [DatedLog]) -> Day {
    let own = logs.filter { $0.day == day }
    return Day(
      day: day, sessionIDs: own.filter(\.isCounted).map(\.log.session.id),
      exposure: Exposure(day: own))
  }

  /// Whether there is more of the week to come.
  package var isRunning: Bool { today >= monday && today < monday.advanced(by: 6) }

  package var heldChange: WeekChange {
    WeekChange(share: quality.heldShare, before: qualityBefore.heldShare, isBetterHigh: true)
  }
  package var lostChange: WeekChange {
    WeekChange(share: quality.lostShare, before: qualityBefore.lostShare, isBetterHigh: false)
  }
  package var alarmChange: WeekChange {
    WeekChange(share: quality.alarmedShare, before: qualityBefore.alarmedShare, isBetterHigh: false)
  }
  package var driftChange: WeekChange {
    WeekChange(mean: quality.drift, before: qualityBefore.drift)
  }
  package var slowdownChange: WeekChange {
    WeekChange(mean: quality.slowdown, before: qualityBefore.slowdown)
  }

  /// What keeps the week and those before it from being like with like.
  package var caveats: [Comparison.Caveat] {
    guard quality.verdicts.total > 0, qualityBefore.verdicts.total > 0 else { return [] }
    var found: [Comparison.Caveat] = []
    if quality.styles != qualityBefore.styles { found.append(.otherStyle) }
    if quality.modes != qualityBefore.modes { found.append(.otherMode) }
    if quality.styles == qualityBefore.styles,
      quality.calibrations != qualityBefore.calibrations
    {
      found.append(.otherCalibration)
    }
    return found
  }
}
