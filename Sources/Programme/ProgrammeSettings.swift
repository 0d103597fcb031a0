/// The thresholds of every rule. Whole numbers with the unit in the name, as in the settings file, which
/// gives each its grade of evidence.
package struct ProgrammeSettings: Sendable, Equatable {
  package var sets = 3
  package var repsLow = 3
  package var repsHigh = 5
  /// How many flawless work sets in a row earn a raise, and how many where a set among them was judged by
  /// one sensor.
  package var flawlessSets = 3
  package var flawlessSetsEstimated = 5
  package var warnPercent = 10
  package var velocityLossPercent = 20
  package var raisePermille = 25
  package var raiseMostG = 5000
  /// Of a set's judged reps; more than this repeats the load.
  package var alarmedPercent = 20
  package var backOffPercent = 10
  /// Sessions at one load, each with a work set that was not flawless, and what then comes off: less than
  /// makes a lighter day.
  package var stallSessions = 6
  package var stallPercent = 5
  package var restHours = 48
  /// Nil: no deload is offered.
  package var deloadAfterWeeks: Int? = 3
  package var deloadLeastSessions = 5
  package var deloadLoadPercent = 10
  package var deloadVolumePercent = 45
  package var sorenessHours = 72
  package var sorenessHold = 1
  package var painHold = 3
  package var painStop = 6
  /// Nil: effort is not asked.
  package var rpeHoldTenths: Int? = 95
  package var repeatAfterDays = 10
  package var pauseWeeks = 3
  package var pausePercent = 10
  package var breakPointWeeks = 8

  package init() {}

  var raiseMostGrams: Int64 { Int64(raiseMostG) }

  /// Reps at one load of one session from which on it is work, and not a test of strength.
  var leastWorkReps: Int { min(3, repsLow) }
  /// A work load at most this share of the heaviest of the last two weeks is a lighter day.
  static let lighterPermille: Int64 = 925
  static let lighterDays = 14
  /// However long the pause was.
  static let pauseMostPercent: Int64 = 30

  static func isLighter(_ load: Int64, than other: Int64) -> Bool {
    load * 1000 <= other * lighterPermille
  }

  /// The same load, whichever unit it was typed in: within half a percent.
  static func isSame(_ load: Int64, _ other: Int64) -> Bool { abs(load - other) * 200 <= other }
}
