/// One wearing of the belt: what was known when it began.
///
/// Integers with the unit in the name, as in the log's columns. Monotonic times are of the boot
/// `bootID`; wall times are milliseconds since 1970 and may be wrong until the clock was set.
package struct SessionRecord: Sendable, Equatable {
  package var id: Int64
  package var startedAtWallMS: Int64
  package var startedAtMonotonicUS: Int64
  package var bootID: String
  package var lifter: String
  /// Token of `LiftStyle`; empty without a profile.
  package var style: String
  /// Token of `FlexionMode`.
  package var mode: String
  /// Token of `RoundingJudgement`.
  package var rounding: String
  /// `measured` or `synthetic`.
  package var provenance: String
  /// Where the samples came from: `simulated`, `replay: NAME`, `bus: NAME`.
  package var source: String
  /// Grade of the calibration in use; empty without a profile.
  package var calibrationGrade: String
  /// Which calibration it is, as `CalibrationProfile.identifier()` has it; empty without a profile,
  /// and in a log of a version that did not keep it.
  package var calibrationID: String
  /// Token of `FeedbackMode`, and the word of the setting that led to it, such as `auto`; both
  /// empty in a log of a version that did not keep them.
  package var feedback: String
  package var feedbackSetting: String
  /// The shares of the reserve at which a warning and an alarm were set; nil where rounding was
  /// not judged.
  package var warnReservePermille: Int64?
  package var alarmReservePermille: Int64?
  /// Nil while it goes on, or where the daemon was cut off. There is no wall time of the end: it
  /// is the start plus the monotonic difference, so that a repaired clock is repaired in one place.
  package var endedAtMonotonicUS: Int64?
  /// Milliseconds since boot when it began, suspends included: what the wall clock is repaired by
  /// once it is known. Nil in a log of a version that did not keep it.
  package var startedAtBootMS: Int64?
  /// Token of `ClockState`: how far `startedAtWallMS` can be trusted. Empty in a log of a version
  /// that did not keep it.
  package var clock: String

  package init(
    id: Int64 = 0, startedAtWallMS: Int64, startedAtMonotonicUS: Int64, bootID: String,
    lifter: String, style: String, mode: String, rounding: String, provenance: String,
    source: String, calibrationGrade: String, calibrationID: String = "", feedback: String = "",
    feedbackSetting: String = "", warnReservePermille: Int64? = nil,
    alarmReservePermille: Int64? = nil, endedAtMonotonicUS: Int64? = nil,
    startedAtBootMS: Int64? = nil, clock: String = ""
  ) {
    self.id = id
    self.startedAtWallMS = startedAtWallMS
    self.startedAtMonotonicUS = startedAtMonotonicUS
    self.bootID = bootID
    self.lifter = lifter
    self.style = style
    self.mode = mode
    self.rounding = rounding
    self.provenance = provenance
    self.source = source
    self.calibrationGrade = calibrationGrade
    self.calibrationID = calibrationID
    self.feedback = feedback
    self.feedbackSetting = feedbackSetting
    self.warnReservePermille = warnReservePermille
    self.alarmReservePermille = alarmReservePermille
    self.endedAtMonotonicUS = endedAtMonotonicUS
    self.startedAtBootMS = startedAtBootMS
    self.clock = clock
  }
}

/// One set. Times are of the session's sample clock.
package struct SetRecord: Sendable, Equatable {
  package var id: Int64
  package var sessionID: Int64
  package var number: Int
  package var startUS: Int64
  /// Nil while it goes on, or where the daemon was cut off.
  package var endUS: Int64?
  /// The load on the bar in grams, where the lifter gave it.
  package var loadGrams: Int64?
  /// What was said of it later; not of the set's own row.
  package var said = SetSaid()

  package init(
    id: Int64 = 0, sessionID: Int64, number: Int, startUS: Int64, endUS: Int64? = nil,
    loadGrams: Int64? = nil
  ) {
    self.id = id
    self.sessionID = sessionID
    self.number = number
    self.startUS = startUS
    self.endUS = endUS
    self.loadGrams = loadGrams
  }
}

