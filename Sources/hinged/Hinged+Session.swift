import HingeCore
import IMU
import LinuxIO
import Logging
import RepLog
import Settings
import Setup
import Training

// What is known of a session before its first sample.
extension Hinged {
  func session(
    _ wearing: Wearing, source: String, settings: LoadedSettings
  ) -> SessionRecord {
    let limits = settings.configuration.limits
    let isJudged = wearing.rounding == .judged
    let bootID: String
    do throws(FileError) {
      bootID = try BootID.current()
    } catch {
      // A container without /proc: the log then can't tell two boots apart, no more.
      bootID = ""
    }
    return SessionRecord(
      startedAtWallMS: WallClock.nowMS(),
      startedAtMonotonicUS: (wearing.samples.first?.time ?? MonotonicClock.now()).microseconds,
      bootID: bootID,
      lifter: wearing.lifter.isEmpty ? settings.configuration.lifter.name : wearing.lifter,
      style: wearing.isCalibrated || replay != nil
        ? wearing.style : settings.configuration.lifter.style.token.description,
      mode: wearing.mode.name, rounding: wearing.rounding.name,
      provenance: wearing.provenance.rawValue, source: source, calibrationGrade: wearing.grade,
      calibrationID: wearing.calibrationID,
      warnReservePermille: isJudged ? Int64(limits.warnReservePercent) * 10 : nil,
      alarmReservePermille: isJudged ? Int64(limits.alarmReservePercent) * 10 : nil,
      startedAtBootMS: BootClock.nowMS())
  }

  /// Opens the log. One that `--log` names must be usable, since somebody is there to read why it is
  /// not. One of the settings need not be: then hinged monitors, says what is wrong, keeps reps in
  /// memory and tries again.
  func openLog(_ settings: LoadedSettings) throws(Problem) -> LogQueue {
    let queue = LogQueue(path: settings.paths.log, setsAside: log == nil)
    do throws(Problem) {
      try LoadedSettings.makeFolder(of: settings.paths.log)
    } catch {
      if log != nil { throw error }
    }
    queue.openNow()
    if log != nil, let error = queue.lastError { throw Problem(error) }
    return queue
  }

  /// What ends with this process because it could not be written.
  func unwritten(_ end: SessionEnd, _ queue: LogQueue) -> Problem? {
    if end.unwritten == 0 { return nil }
    let why = queue.lastError.map { "\($0)" } ?? "the disk did not take them in time"
    return Problem(
      "\(end.unwritten) entries could not be written to the log and are lost: \(why)", exitCode: 74)
  }

  /// What sounds in a session, and what would if its wearer had chosen nothing.
  struct Feedbacks {
    var now: FeedbackPlan
    var bySettings: FeedbackPlan
  }

  /// Decides on the session's feedback and notes it in its record.
  func feedback(
    for session: inout SessionRecord, settings: LoadedSettings, chosen: WearerChoice.Feedback?,
    queue: LogQueue, logger: Logger
  ) -> Feedbacks {
    let choice = settings.configuration.feedback.mode
    let asked = session
    let plan = FeedbackPlan(choice, calibrationID: asked.calibrationID) {
      () throws(RepLogError) in try queue.hasBaseline(for: asked)
    }
    if let error = plan.logError, chosen == nil {
      logger.warning(
        "Whether this is the first session after this calibration can't be read from the log, so feedback is \(plan.mode.name): \(error)"
      )
    }
    let now = chosen.map { FeedbackPlan(chosen: $0.mode) } ?? plan
    session.feedback = now.mode.name
    session.feedbackSetting = chosen == nil ? choice.word : "chosen"
    return Feedbacks(now: now, bySettings: plan)
  }
}
