import ArgumentParser
import Foundation
import RepLog
import Reports
import Setup
import Training

struct LogHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "All that was ever said of a session, also what is no longer in force.")

  @Argument(help: "A session's number, or last, as without one.")
  var session = "last"
  @Flag(help: "JSON, schema hinge.entries/1.")
  var json = false
  @OptionGroup var logOptions: LogOptions

  func run() throws {
    try Terminal.run {
      guard session == "last" || Int64(session).map({ $0 > 0 }) == true else {
        throw Problem("'\(session)' is no session's number; give one, or last.", exitCode: 64)
      }
      let log = try LogDesk(logOptions).session(Int64(session))
      if json {
        Terminal.put(EntriesJSON.text(log) + "\n")
        return
      }
      if log.entries.isEmpty {
        Terminal.put("Nothing was said of session \(log.session.id).\n")
        return
      }
      let options = Terminal.renderOptions(color: .never)
      var text = ""
      let inForce = log.entriesInForce
      for entry in log.entries {
        let place =
          (entry.setNumber.map { "set \($0)" } ?? "session")
          + (entry.repNumber.map { ", rep \($0)" } ?? "")
        let mark = inForce.contains(entry.id) ? " " : "-"
        let when = EntryDate.text(entry, in: .current)
        text += WrappedText.lines(
          "\(mark) \(when)  \(place): \(SaidText.words(entry))  [\(entry.origin)]", options)
      }
      Pager.show(text)
    }
  }
}