/// One rep, as the log keeps it.
package struct RepRecord: Sendable, Equatable {
  package var id: Int64
  package var setID: Int64
  /// 1, 2, … within the set.
  package var number: Int
  package var liftoffUS: Int64
  package var lockoutUS: Int64
  package var ownStartUS: Int64
  package var ownEndUS: Int64
  package var eccentricMS: Int64?
  package var bottomMS: Int64
  package var concentricMS: Int64
  package var topMS: Int64?
  package var peakFlexionMdeg: Int64?
  package var excessFlexionMdeg: Int64?
  package var reserveUsedPermille: Int64?
  package var rangeMdeg: Int64
  package var peakRiseRateMdps: Int64
  package var warnings: Int
  package var alarms: Int
  /// Token of `Verdict`.
  package var verdict: String
  package var flags: UInt16
  /// Token of `VerdictReason.Rule`; empty in a log of a version that kept none.
  package var reason: String
  /// When the condition was raised or the fault began; nil where it has no moment.
  package var reasonAtUS: Int64?
  /// The share of the reserve that the rep's largest was held against.
  package var reserveLimitPermille: Int64?
  /// Peak less the mean of the set's first two, and what that may be, where creep decided.
  package var creepMdeg: Int64?
  package var creepLimitMdeg: Int64?
  /// Recorded beside the verdict; empty in a log of a version that kept none.
  package var posture: RepPosture
  /// Flexion over what the rep owns, evenly spaced, `traceStepMS` apart, in tenths of a degree;
  /// `RepRecord.unknown` where unknown.
  package var trace: [Int16]
  package var traceStepMS: Int
  /// What was said of it later; not of the rep's own row.
  package var said = RepSaid()

  package static let unknown = Int16.min

  package init(
    id: Int64 = 0, setID: Int64 = 0, number: Int, liftoffUS: Int64, lockoutUS: Int64,
    ownStartUS: Int64, ownEndUS: Int64, eccentricMS: Int64?, bottomMS: Int64, concentricMS: Int64,
    topMS: Int64?, peakFlexionMdeg: Int64?, excessFlexionMdeg: Int64?,
    reserveUsedPermille: Int64?, rangeMdeg: Int64, peakRiseRateMdps: Int64, warnings: Int,
    alarms: Int, verdict: String, flags: UInt16, reason: String = "", reasonAtUS: Int64? = nil,
    reserveLimitPermille: Int64? = nil, creepMdeg: Int64? = nil, creepLimitMdeg: Int64? = nil,
    posture: RepPosture = RepPosture(), trace: [Int16] = [], traceStepMS: Int = 100
  ) {
    self.id = id
    self.setID = setID
    self.number = number
    self.liftoffUS = liftoffUS
    self.lockoutUS = lockoutUS
    self.ownStartUS = ownStartUS
    self.ownEndUS = ownEndUS
    self.eccentricMS = eccentricMS
    self.bottomMS = bottomMS
    self.concentricMS = concentricMS
    self.topMS = topMS
    self.peakFlexionMdeg = peakFlexionMdeg
    self.excessFlexionMdeg = excessFlexionMdeg
    self.reserveUsedPermille = reserveUsedPermille
    self.rangeMdeg = rangeMdeg
    self.peakRiseRateMdps = peakRiseRateMdps
    self.warnings = warnings
    self.alarms = alarms
    self.verdict = verdict
    self.flags = flags
    self.reason = reason
    self.reasonAtUS = reasonAtUS
    self.reserveLimitPermille = reserveLimitPermille
    self.creepMdeg = creepMdeg
    self.creepLimitMdeg = creepLimitMdeg
    self.posture = posture
    self.trace = trace
    self.traceStepMS = traceStepMS
  }
}

/// A condition that was raised, sounded or not.
package struct AlertRecord: Sendable, Equatable {
  package var timeUS: Int64
  /// 0 outside a set.
  package var setNumber: Int
  package var kind: String
  package var grade: String
  package var sounded: Bool

  package init(timeUS: Int64, setNumber: Int, kind: String, grade: String, sounded: Bool) {
    self.timeUS = timeUS
    self.setNumber = setNumber
    self.kind = kind
    self.grade = grade
    self.sounded = sounded
  }
}

/// Something wrong with the data.
package struct FaultRecord: Sendable, Equatable {
  package var timeUS: Int64
  package var kind: String
  /// 1 sacrum, 2 thorax, 0 both or neither.
  package var sensor: Int
  package var detail: Int64

  package init(timeUS: Int64, kind: String, sensor: Int, detail: Int64) {
    self.timeUS = timeUS
    self.kind = kind
    self.sensor = sensor
    self.detail = detail
  }
}

/// A whole session as read back: sets in order, each with its reps.
package struct SessionLog: Sendable, Equatable {
  package var session: SessionRecord
  package var sets: [(SetRecord, [RepRecord])]
  package var alerts: [AlertRecord]
  package var faults: [FaultRecord]
  /// Timed holds, in order.
  package var holds: [HoldRecord] = []
  /// What was said of the session; its sets and reps carry what was said of them.
  package internal(set) var said = SessionSaid()
  /// All that was ever said, oldest first, also what is no longer in force.
  package internal(set) var entries: [EntryRecord] = []

  package init(
    session: SessionRecord, sets: [(SetRecord, [RepRecord])], alerts: [AlertRecord],
    faults: [FaultRecord]
  ) {
    self.session = session
    self.sets = sets
    self.alerts = alerts
    self.faults = faults
  }

  package static func == (a: SessionLog, b: SessionLog) -> Bool {
    a.session == b.session && a.alerts == b.alerts && a.faults == b.faults
      && a.holds == b.holds && a.said == b.said && a.entries == b.entries
      && a.sets.count == b.sets.count
      && zip(a.sets, b.sets).allSatisfy { $0.0 == $1.0 && $0.1 == $1.1 }
  }
}
