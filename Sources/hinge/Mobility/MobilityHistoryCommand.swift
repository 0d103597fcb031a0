import ArgumentParser
import Asking
import Coaching
import RepLog
import Reports
import Settings
import Setup
import Training

struct MobilityHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Every check, what is usual, and how far the last one is from it.")

  @Option(help: "Only this lifter.")
  var lifter: String?
  @Flag(help: "JSON, schema hinge.mobility/1.")
  var json = false
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?
  @Option(help: "auto, always or never; NO_COLOR is respected.")
  var color = ColorChoice.auto

  func run() throws {
    try Terminal.run {
      let records = try records()
      let newest = records.last
      let own = newest.map { last in records.filter { $0.lifter == last.lifter } } ?? []
      if json {
        let review = MobilityReview(own, day: MobilityDays.day)
        return Terminal.put(MobilityJSON.text(review, records) + "\n")
      }
      if records.isEmpty {
        return Terminal.put(
          "No mobility check is logged\(lifter.map { " of \($0)" } ?? "") yet; hinge mobility makes one.\n"
        )
      }
      let report = MobilityReport(options: Terminal.renderOptions(color: color))
      Pager.show(report.history(records, day: MobilityDays.day))
    }
  }

  private func records() throws(Problem) -> [MobilityRecord] {
    let path: String
    if let log {
      path = log
    } else {
      path = try LoadedSettings(for: .client, file: config).paths.log
    }
    do throws(RepLogError) {
      let all = try RepLogReader(path: path).mobility()
      guard let lifter else { return all }
      if all.contains(where: { $0.lifter == lifter }) {
        return all.filter { $0.lifter == lifter }
      }
      // Upper and lower case are not what tells people apart.
      let near = Set(all.map(\.lifter).filter { $0.lowercased() == lifter.lowercased() })
      return near.count == 1 ? all.filter { near.contains($0.lifter) } : []
    } catch {
      throw Problem(error)
    }
  }
}
