import ArgumentParser
import HingeCore
import Recording
import Settings
import Setup

/// For the checks: runs the core over the samples again and again, and nothing else, so that the
/// difference of two run lengths is the core's own cost in instructions and allocations.
struct BenchCoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-core", abstract: "Run the core over a recording, several times.",
    shouldDisplay: false)

  @Argument(help: "A recording.")
  var file: String
  @Option(help: "How often.")
  var `repeat` = 1
  @Option(help: ArgumentHelp("The wearer's profile.", valueName: "file"))
  var profile: String?

  func run() throws {
    try Terminal.run {
      let recording: Recording
      do throws(RecordingError) {
        recording = try RecordingFile.read(file)
      } catch {
        throw Problem(error)
      }
      let own: CalibrationProfile?
      if let profile { own = try ProfileFile.read(profile) } else { own = nil }
      let wearing = try Wearing(
        recording, profile: own, profilePath: profile ?? "", alerts: AlertSettings())
      let events = Self.pass(wearing.pipeline, wearing.samples, times: `repeat`)
      Terminal.put("\(wearing.samples.count * `repeat`) samples, \(events) events\n")
    }
  }

  /// Not inlined, so that a profiler can name it.
  @inline(never)
  static func pass(
    _ configuration: PipelineConfiguration, _ samples: [SampleInput], times: Int
  ) -> Int {
    var events = 0
    for _ in 0..<times {
      var pipeline = HingePipeline(configuration)
      for sample in samples {
        pipeline.step(sample)
        events &+= pipeline.events.count
      }
    }
    return events
  }
}
