/// Limits and times of the alerts. Defaults are section 6 of the estimation paper; every one can
/// be set by the lifter, in the units named here.
package struct AlertSettings: BitwiseCopyable, Sendable {
  /// Shares of the reserve.
  package var warnReserve = Fraction(40, over: 100)
  package var alarmReserve = Fraction(60, over: 100)
  package var clearReserve = Fraction(30, over: 100)
  package var severeReserve = Fraction(80, over: 100)
  /// Never below the neutral curve plus this, whatever the reserve says.
  package var floorAngle = Angle(degrees: 5)
  /// How long a condition must hold.
  package var hold = TimeSpan(milliseconds: 60)
  /// Beyond `severeReserve`; between the two limits in proportion.
  package var holdSevere = TimeSpan(milliseconds: 20)
  /// Least time between two alarms.
  package var rearm = TimeSpan(milliseconds: 800)
  /// Growth of peak flexion over the mean of the first two reps.
  package var creep = Angle(degrees: 5)
  /// Behind the calibrated lockout by more than this.
  package var hyperextension = Angle(degrees: 6)
  /// Lowering faster than this is too fast; nil: not watched.
  package var shortestEccentric: TimeSpan?
  /// Velocity loss that ends a set, as a share; nil: not watched.
  package var stopSetVelocityLoss: Fraction?
  /// Which conditions sound.
  package var feedback = FeedbackMode.full

  package init() {}
}
