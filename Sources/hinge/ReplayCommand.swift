import ArgumentParser
import CalibrationSteps
import Foundation
import HingeCore
import IMU
import Recording
import Training

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "replay", abstract: "Replay.")
  @Argument var file: String
  @Option var profile: String?
  @Flag var json = false
  @Option var trace: String?
  @Option var orientation: String?

  func run() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let recording = try ExchangeReader.read([UInt8](data), path: file)
    let models = recording.header.sensors.map(\.model)
    let interval = TimeSpan(microseconds: recording.header.nominalIntervalUS)
    let found = MountingFinder.find(
      samples: recording.samples, models: models, nominalInterval: interval)
    var pipeline = HingePipeline(
      PipelineConfiguration(
        sacrum: models[0], thorax: models[models.count - 1], nominalInterval: interval,
        basis: .found(found)))
    var outcome = ReplayOutcome()
    var up = "t_s,ux,uy,uz\n"
    for sample in recording.samples {
      pipeline.step(sample)
      outcome.take(from: pipeline)
      if orientation != nil {
        let u = pipeline.sacrumUp
        up += "\(seconds(sample.time)),\(Double(u.x.raw) / 1073741824),\(Double(u.y.raw) / 1073741824),\(Double(u.z.raw) / 1073741824)\n"
      }
    }
    pipeline.finish()
    outcome.take(from: pipeline)
    if let orientation { try up.write(toFile: orientation, atomically: true, encoding: .utf8) }
    let b = pipeline.sacrumBias; FileHandle.standardError.write(Data("range \(degrees(found.range)) bias \(b.x.thousandths) \(b.y.thousandths) \(b.z.thousandths)\n".utf8))
    let result = ReplayJSON(
      outcome, mode: models.count == 2 ? .measured : .estimated, rounding: .abstained,
      duration: recording.duration)
    let encoder = JSONEncoder()
    print(String(decoding: try encoder.encode(result), as: UTF8.self))
  }
}
