import HingeCore
import Training

/// The last minutes of frames, from which a rep's flexion trace is cut.
struct FrameHistory {
  private var frames: [MotionFrame] = []
  /// Longer than any rep: five minutes at 50 frames a second.
  private static let most = 15_000

  mutating func add(_ frame: MotionFrame) {
    // In halves, so that forgetting costs little.
    if frames.count == Self.most { frames.removeFirst(Self.most / 2) }
    frames.append(frame)
  }

  /// Flexion over what a rep owns, one value every 100 ms, tenths of a degree.
  func trace(of rep: Rep) -> [Int16] {
    let step: Int64 = 100_000
    let count = Int(max(rep.ownEnd.since(rep.ownStart).microseconds, 0) / step) + 1
    var values = [Int16](repeating: RepRecord.unknown, count: min(count, 600))
    for frame in frames.reversed() {
      let offset = frame.time.since(rep.ownStart).microseconds
      if offset < 0 { break }
      let index = Int(offset / step)
      guard index < values.count, let flexion = frame.flexion else { continue }
      // Going back in time, the frame nearest to the step's start is the one that stays.
      values[index] = Int16(clamping: flexion.millidegrees / 100)
    }
    return values
  }
}

extension RepRecord {
  init(_ rep: Rep, reason: VerdictReason, trace: [Int16]) {
    self.init(
      number: Int(rep.number), liftoffUS: rep.liftoff.microseconds,
      lockoutUS: rep.lockout.microseconds, ownStartUS: rep.ownStart.microseconds,
      ownEndUS: rep.ownEnd.microseconds, eccentricMS: rep.eccentric?.milliseconds,
      bottomMS: rep.bottom.milliseconds, concentricMS: rep.concentric.milliseconds,
      topMS: rep.top?.milliseconds, peakFlexionMdeg: rep.peakFlexion?.millidegrees,
      excessFlexionMdeg: rep.excessFlexion?.millidegrees,
      reserveUsedPermille: rep.reserveUsed?.thousandths, rangeMdeg: rep.range.millidegrees,
      peakRiseRateMdps: rep.peakRiseRate.millidegreesPerSecond, warnings: Int(rep.warnings),
      alarms: Int(rep.alarms), verdict: rep.verdict.name, flags: rep.flags.bits,
      reason: reason.rule.rawValue, reasonAtUS: reason.at?.microseconds,
      reserveLimitPermille: reason.reserveLimit?.thousandths,
      creepMdeg: reason.creep?.millidegrees, creepLimitMdeg: reason.creepLimit?.millidegrees,
      trace: trace,
      traceStepMS: 100)
  }
}
