import CalibrationSteps
import Foundation
import HingeCore
import IMU
import Recording
import TestSupport
import Testing

private let recordingsFolder = ProcessInfo.processInfo.environment["HINGE_RECORDINGS"]

/// The integers against their Double oracle on every recording there is: people, hands, lifters.
@Suite(.enabled(if: recordingsFolder != nil, "set HINGE_RECORDINGS to a folder of recordings"))
struct OracleRecordingTests {
  /// Degrees, the target. Seen when it was set: 0.005.
  private static let limit = 0.05

  private func recordings(in folder: String) throws -> [String] {
    let top = try #require(recordingsFolder) + "/" + folder
    let found = try #require(FileManager.default.enumerator(atPath: top))
      .compactMap { $0 as? String }
      .filter { $0.hasSuffix(".csv") && !$0.contains("truth") }
    #expect(!found.isEmpty, "no recording in \(top)")
    return found.sorted().map { top + "/" + $0 }
  }

  @Test(arguments: ["broad", "real", "lifters"])
  func integersFollowTheOracle(folder: String) throws {
    for path in try recordings(in: folder) {
      let recording = try RecordingFile.read(path)
      let models = recording.header.sensors.map(\.model)
      let interval = TimeSpan(microseconds: recording.header.nominalIntervalUS)
      let found = MountingFinder.find(
        samples: recording.samples, models: models, nominalInterval: interval)
      let comparison = OracleComparison(
        PipelineConfiguration(
          sacrum: models[0], thorax: models[models.count - 1], nominalInterval: interval,
          basis: .found(found)), recording.samples)
      #expect(comparison.samples > 100, "\(path)")
      #expect(
        comparison.worst <= Self.limit,
        """
        \(path): inclination \(comparison.inclination)°, pitch \(comparison.pitch)°, flexion \
        \(comparison.flexion)° at \(comparison.worstAt) s
        """)
    }
  }
}
