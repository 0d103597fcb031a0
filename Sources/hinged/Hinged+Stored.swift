import Foundation
import HingeCore
import IMU
import LinuxIO
import Recording
import Settings
import Setup
import Simulation
import Training

// Who is worn; with it samples that are there already: of a simulated lifter, or of a recording.
extension Hinged {
  /// Who is worn, and what the log says of where the samples came from.
  func wearing(_ settings: LoadedSettings) throws(Problem) -> (Wearing, SampleOrigin) {
    let alerts = settings.configuration.alertSettings
    if simulate { return try simulated(settings, alerts) }
    guard let replay else { return try worn(settings) }
    let recording: Recording
    do throws(RecordingError) {
      recording = try RecordingFile.read(replay)
    } catch {
      throw Problem(error)
    }
    let wearer = try profile.map { path throws(Problem) in try ProfileFile.read(path) }
    let name = URL(fileURLWithPath: replay).lastPathComponent
    return (
      try Wearing(
        recording, profile: wearer, profilePath: profile ?? "", alerts: alerts,
        devices: try Devices.read(device)),
      .stored("replay: \(name)", recording.header)
    )
  }

  /// The simulated lifter's own profile, or that of whoever was chosen in his place, who may have none.
  private func simulated(
    _ settings: LoadedSettings, _ alerts: AlertSettings
  ) throws(Problem) -> (Wearing, SampleOrigin) {
    let plan = try simulationPlan()
    let own: CalibrationProfile?
    let path = profilePath(settings)
    if profile == nil && settings.choiceWallMS == nil {
      own = try SimulatedBelt.profile(plan)
    } else if profile == nil && !FileManager.default.fileExists(atPath: path) {
      own = nil
    } else {
      own = try ProfileFile.read(path)
    }
    let recording = SimulatedBelt.recording(plan)
    return (
      try Wearing(
        recording, profile: own,
        profilePath: settings.choiceWallMS == nil ? profile ?? "simulated" : path,
        alerts: alerts),
      .stored("simulated: seed \(seed)", recording.header)
    )
  }

  private func simulationPlan() throws(Problem) -> SimulationPlan {
    guard let style = LiftStyle(name: style) else {
      throw Problem(
        "--style \(style) is not known; it must be one of "
          + LiftStyle.all.map(\.name).joined(separator: ", ") + ".", exitCode: 64)
    }
    let scenario = hold.flatMap { HoldKind(name: $0) }.map { Scenario(holding: $0) } ?? .session
    do throws(SimulationError) {
      return try SimulationPlan(
        seed: seed, style: style, sensors: sensors, scenario: scenario, reps: reps, sets: sets)
    } catch {
      throw Problem(error)
    }
  }
}
