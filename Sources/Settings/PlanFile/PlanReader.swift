import HingeCore
import Plan
import Training
internal import Yams

/// From the text of a plan's file to the plan, or to everything that is wrong with it.
struct PlanReader {
  private let unit: LoadUnit
  private var complaints: PlanComplaints

  static let mostWork = 20
  static let mostWeeks = 104

  init(path: String, unit: LoadUnit) {
    self.unit = unit
    complaints = PlanComplaints(path: path)
  }

  var problems: [ConfigurationProblem] { complaints.problems }

  /// Nil where something is wrong: then `problems` has it.
  mutating func read(_ text: String) -> TrainingPlan? {
    guard text.utf8.count <= SettingsDocument.longestFile else {
      complaints.add("the file is larger than \(SettingsDocument.longestFile) bytes", line: 1)
      return nil
    }
    var root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      let problem = SettingsDocument.problem(error, path: complaints.path)
      if case .file(_, let line) = problem.origin { complaints.add(problem.reason, line: line) }
      return nil
    } catch {
      complaints.add("the file can't be read as YAML", line: 1)
      return nil
    }
    guard let root, let members = PlanNode(root, place: "", line: 1).members else {
      complaints.add("the file holds no plan: it needs \"sessions:\"", line: 1)
      return nil
    }
    return plan(members)
  }

  private mutating func plan(_ members: [(key: String, value: PlanNode)]) -> TrainingPlan? {
    var plan = TrainingPlan(sessions: [])
    var sessions: [PlannedSession]?
    var startLine = 1
    for (key, value) in members {
      switch key {
      case "lifter": plan.lifter = name(value)
      case "starts": plan.starts = start(value)
      case "weeks":
        plan.weeks = whole(value, 1...Self.mostWeeks)
        startLine = value.line
      case "sessions": sessions = self.sessions(value)
      default: unknown(value, key, ["lifter", "starts", "weeks", "sessions"])
      }
    }
    if !members.contains(where: { $0.key == "sessions" }) {
      complaints.add("is missing: a plan needs at least one session", key: "sessions", line: 1)
    }
    if plan.weeks != nil, !members.contains(where: { $0.key == "starts" }) {
      complaints.add(
        "needs starts beside it: the Monday of the first week", key: "weeks", line: startLine)
    }
    guard problems.isEmpty, let sessions else { return nil }
    return TrainingPlan(
      lifter: plan.lifter, starts: plan.starts, weeks: plan.weeks, sessions: sessions)
  }

  private mutating func name(_ node: PlanNode) -> String? {
    guard let text = node.text, TextRule.personName.allows(text) else {
      complaints.refuse(node, TextRule.personName.expectation)
      return nil
    }
    return text
  }

  private mutating func start(_ node: PlanNode) -> CalendarDay? {
    guard let text = node.text, let day = CalendarDay(text) else {
      complaints.refuse(node, "a Monday, such as 2026-11-30")
      return nil
    }
    guard day.weekday == .monday else {
      complaints.add(
        "is \(text), a \(day.weekday.name), but must be a Monday, such as \(day.monday)",
        key: node.place, line: node.line)
      return nil
    }
    return day
  }

  private mutating func sessions(_ node: PlanNode) -> [PlannedSession]? {
    guard let items = node.items, !items.isEmpty else {
      complaints.refuse(node, "a list of sessions, each with a day and its work")
      return nil
    }
    guard items.count <= Weekday.allCases.count else {
      complaints.add(
        "has \(items.count) sessions, but a week has \(Weekday.allCases.count) days",
        key: node.place, line: node.line)
      return nil
    }
    var lines: [Weekday: Int] = [:]
    return items.compactMap { item in
      guard let session = session(item) else { return nil }
      if let first = lines[session.day] {
        complaints.add(
          "is \(session.day.word), as in line \(first); put the work of a day below one of them",
          key: "\(item.place).day", line: item.line)
      }
      lines[session.day] = item.line
      return session
    }
  }

  private mutating func session(_ node: PlanNode) -> PlannedSession? {
    guard let members = node.members else {
      complaints.refuse(node, "a session with a day and its work")
      return nil
    }
    var day: Weekday?
    var meant: Set<String> = []
    var session = PlannedSession(day: .monday, work: [])
    for (key, value) in members {
      switch key {
      case "day": day = weekday(value)
      case "time":
        session.time = value.text.flatMap { TimeOfDay($0) }
        if session.time == nil { complaints.refuse(value, "a time from 00:00 to 23:59") }
      case "minutes": session.minutes = whole(value, 5...480)
      case "work": session.work = work(value)
      default:
        if let near = unknown(value, key, ["day", "time", "minutes", "work"]) {
          meant.insert(near)
        }
      }
    }
    meant.formUnion(members.map(\.key))
    for key in ["day", "work"] where !meant.contains(key) {
      complaints.add("is missing", key: node.name(of: key), line: node.line)
    }
    guard let day else { return nil }
    session.day = day
    return session
  }

  private mutating func weekday(_ node: PlanNode) -> Weekday? {
    if let day = node.text.flatMap({ Weekday(word: $0) }) { return day }
    let words = Weekday.allCases.map(\.word)
    complaints.refuse(node, "one of \(words.joined(separator: ", "))", words: words)
    return nil
  }

  private mutating func work(_ node: PlanNode) -> [PlannedWork] {
    guard let items = node.items, !items.isEmpty else {
      complaints.refuse(node, "a list of work, each with a style or a hold")
      return []
    }
    guard items.count <= Self.mostWork else {
      complaints.add(
        "has \(items.count) lines, but a session has at most \(Self.mostWork)", key: node.place,
        line: node.line)
      return []
    }
    return items.compactMap { work in
      var reader = WorkReader(unit: unit, complaints: complaints)
      let found = reader.read(work)
      complaints = reader.complaints
      return found
    }
  }

  private mutating func whole(_ node: PlanNode, _ range: ClosedRange<Int>) -> Int? {
    if let value = node.text.flatMap({ Int($0) }), range.contains(value) { return value }
    complaints.refuse(node, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// The key that was likely meant: that it is missing is then no second problem.
  @discardableResult
  private mutating func unknown(_ node: PlanNode, _ key: String, _ keys: [String]) -> String? {
    complaints.unknown(node, key, keys)
  }
}

extension PlanComplaints {
  /// "is no key here; did you mean sets?" Returns what was likely meant.
  @discardableResult
  mutating func unknown(_ node: PlanNode, _ key: String, _ keys: [String]) -> String? {
    let nearest = NearestWord.to(key, among: keys)
    let end = nearest.map { "did you mean \($0)?" } ?? "there are \(keys.joined(separator: ", "))"
    add("is no key of a plan here; \(end)", key: node.place, line: node.line)
    return nearest
  }
}
