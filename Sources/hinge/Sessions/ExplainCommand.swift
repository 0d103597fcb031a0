import ArgumentParser
import Coaching
import Foundation
import Reports
import Setup
import Training

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Which numbers, which rule and which samples led to a rep's verdict.",
    discussion: """
      Examples:
        hinge explain              the worst rep of the last session
        hinge explain 2.5          rep 5 of set 2 of the last session
        hinge explain 12:2.5       the same of session 12
        hinge explain --lifter ana the worst rep of her last session
        hinge explain 2.5 --json
      """)

  @Argument(help: "Which rep: 3.2 is rep 2 of set 3 of the last session, 12:3.2 of session 12.")
  var rep: String?
  @Flag(help: "JSON, schema hinge.explanation/1.")
  var json = false
  @Option(help: "Of the last session of this lifter.")
  var lifter: String?
  @OptionGroup var page: PageOption
  @OptionGroup var logOptions: LogOptions
  @OptionGroup var text: TextOptions

  func run() throws {
    try Terminal.run {
      try page.refuse(beside: [("--json", json)])
      let desk = try LogDesk(logOptions)
      let (log, set, found) = try target(desk)
      if let html = page.html {
        let options = HTMLOptions(unit: desk.unit, timeZone: .current, version: Version.text)
        try OutputFile.page(
          ExplanationPage(log, set: set, rep: found, options: options).text, to: html)
      } else if json {
        Terminal.put(ExplanationJSON.text(log, set: set, rep: found) + "\n")
      } else {
        let options = Terminal.renderOptions(color: text.color)
        Pager.show(ExplainReport(log, set: set, rep: found, options: options).text)
      }
    }
  }

  private func target(_ desk: LogDesk) throws(Problem) -> (SessionLog, SetRecord, RepRecord) {
    guard let rep else {
      let log = try desk.session(nil, of: lifter)
      guard let worst = WorstRep(log) else {
        throw Problem(
          "Session \(log.session.id) has no judged rep; name one, such as hinge explain 1.1.",
          exitCode: 65)
      }
      return (log, worst.set, worst.rep)
    }
    guard let place = PlaceText(rep), case .rep = place.part else {
      throw Problem(
        "'\(rep)' is no rep; 3.2 is rep 2 of set 3 of the last session, 12:3.2 the same of session 12.",
        exitCode: 64)
    }
    if place.session != nil, lifter != nil {
      throw Problem("'\(rep)' names a session; leave --lifter out.", exitCode: 64)
    }
    let log = try desk.session(place.session, of: lifter)
    let target = try desk.target(place.part, log)
    guard let set = log.sets.first(where: { $0.0.number == target.setNumber }),
      let found = set.1.first(where: { $0.number == target.repNumber })
    else { throw Problem("'\(rep)' is not in the log.", exitCode: 65) }
    return (log, set.0, found)
  }
}
