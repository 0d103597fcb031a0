import ArgumentParser
import Foundation
import LinuxIO
import Live
import Reports
import Settings
import Setup
import Training

struct LiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live",
    abstract:
      "What hinged sees while somebody lifts, on the whole terminal, to be read from two metres.",
    discussion: """
      Reps and the last verdict large, flexion against the limits, phase and tempo, the reps of the set, the \
      rest since. Keys say what the bar weighed (l), RPE (r), pain (p) and notes (n), and tell hinged to tare (t), \
      be mute (m), end the set (e) or be worn by somebody else (w); ? explains, q quits, and hinged goes on. Works \
      over SSH, from 40 columns and 20 lines on. Where hinged is not there it is asked for again every second.

      With --raw nothing is drawn: events come as JSON lines, as hinged says them.

      Examples:
        hinge live
        ssh -t pi hinge live
        hinge live --raw --frames | head -100 > frames.jsonl
      """)

  @Flag(help: "Events as JSON lines, and nothing drawn.")
  var raw = false
  @Flag(help: "With --raw, frames as well: 50 a second.")
  var frames = false
  @Option(help: "Color: auto, always or never. NO_COLOR is respected.")
  var color: ColorChoice = .auto
  @OptionGroup var logOptions: LogOptions
  // For scripts/check-live: when which frame reached the screen.
  @Option(help: .hidden)
  var screenLog: String?

  func validate() throws {
    if frames, !raw {
      throw ValidationError("--frames is for --raw: the screen shows them anyhow.")
    }
  }

  func run() throws {
    try Terminal.run {
      let (socket, unit) = try place()
      if raw { return try RawFeed(socket: socket, frames: frames).run() }
      let terminal = try RawTerminal()
      let options = Terminal.renderOptions(color: color, unit: unit)
      let size = terminal.size
      let session = LiveSession(
        look: ScreenLook(unicode: options.unicode, asciiText: options.asciiText),
        color: options.color, unit: unit, loadGrams: lastLoad, width: size.width,
        height: size.height)
      let loop = LiveLoop(
        session, on: terminal, signals: try signals(), socket: socket,
        screenLog: try screenLog.map(ScreenLog.init(path:)))
      if case .signal(let number) = loop.run() { LiveSignals.obey(number) }
    }
  }

  private func signals() throws(Problem) -> LiveSignals {
    do throws(Errno) {
      return try LiveSignals()
    } catch {
      throw Problem("Signals can't be waited for: \(error).", exitCode: 74)
    }
  }

  private func place() throws(Problem) -> (socket: String, unit: LoadUnit) {
    do throws(Problem) {
      let settings = try LoadedSettings(for: .client, file: logOptions.config)
      return (
        logOptions.socket ?? settings.paths.socket,
        settings.configuration.report.units == .lb ? .lb : .kg
      )
    } catch {
      // Broken settings are no reason against a socket that is named.
      guard let socket = logOptions.socket, logOptions.config == nil else { throw error }
      return (socket, .kg)
    }
  }

  /// Of the last session in the log, to be offered; nil where there is none, or the log can't be read.
  private var lastLoad: Int64? {
    do throws(Problem) {
      return try LogDesk(logOptions).session(nil).sets.last { $0.0.loadGrams != nil }?.0.loadGrams
    } catch {
      return nil
    }
  }
}
