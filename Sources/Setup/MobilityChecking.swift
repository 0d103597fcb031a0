package import CalibrationSteps
package import HingeCore
import IMU
package import Training

/// A mobility check measured and made into what the log keeps of it.
package struct MobilityChecking: Sendable {
  private let pipeline: PipelineConfiguration
  private let lifter: String
  private let style: String
  private let calibrationID: String
  private let isSimulated: Bool
  private let source: String

  /// - Parameters:
  ///   - wearing: with the wearer's profile; its samples are not looked at.
  ///   - isSimulated: beside what the samples say of themselves: the calibration is.
  ///   - source: as a session has it.
  package init(_ wearing: Wearing, isSimulated: Bool = false, source: String) {
    pipeline = wearing.pipeline
    lifter = wearing.lifter
    style = wearing.style
    calibrationID = wearing.calibrationID
    self.isSimulated = isSimulated || wearing.provenance == .synthetic
    self.source = source
  }

  /// Throws every reason against it, 65.
  package func measure(
    _ samples: [SampleInput], at stamp: EntryStamp
  ) throws(Problem) -> MobilityRecord {
    switch MobilityCheck.measure(samples, pipeline) {
    case .failure(let refusal): throw Problem("\(refusal).", exitCode: 65)
    case .success(let found): return record(of: found, at: stamp)
    }
  }

  private func record(of found: MobilityResult, at stamp: EntryStamp) -> MobilityRecord {
    let record = MobilityRecord(
      lifter: lifter, style: style,
      provenance: (isSimulated ? Provenance.synthetic : .measured).rawValue,
      mode: found.mode.name, calibrationID: calibrationID, source: source, measuredAtWallMS: 0,
      neutralMdeg: found.neutral.millidegrees, isAtLeast: found.isAtLeast,
      spreadMdeg: found.spread.millidegrees, bends: found.bends.count,
      depthMdeg: found.depth.millidegrees, limitMdeg: found.limit.millidegrees)
    return stamp.dated(record)
  }
}
