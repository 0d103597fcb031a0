import ArgumentParser
import CalibrationSteps
import Foundation
import HingeCore
import IMU
import Recording
import Settings
import Training

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Learn a wearer's neutral spine from the recordings of a calibration.")
  @Option var recordings: String
  @Option var style: String
  @Option var out: String
  @Option var lifter: String = "lifter"

  func run() throws {
    guard let style = LiftStyle(name: style) else { throw ExitCode(64) }
    func step(_ name: String) throws -> (StepRecording, RecordingHeader) {
      let path = recordings + "/" + name + ".csv"
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      let r = try ExchangeReader.read([UInt8](data), path: path)
      return (
        StepRecording(
          samples: r.samples, models: r.header.sensors.map(\.model),
          nominalInterval: TimeSpan(microseconds: r.header.nominalIntervalUS)), r.header
      )
    }
    let (stand, header) = try step("stand")
    let input = CalibrationInput(
      style: style, stand: stand, hinge: try step("hinge").0, styleReps: try step("style").0,
      slump: try step("slump").0)
    switch CalibrationBuilder.build(input) {
    case .failure(let refusals):
      for r in refusals.list { FileHandle.standardError.write(Data("\(r)\n".utf8)) }
      throw ExitCode(65)
    case .success(let result):
      let profile = CalibrationProfile(
        result.profile, provenance: header.provenance.rawValue, lifter: lifter,
        grade: result.grade, roundingReason: result.abstainedBecause, notes: result.notes)
      try profile.jsonText().write(toFile: out, atomically: true, encoding: .utf8)
    }
  }
}
