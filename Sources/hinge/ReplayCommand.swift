import ArgumentParser
import CalibrationSteps
import Foundation
import HingeCore
import IMU
import Recording
import Settings
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
    var basis: PipelineBasis
    var rounding = RoundingJudgement.abstained
    if let profile {
      let text = try String(contentsOfFile: profile, encoding: .utf8)
      let p = try CalibrationProfile.read(text, path: profile)
      let wearer = p.wearer(style: p.liftStyle)
      rounding = wearer.rounding
      basis = .profile(wearer)
    } else {
      basis = .found(MountingFinder.find(
        samples: recording.samples, models: models, nominalInterval: interval))
    }
    var pipeline = HingePipeline(
      PipelineConfiguration(
        sacrum: models[0], thorax: models[models.count - 1], nominalInterval: interval,
        basis: basis))
    var tr = "t_s,pelvis_pitch_deg,trunk_pitch_deg,flexion_deg,reserve_used,phase,alert\n"
    var outcome = ReplayOutcome()
    var up = "t_s,ux,uy,uz\n"
    for sample in recording.samples {
      pipeline.step(sample)
      outcome.take(from: pipeline)
      if trace != nil {
        let r = pipeline.reading
        tr += "\(seconds(sample.time)),\(degrees(r.pelvisPitch)),\(r.trunkPitch.map { "\(degrees($0))" } ?? ""),\(r.flexion.map { "\(degrees($0.flexion))" } ?? ""),\(r.flexion.map { "\(Double($0.reserve.thousandths) / 1000)" } ?? ""),\(r.phase.name),\(r.alert.map { $0.name } ?? "")\n"
      }
      if orientation != nil {
        let u = pipeline.sacrumUp
        up += "\(seconds(sample.time)),\(Double(u.x.raw) / 1073741824),\(Double(u.y.raw) / 1073741824),\(Double(u.z.raw) / 1073741824)\n"
      }
    }
    pipeline.finish()
    outcome.take(from: pipeline)
    if let orientation { try up.write(toFile: orientation, atomically: true, encoding: .utf8) }
    if let trace { try tr.write(toFile: trace, atomically: true, encoding: .utf8) }
    let result = ReplayJSON(
      outcome, mode: models.count == 2 ? .measured : .estimated, rounding: rounding,
      duration: recording.duration)
    let encoder = JSONEncoder()
    print(String(decoding: try encoder.encode(result), as: UTF8.self))
  }
}
