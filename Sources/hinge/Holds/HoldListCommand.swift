import Asking
import ArgumentParser
import RepLog
import Reports
import Settings
import Setup
import Training

struct HoldListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "What was held, the newest last.")

  @Option(help: "Only this lifter.")
  var lifter: String?
  @Option(help: "How many, 1 to 10000.")
  var newest = 20
  @Flag(help: "JSON, schema hinge.hold/1.")
  var json = false
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto

  func validate() throws {
    if !(1...10_000).contains(newest) { throw ValidationError("--newest goes from 1 to 10000.") }
  }

  func run() throws {
    try Terminal.run {
      let path: String
      if let log {
        path = log
      } else {
        path = try LoadedSettings(for: .client, file: config).paths.log
      }
      let holds: [LoggedHold]
      var unknown: [String]?
      do throws(RepLogError) {
        let reader = try RepLogReader(path: path)
        var name = lifter
        if let lifter {
          name = try reader.lifterNamed(lifter)
          unknown = name == nil ? try reader.lifters() : nil
        }
        holds = try reader.holds(of: name, newest: newest)
      } catch {
        throw Problem(error)
      }
      if let lifter, let unknown {
        throw Problem.unknownLifter(lifter, in: path, known: unknown)
      }
      if json { return Terminal.put(HoldJSON.text(holds) + "\n") }
      let options = Terminal.renderOptions(color: color)
      Pager.show(HoldReport(options: options).text(holds))
    }
  }
}
