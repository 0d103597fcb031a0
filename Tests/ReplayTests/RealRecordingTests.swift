import CalibrationSteps
import Foundation
import HingeCore
import IMU
import Recording
import TestSupport
import Testing

private let recordingsFolder = ProcessInfo.processInfo.environment["HINGE_RECORDINGS"]

/// Recordings of real people, which the project does not ship: found through HINGE_RECORDINGS.
@Suite(.enabled(if: recordingsFolder != nil, "set HINGE_RECORDINGS to a folder of recordings"))
struct RealRecordingTests {
  private func files(_ start: String) throws -> [String] {
    let real = try #require(recordingsFolder) + "/real"
    let names = try FileManager.default.contentsOfDirectory(atPath: real)
    let found = names.filter {
      $0.hasPrefix(start) && $0.hasSuffix(".csv") && !$0.contains("truth")
    }
    #expect(!found.isEmpty, "no \(start)*.csv in \(real)")
    return found.sorted().map { real + "/" + $0 }
  }

  private func replay(_ path: String) throws -> PipelineRun {
    let recording = try RecordingFile.read(path)
    let models = recording.header.sensors.map(\.model)
    let interval = TimeSpan(microseconds: recording.header.nominalIntervalUS)
    let found = MountingFinder.find(
      samples: recording.samples, models: models, nominalInterval: interval)
    return PipelineRun(
      PipelineConfiguration(
        sacrum: models[0], thorax: models[models.count - 1], nominalInterval: interval,
        basis: .found(found)), recording.samples)
  }

  @Test func deadliftsCountToOneOfTheirBottoms() throws {
    for path in try files("deadlift") {
      let truth = try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(filePath: path.replacing(".csv", with: ".json"))))
      let bottoms = try #require((truth as? [String: Any])?["bottoms"] as? Int)
      let reps = try replay(path).reps.count
      #expect(abs(reps - bottoms) <= 1, "\(path): \(reps) reps, \(bottoms) bottoms")
    }
  }

  @Test(arguments: ["D15", "D16"])
  func oneBendIsOneRep(_ start: String) throws {
    for path in try files(start) {
      let run = try replay(path)
      #expect(run.reps.count == 1, "\(path)")
      #expect(run.alerts.isEmpty, "\(path)")
    }
  }

  /// Seated, with two sensors: side bends and turns follow, also oblique ones.
  @Test func threeFlexionsAreThree() throws {
    for path in try files("trunk") {
      let run = try replay(path)
      #expect(run.reps.count == 3, "\(path)")
      #expect(run.alerts.isEmpty, "\(path)")
    }
  }

  @Test func walkingIsNothing() throws {
    for path in try files("walk") {
      let run = try replay(path)
      #expect(run.reps.isEmpty, "\(path)")
      #expect(run.alerts.isEmpty, "\(path)")
    }
  }
}
