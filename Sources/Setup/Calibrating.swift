package import CalibrationSteps
package import HingeCore
import IMU
package import Recording
package import Settings

/// Four recordings in, a profile or the reasons against it out.
package enum Calibrating {
  /// The steps by their names, in any order.
  package static func profile(
    from recordings: [CalibrationStep: Recording], style: LiftStyle, lifter: String,
    devices: Devices = .nominal
  ) throws(Problem) -> Result<CalibrationProfile, Refusals> {
    func step(_ step: CalibrationStep) throws(Problem) -> StepRecording {
      guard let recording = recordings[step] else {
        throw Problem("The step \(step.rawValue) is missing; record it too.", exitCode: 65)
      }
      return StepRecording(
        samples: recording.samples, models: try devices.models(of: recording.header),
        nominalInterval: TimeSpan(microseconds: recording.header.nominalIntervalUS))
    }
    let input = CalibrationInput(
      style: style, stand: try step(.stand), hinge: try step(.hinge), styleReps: try step(.style),
      slump: try step(.slump))
    let counts = Set(recordings.values.map(\.header.sensors.count))
    guard counts.count == 1 else {
      throw Problem(
        "The steps were recorded with different numbers of sensors; record all four with the same.",
        exitCode: 65)
    }
    let isSynthetic = recordings.values.contains { $0.header.provenance == .synthetic }
    return CalibrationBuilder.build(input).map { result in
      CalibrationProfile(
        result.profile,
        provenance: (isSynthetic ? Provenance.synthetic : .measured).rawValue, lifter: lifter,
        grade: result.grade, roundingReason: result.abstainedBecause, notes: result.notes)
    }
  }
}
