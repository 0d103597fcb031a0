import HingeCore
import Training

extension RepRecord {
  init(_ rep: Rep, reason: VerdictReason, history: borrowing FrameHistory) {
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
      posture: history.posture(of: rep), trace: history.trace(of: rep), traceStepMS: 100)
  }
}
