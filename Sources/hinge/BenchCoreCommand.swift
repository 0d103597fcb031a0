import ArgumentParser
import HingeCore
import LinuxIO
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
  @Flag(help: "Only the orientation filters.")
  var orientationOnly = false
  @Flag(help: "The reps, and one number for everything that came out of every sample.")
  var hash = false
  @Option(
    help: ArgumentHelp("Write configuration and samples as plain integers.", valueName: "file"))
  var export: String?

  func run() throws {
    try Terminal.run {
      let wearing = try worn()
      if let export {
        do throws(FileError) {
          try AtomicFile.write(CoreExport(wearing.pipeline, wearing.samples).bytes, to: export)
        } catch {
          throw Problem(error)
        }
      }
      if hash {
        Terminal.put(OutputListing(wearing.pipeline, wearing.samples).text)
      } else if orientationOnly {
        let updates = CoreBench.orient(wearing.pipeline, wearing.samples, times: `repeat`)
        Terminal.put("\(updates) updates\n")
      } else {
        let events = CoreBench.pass(wearing.pipeline, wearing.samples, times: `repeat`)
        Terminal.put("\(wearing.samples.count * `repeat`) samples, \(events) events\n")
      }
    }
  }

  private func worn() throws(Problem) -> Wearing {
    let recording: Recording
    do throws(RecordingError) {
      recording = try RecordingFile.read(file)
    } catch {
      throw Problem(error)
    }
    let own: CalibrationProfile?
    if let profile { own = try ProfileFile.read(profile) } else { own = nil }
    return try Wearing(
      recording, profile: own, profilePath: profile ?? "", alerts: AlertSettings())
  }
}
