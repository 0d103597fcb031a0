/// What is watched over a whole set: creep of the peak, velocity loss, two alarmed reps in a row.
struct SetWatch: BitwiseCopyable, Sendable {
  /// Reps with a known peak.
  private var peaks: Int32 = 0
  private var firstPeaks: Int64 = 0
  private var fastest: TimeSpan?

  mutating func restart() {
    peaks = 0
    firstPeaks = 0
    fastest = nil
  }

  struct Findings: BitwiseCopyable, Sendable {
    var creep = false
    var stop = false
    var tooFast = false
  }

  /// A rep has been completed; `alarmedInARow` includes it.
  mutating func add(_ rep: Rep, alarmedInARow: Int32, settings: AlertSettings) -> Findings {
    var findings = Findings()
    // What was measured with bad data is no measure for the other reps.
    if rep.flags.contains(.gap) || rep.flags.contains(.saturated) || rep.flags.contains(.slipped) {
      if alarmedInARow >= 2 { findings.stop = true }
      return findings
    }
    if let peak = rep.peakFlexion {
      let raw = Int64(truncatingIfNeeded: peak.raw)
      peaks &+= 1
      if peaks <= 2 {
        firstPeaks &+= raw
      } else {
        let growth = raw &- firstPeaks / 2
        findings.creep = growth > Int64(truncatingIfNeeded: settings.creep.raw)
      }
    }
    let best = fastest.map { min($0, rep.concentric) } ?? rep.concentric
    fastest = best
    if let limit = settings.stopSetVelocityLoss, rep.concentric > .zero {
      // 1 - fastest / this > limit, without dividing.
      let lost = (rep.concentric.microseconds &- best.microseconds) &<< 20
      let allowed = rep.concentric.microseconds &* Int64(limit.raw &>> 10)
      if lost > allowed { findings.stop = true }
    }
    if alarmedInARow >= 2 { findings.stop = true }
    if let shortest = settings.shortestEccentric, let eccentric = rep.eccentric {
      findings.tooFast = eccentric < shortest
    }
    return findings
  }
}
