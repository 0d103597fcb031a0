import ArgumentParser
import RepLog
import Setup
import Training

/// `hinge log PLACE --load …`, the command's first meaning.
struct LogSayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "say",
    abstract: "Says something of a session, a set or a rep; 'say' may be left out.")

  @Argument(
    help:
      "Of what: \(PlaceText.form). Without one: the last set, for soreness and lifter its session.")
  var place: String?
  @Option(help: "On the bar: 140, 102.5kg, 315lb; without a unit as report.units is set.")
  var load: String?
  @Option(help: "1 to 10, by halves.")
  var rpe: String?
  @Option(help: "0, none, to 10.")
  var pain: String?
  @Option(
    help: ArgumentHelp(
      "What the pain is like: dull, sharp or radiating (into a buttock, leg or foot).",
      valueName: "kind"))
  var painKind: String?
  @Option(help: "0, none, to 10, of the muscles on the days after.")
  var soreness: String?
  @Option(help: "Any words; each note stands beside the ones before.")
  var note: String?
  @Option(help: "What to call a rep: held, crept, lost or no_call.")
  var verdict: String?
  @Option(help: "The style that it really was.")
  var style: String?
  @Option(help: "Whose session it really was.")
  var lifter: String?
  @Flag(help: "Not to be counted.")
  var exclude = false
  @Flag(help: "To be counted again.")
  var include = false
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Take back what was said: load, rpe, pain, pain-kind, soreness, note, verdict, style or lifter.",
      valueName: "what"))
  var clear: [String] = []
  @OptionGroup var logOptions: LogOptions

  func run() throws {
    try Terminal.run {
      let desk = try LogDesk(logOptions)
      let asked = try changes(desk.unit)
      if asked.isEmpty {
        throw Problem(
          "Nothing was said; name what, such as --load 140 or --rpe 8. hinge log --help has examples.",
          exitCode: 64)
      }
      if place == "" {
        throw Problem(
          "The place is empty; leave it out for the last set. \(PlaceText.form).", exitCode: 64)
      }
      let target = try desk.target(place ?? "", for: asked.map(\.field))
      try desk.say(asked, of: target)
    }
  }

  private func changes(_ unit: LoadUnit) throws(Problem) -> [LogChange] {
    var found: [LogChange] = []
    if let load { found.append(LogChange(.load, "\(try grams(load, unit))")) }
    if let rpe { found.append(LogChange(.rpe, try tenths(rpe))) }
    let plain: [(EntryField, String?)] = [
      (.pain, pain), (.painKind, painKind), (.soreness, soreness), (.note, note),
      (.verdict, verdict), (.style, style),
      (.lifter, lifter),
    ]
    for case (let field, let value?) in plain { found.append(LogChange(field, value)) }
    if exclude, include {
      throw Problem("--exclude and --include say the opposite; give one of them.", exitCode: 64)
    }
    if exclude { found.append(LogChange(.excluded, "true")) }
    if include { found.append(LogChange(.excluded, nil)) }
    for word in clear {
      guard let field = LogChange.field(word) else {
        throw Problem(
          "--clear \(word): there is load, rpe, pain, pain-kind, soreness, note, verdict, style and lifter.",
          exitCode: 64)
      }
      if found.contains(where: { $0.field == field && !field.adds }) {
        throw Problem("--clear \(word) beside a new \(word); give one of them.", exitCode: 64)
      }
      found.insert(LogChange(field, nil), at: 0)
    }
    for change in found {
      if let value = change.value, let problem = change.field.problem(with: value) {
        throw Problem("'\(value)' can't be logged: \(problem).", exitCode: 64)
      }
    }
    return found
  }

  private func grams(_ text: String, _ unit: LoadUnit) throws(Problem) -> Int64 {
    guard let grams = LoadText.grams(text, unit: unit) else {
      throw Problem(
        "'\(text)' is no load; give 0 to 1000 kg, such as 140, 102.5kg or 315lb.", exitCode: 64)
    }
    return grams
  }

  private func tenths(_ text: String) throws(Problem) -> String {
    guard let thousandths = LoadText.thousandths(text), thousandths % 500 == 0,
      (1000...10_000).contains(thousandths)
    else { throw Problem("'\(text)' is no RPE; it goes from 1 to 10 by halves.", exitCode: 64) }
    return "\(thousandths / 100)"
  }
}

/// One thing that is to be said.
struct LogChange {
  var field: EntryField
  /// Nil takes back what was said.
  var value: String?

  init(_ field: EntryField, _ value: String?) {
    self.field = field
    self.value = value
  }

  /// As people name it on the command line.
  static func field(_ word: String) -> EntryField? {
    switch word {
    case "load": .load
    case "rpe": .rpe
    case "pain-kind": .painKind
    case "excluded": nil
    default: EntryField(rawValue: word)
    }
  }
}
