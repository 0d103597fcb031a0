/// What is known of a wearer before the first sample.
package enum PipelineBasis: BitwiseCopyable, Sendable {
  /// Calibrated: counted and, where the profile says so, judged.
  case profile(WearerProfile)
  /// Only where the sagittal plane lies and how far the wearer bends: counted, never judged.
  case found(FoundMounting)
}

/// What the stages of a sample ask of the basis. The rest of a profile is in the parts that were
/// made from it, and is not kept twice.
struct Basis: BitwiseCopyable, Sendable {
  let isCalibrated: Bool
  /// The profile judges rounding.
  let isJudged: Bool
  let startsFromFloor: Bool

  init(_ profile: WearerProfile?) {
    isCalibrated = profile != nil
    isJudged = profile?.rounding == .judged
    startsFromFloor = profile?.style.startsFromFloor ?? false
  }
}

/// The sensors' mounting as found from a recording without a calibration.
package struct FoundMounting: BitwiseCopyable, Sendable {
  /// 1 = sacrum; 2 = sacrum and T12.
  package var sensorCount: Int32
  package var sacrum: Mounting
  package var thorax: Mounting
  /// How far the leading segment's pitch ranges.
  package var range: Angle

  package init(sensorCount: Int32, sacrum: Mounting, thorax: Mounting, range: Angle) {
    self.sensorCount = sensorCount
    self.sacrum = sacrum
    self.thorax = thorax
    self.range = range
  }
}

/// Everything that the pipeline is set up with; validated by whoever read it from a file.
package struct PipelineConfiguration: BitwiseCopyable, Sendable {
  /// What the counts of each sensor mean.
  package var sacrum: SensorModel
  /// Unused with one sensor.
  package var thorax: SensorModel
  /// Nominal time between two samples; 1.5 of it is a gap.
  package var nominalInterval: TimeSpan
  /// Who wears it.
  package var basis: PipelineBasis
  package var alerts: AlertSettings

  package init(
    sacrum: SensorModel, thorax: SensorModel, nominalInterval: TimeSpan, basis: PipelineBasis,
    alerts: AlertSettings = AlertSettings()
  ) {
    self.sacrum = sacrum
    self.thorax = thorax
    self.nominalInterval = nominalInterval
    self.basis = basis
    self.alerts = alerts
  }
}
