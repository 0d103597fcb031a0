import CalibrationSteps
package import HingeCore
package import IMU
package import Recording
package import Settings

/// Samples, and everything the pipeline must know of who wears the sensors and how.
package struct Wearing: Sendable {
  package var pipeline: PipelineConfiguration
  package var samples: [SampleInput]
  package var rateMilliHz: Int64
  package var provenance: Provenance
  package var mode: FlexionMode
  package var rounding: RoundingJudgement
  /// Empty without a profile.
  package var lifter: String
  package var style: String
  package var grade: String
  package var calibrationID: String
  /// There is a profile.
  package var isCalibrated: Bool { !calibrationID.isEmpty }
  /// Why rounding is not judged; empty where it is.
  package var roundingReason: String

  /// A recording, with a profile or without one.
  ///
  /// Without one the sensors' mounting is found from the recording itself, every completed hinge
  /// counts, and nothing is judged.
  package init(
    _ recording: Recording, profile: CalibrationProfile?, profilePath: String,
    alerts: AlertSettings, devices: Devices = .nominal
  ) throws(Problem) {
    let models = try devices.models(of: recording.header)
    let interval = TimeSpan(microseconds: recording.header.nominalIntervalUS)
    samples = recording.samples
    rateMilliHz = recording.header.rateMilliHz
    provenance = recording.header.provenance
    mode = models.count == 2 ? .measured : .estimated
    let basis: PipelineBasis
    if let profile {
      guard profile.sensors == models.count else {
        throw Problem(
          ProfileError.sensorCount(
            path: profilePath, profile: profile.sensors, recording: models.count))
      }
      let wearer = profile.wearer(style: profile.liftStyle)
      basis = .profile(wearer)
      rounding = wearer.rounding
      lifter = profile.lifter
      style = profile.style
      grade = profile.grade
      calibrationID = try Self.identifier(of: profile, path: profilePath)
      roundingReason = profile.roundingReason
    } else {
      basis = .found(
        MountingFinder.find(
          samples: recording.samples, models: models, nominalInterval: interval))
      rounding = .abstained
      lifter = ""
      style = ""
      grade = ""
      calibrationID = ""
      roundingReason = "no profile: reps and tempo are counted, rounding is not judged"
    }
    pipeline = PipelineConfiguration(
      sacrum: models[0], thorax: models[models.count - 1], nominalInterval: interval,
      basis: basis, alerts: alerts)
  }

  private static func identifier(
    of profile: CalibrationProfile, path: String
  ) throws(Problem) -> String {
    do {
      return try profile.identifier()
    } catch {
      throw Problem("\(path) can't be told from other profiles: \(error)", exitCode: 70)
    }
  }
}
