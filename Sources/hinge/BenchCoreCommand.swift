import ArgumentParser
import Control
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
  @Option(
    help: ArgumentHelp(
      "Timed holds instead of reps, of a kind or any. Needs --profile.", valueName: "kind"))
  var hold: String?
  @Option(help: "How long is to be held, with --hold.")
  var seconds: Int?
  @Flag(help: "Only the orientation filters.")
  var orientationOnly = false
  @Flag(help: "The reps or holds, and one number for everything that came out of every sample.")
  var hash = false
  @Option(
    help: ArgumentHelp("Write configuration and samples as plain integers.", valueName: "file"))
  var export: String?

  func validate() throws {
    if let hold {
      try HoldOption.validate(hold, profile: profile)
      if orientationOnly {
        throw ValidationError("--orientation-only is the same with --hold: leave one of them out.")
      }
    }
    if let seconds {
      if hold == nil { throw ValidationError("--seconds needs --hold KIND.") }
      if !WearerWish.seconds.contains(seconds) {
        throw ValidationError(
          "--seconds goes from \(WearerWish.seconds.lowerBound) to \(WearerWish.seconds.upperBound)."
        )
      }
    }
  }

  func run() throws {
    try Terminal.run {
      let wearing = try worn()
      let samples = wearing.samples
      let lifting = wearing.pipeline
      let holding = try holding(wearing)
      if let export {
        let core = holding.map { CoreExport($0, samples) } ?? CoreExport(lifting, samples)
        do throws(FileError) {
          try AtomicFile.write(core.bytes, to: export)
        } catch {
          throw Problem(error)
        }
      }
      if hash {
        let listing = holding.map { OutputListing($0, samples) } ?? OutputListing(lifting, samples)
        Terminal.put(listing.text)
      } else if orientationOnly {
        let updates = CoreBench.orient(lifting, samples, times: `repeat`)
        Terminal.put("\(updates) updates\n")
      } else {
        let events =
          holding.map { CoreBench.pass($0, samples, times: `repeat`) }
          ?? CoreBench.pass(lifting, samples, times: `repeat`)
        Terminal.put("\(samples.count * `repeat`) samples, \(events) events\n")
      }
    }
  }

  /// Nil where reps are counted.
  private func holding(_ wearing: Wearing) throws(Problem) -> HoldConfiguration? {
    guard let hold else { return nil }
    let target = seconds.map { TimeSpan(milliseconds: Int64($0) * 1000) }
    return try HoldOption.configuration(hold, wearing, file: file, target: target)
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
