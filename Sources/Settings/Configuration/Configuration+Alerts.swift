package import HingeCore

extension Configuration {
  /// The limits and the feedback in the core's own units. The feedback is that of a run without a
  /// log; who has one asks it and puts in what it says.
  package var alertSettings: AlertSettings {
    var settings = AlertSettings()
    func share(_ percent: Int) -> Fraction { Fraction(Int64(percent), over: 100) }
    settings.warnReserve = share(limits.warnReservePercent)
    settings.alarmReserve = share(limits.alarmReservePercent)
    settings.clearReserve = share(limits.clearReservePercent)
    settings.severeReserve = share(limits.severeReservePercent)
    settings.floorAngle = Angle(degrees: Int32(clamping: limits.floorDeg))
    settings.hold = TimeSpan(milliseconds: Int64(limits.holdMS))
    settings.holdSevere = TimeSpan(milliseconds: Int64(limits.holdSevereMS))
    settings.rearm = TimeSpan(milliseconds: Int64(limits.rearmMS))
    settings.creep = Angle(degrees: Int32(clamping: limits.creepDeg))
    settings.hyperextension = Angle(degrees: Int32(clamping: limits.hyperextensionDeg))
    settings.shortestEccentric = limits.tempoMinEccentricMS.map {
      TimeSpan(milliseconds: Int64($0))
    }
    settings.stopSetVelocityLoss = limits.stopSetVelocityLossPercent.map(share)
    settings.feedback = feedback.mode.modeWithoutLog
    return settings
  }
}
