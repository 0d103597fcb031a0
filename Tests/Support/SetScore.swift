package import HingeCore
package import Simulation

/// How far a pipeline was right about recordings of known truth; scores add up.
package struct SetScore: Sendable {
  package var sets = 0
  package var exactSets = 0
  /// Sum of squares of flexion's error in what truth's reps own, and how many samples.
  package var squares = 0.0
  package var samples = 0
  /// Estimated less true peak flexion, degrees, of each rep found.
  package var peaks: [Double] = []
  /// Absolute errors of the reps found, s.
  package var liftoffs: [Double] = []
  package var lockouts: [Double] = []
  /// Roundings beyond 0.7 of the reserve, and those that raised an alarm or kept one sounding.
  package var roundings = 0
  package var caught = 0
  /// From the crossing of 0.6 to the alarm, s, not below zero.
  package var latencies: [Double] = []
  /// Reps that used less than 0.3 of the reserve, those without a rounding condition, and those
  /// that were called lost.
  package var neutralReps = 0
  package var passed = 0
  package var falselyLost = 0
  /// Recordings without a lift, and what was made of them.
  package var idles = 0
  package var idleReps = 0
  package var idleAlerts = 0
  /// What was wrong, in words.
  package var remarks: [String] = []

  package var rmseDegrees: Double { samples == 0 ? 0 : (squares / Double(samples)).squareRoot() }

  package init() {}

  package init(_ run: PipelineRun, _ truth: LiftTruth, judged: Bool) {
    sets = 1
    exactSets = run.reps.count == truth.reps.count ? 1 : 0
    if exactSets == 0 { remarks.append(countRemark(run, truth)) }
    addFlexion(run, truth)
    addReps(run, truth)
    if judged {
      addRoundings(run, truth)
      addNeutral(run, truth)
    }
  }

  /// A recording without a lift.
  package init(idle run: PipelineRun) {
    idles = 1
    idleReps = run.reps.count
    idleAlerts = run.alerts.count
    for rep in run.reps { remarks.append("a rep at \(tenths(seconds(rep.lockout)))") }
    for alert in run.alerts {
      remarks.append("\(alert.kind) \(alert.grade) at \(tenths(seconds(alert.time)))")
    }
  }

  package static func += (a: inout SetScore, b: SetScore) {
    a.sets += b.sets
    a.exactSets += b.exactSets
    a.squares += b.squares
    a.samples += b.samples
    a.peaks += b.peaks
    a.liftoffs += b.liftoffs
    a.lockouts += b.lockouts
    a.roundings += b.roundings
    a.caught += b.caught
    a.latencies += b.latencies
    a.neutralReps += b.neutralReps
    a.passed += b.passed
    a.falselyLost += b.falselyLost
    a.idles += b.idles
    a.idleReps += b.idleReps
    a.idleAlerts += b.idleAlerts
    a.remarks += b.remarks
  }

  private func countRemark(_ run: PipelineRun, _ truth: LiftTruth) -> String {
    let got = run.reps.map { seconds($0.lockout) }
    let real = truth.reps.map(\.lockoutSeconds)
    let missed = real.filter { time in !got.contains { abs($0 - time) < 0.8 } }
    let extra = got.filter { time in !real.contains { abs($0 - time) < 0.8 } }
    return "\(got.count) reps for \(real.count): missed \(missed.map(tenths)), "
      + "extra \(extra.map(tenths))"
  }

  private mutating func addFlexion(_ run: PipelineRun, _ truth: LiftTruth) {
    for reading in run.readings {
      guard let flexion = reading.flexion else { continue }
      let time = seconds(reading.time)
      guard truth.reps.contains(where: { $0.ownStartSeconds <= time && time <= $0.ownEndSeconds })
      else { continue }
      let index = min(Int((time * 50).rounded()), truth.lumbarFlexionDegrees.count - 1)
      let error = Double(flexion.flexion.millidegrees) / 1000 - truth.lumbarFlexionDegrees[index]
      squares += error * error
      samples += 1
    }
  }

  /// The rep that was found for a true one, within 0.8 s.
  private func found(_ run: PipelineRun, _ rep: LiftEvent) -> Rep? {
    func distance(_ rep: Rep, _ time: Double) -> Double { abs(seconds(rep.lockout) - time) }
    return run.reps.filter { distance($0, rep.lockoutSeconds) < 0.8 }
      .min { distance($0, rep.lockoutSeconds) < distance($1, rep.lockoutSeconds) }
  }

  private mutating func addReps(_ run: PipelineRun, _ truth: LiftTruth) {
    for rep in truth.reps {
      guard let found = found(run, rep) else { continue }
      let early = seconds(found.liftoff) - rep.liftoffSeconds
      let late = seconds(found.lockout) - rep.lockoutSeconds
      liftoffs.append(abs(early))
      lockouts.append(abs(late))
      let peak = found.peakFlexion.map {
        Double($0.millidegrees) / 1000 - rep.peakLumbarFlexionDegrees
      }
      if let peak { peaks.append(peak) }
      if max(abs(early), abs(late)) > 0.12 || found.flags.bits & 8 == 0 && abs(peak ?? 0) > 4 {
        remarks.append(
          "off by \(Int(early * 1000)) and \(Int(late * 1000)) ms, \(Int(peak ?? 0))°: "
            + "\(rep.roundAt.map(\.rawValue) ?? "plain") \(rep.maxReserveUsed) of "
            + "\(tenths(rep.liftoffSeconds))...\(tenths(rep.lockoutSeconds))")
      }
    }
  }

  private mutating func addRoundings(_ run: PipelineRun, _ truth: LiftTruth) {
    let alarms = run.alerts.filter { $0.kind == .rounding && $0.grade == .alarm }
      .map { seconds($0.time) }
    for episode in truth.episodes {
      let length = episode.endSeconds - episode.startSeconds
      if episode.maxReserveUsed < 0.7 || length < 0.15 || episode.approach { continue }
      roundings += 1
      let hits = alarms.filter {
        $0 >= episode.startSeconds - 0.15 && $0 <= episode.endSeconds + 0.3
      }
      let rep = truth.events.first { $0.ownEndSeconds > episode.startSeconds }
      let what =
        "\(rep?.roundAt.map(\.rawValue) ?? "own") \(episode.maxReserveUsed) at "
        + tenths(episode.startSeconds)
      guard let first = hits.min() else {
        // The alarm of a rounding before it may not have ended: it sounds on.
        let isInForce = run.readings.contains {
          $0.alert == .alarm && seconds($0.time) >= episode.startSeconds
            && seconds($0.time) <= episode.endSeconds
        }
        if isInForce { caught += 1 } else { remarks.append("missed \(what)") }
        continue
      }
      caught += 1
      latencies.append(max(0, first - episode.startSeconds))
      if first - episode.startSeconds > 0.1 {
        remarks.append("late \(Int((first - episode.startSeconds) * 1000)) ms: \(what)")
      }
    }
  }

  private mutating func addNeutral(_ run: PipelineRun, _ truth: LiftTruth) {
    for rep in truth.reps where rep.maxReserveUsed < 0.3 {
      neutralReps += 1
      let inside = run.alerts.filter {
        $0.kind == .rounding && seconds($0.time) >= rep.ownStartSeconds
          && seconds($0.time) < rep.ownEndSeconds
      }
      if inside.isEmpty { passed += 1 }
      let isLost = found(run, rep)?.verdict == .lost
      if isLost { falselyLost += 1 }
      if isLost || !inside.isEmpty {
        remarks.append(
          "neutral \(tenths(rep.liftoffSeconds))...\(tenths(rep.lockoutSeconds)) "
            + "(\(rep.maxReserveUsed)): \(isLost ? "lost" : "kept") "
            + inside.map { "\($0.grade) \(tenths(seconds($0.time)))" }.joined(separator: " "))
      }
    }
  }
}

package func seconds(_ time: Timestamp) -> Double { Double(time.microseconds) / 1_000_000 }

private func tenths(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
}
