import HingeCore
import Simulation
import TestSupport

/// How far a pipeline was right about recordings of known truth; scores add up.
struct SetScore {
  var sets = 0
  var exactSets = 0
  /// Sum of squares of flexion's error in what truth's reps own, and how many samples.
  var squares = 0.0
  var samples = 0
  /// Roundings beyond 0.7 of the reserve, and those that raised an alarm.
  var roundings = 0
  var caught = 0
  /// Reps that used less than 0.4 of the reserve, and those that were called lost.
  var neutralReps = 0
  var falselyLost = 0
  /// What was wrong, in words.
  var remarks: [String] = []

  var rmseDegrees: Double { samples == 0 ? 0 : (squares / Double(samples)).squareRoot() }

  init() {}

  init(_ run: PipelineRun, _ truth: LiftTruth, judged: Bool) {
    sets = 1
    exactSets = run.reps.count == truth.reps.count ? 1 : 0
    if exactSets == 0 { remarks.append("\(run.reps.count) reps, \(truth.reps.count) true") }
    addFlexion(run, truth)
    if judged {
      addRoundings(run, truth)
      addNeutral(run, truth)
    }
  }

  static func += (a: inout SetScore, b: SetScore) {
    a.sets += b.sets
    a.exactSets += b.exactSets
    a.squares += b.squares
    a.samples += b.samples
    a.roundings += b.roundings
    a.caught += b.caught
    a.neutralReps += b.neutralReps
    a.falselyLost += b.falselyLost
    a.remarks += b.remarks
  }

  private mutating func addFlexion(_ run: PipelineRun, _ truth: LiftTruth) {
    for reading in run.readings {
      guard let flexion = reading.flexion else { continue }
      let time = Double(reading.time.microseconds) / 1e6
      guard truth.reps.contains(where: { $0.ownStartSeconds <= time && time <= $0.ownEndSeconds })
      else { continue }
      let index = min(Int((time * 50).rounded()), truth.lumbarFlexionDegrees.count - 1)
      let error = Double(flexion.flexion.millidegrees) / 1000 - truth.lumbarFlexionDegrees[index]
      squares += error * error
      samples += 1
    }
  }

  private mutating func addRoundings(_ run: PipelineRun, _ truth: LiftTruth) {
    for episode in truth.episodes where episode.maxReserveUsed > 0.7 && !episode.approach {
      roundings += 1
      let alarm = run.alerts.contains { alert in
        let time = seconds(alert.time)
        return alert.kind == .rounding && alert.grade == .alarm
          && time > episode.startSeconds - 0.3 && time < episode.endSeconds + 0.3
      }
      let lost = run.reps.contains {
        $0.verdict == .lost && seconds($0.ownStart) < episode.endSeconds
          && seconds($0.ownEnd) > episode.startSeconds
      }
      if alarm || lost {
        caught += 1
      } else {
        let rep = truth.events.first { $0.ownEndSeconds > episode.startSeconds }
        remarks.append(
          "missed \(rep?.roundAt.map(\.rawValue) ?? "own") of \(episode.maxReserveUsed) at "
            + "\(episode.startSeconds) s")
      }
    }
  }

  private mutating func addNeutral(_ run: PipelineRun, _ truth: LiftTruth) {
    for rep in truth.reps where rep.maxReserveUsed < 0.4 {
      neutralReps += 1
      let found = run.reps.min {
        abs(seconds($0.lockout) - rep.lockoutSeconds)
          < abs(seconds($1.lockout) - rep.lockoutSeconds)
      }
      if let found, found.verdict == .lost, abs(seconds(found.lockout) - rep.lockoutSeconds) < 1 {
        falselyLost += 1
        remarks.append("neutral rep at \(rep.lockoutSeconds) s called lost")
      }
    }
  }
}

func seconds(_ time: Timestamp) -> Double { Double(time.microseconds) / 1_000_000 }
