import HingeCore
import Plan
import Training

/// One line of a session's work: sets of a style, or a hold.
struct WorkReader {
  let unit: LoadUnit
  var complaints: PlanComplaints
  /// Keys that were likely meant by others: that they are missing is no second problem.
  private var meant: Set<String> = []

  init(unit: LoadUnit, complaints: PlanComplaints) {
    self.unit = unit
    self.complaints = complaints
  }

  private static let lift = ["style", "sets", "reps", "load", "percent", "rpe", "tempo"]
  private static let hold = ["hold", "sets", "seconds"]
  private static let mostSets = 20
  private static let mostReps = 50
  private static let mostSeconds = 600
  private static let percents = 10...120

  mutating func read(_ node: PlanNode) -> PlannedWork? {
    guard let members = node.members else {
      complaints.refuse(node, "work with a style or a hold")
      return nil
    }
    let names = Set(members.map(\.key))
    switch (names.contains("style"), names.contains("hold")) {
    case (true, true):
      complaints.add(
        "has a style and a hold; give each a line of its own", key: node.place, line: node.line)
    case (true, false): return sets(node, members)
    case (false, true): return hold(node, members)
    case (false, false):
      for (key, value) in members where !(Self.lift + Self.hold).contains(key) {
        complaints.unknown(value, key, Self.lift + Self.hold)
      }
      complaints.add("has neither a style nor a hold", key: node.place, line: node.line)
    }
    return nil
  }

  private mutating func sets(
    _ node: PlanNode, _ members: [(key: String, value: PlanNode)]
  ) -> PlannedWork? {
    var style: LiftStyle?
    var sets: Int?
    var reps: ClosedRange<Int>?
    var efforts: [(key: String, effort: PlannedEffort)] = []
    var tempo: PlannedTempo?
    for (key, value) in members {
      switch key {
      case "style": style = self.style(value)
      case "sets": sets = whole(value, 1...Self.mostSets)
      case "reps": reps = range(value)
      case "load", "percent", "rpe":
        if let effort = effort(key, value) { efforts.append((key, effort)) }
      case "tempo":
        tempo = value.text.flatMap { PlannedTempo($0) }
        if tempo == nil {
          complaints.refuse(value, "a tempo of four whole seconds from 0 to 20, such as 3-1-1-0")
        }
      default: unknown(value, key, Self.lift, "a lift", others: Self.hold)
      }
    }
    need(["sets", "reps"], node, members)
    if efforts.count > 1 {
      let keys = efforts.map(\.key).joined(separator: " and ")
      complaints.add("has \(keys); give one of them", key: node.place, line: node.line)
    }
    guard let style, let sets, let reps else { return nil }
    return .sets(
      PlannedSets(style: style, sets: sets, reps: reps, effort: efforts.first?.effort, tempo: tempo)
    )
  }

  private mutating func hold(
    _ node: PlanNode, _ members: [(key: String, value: PlanNode)]
  ) -> PlannedWork? {
    var kind: HoldKind?
    var sets: Int?
    var seconds: Int?
    for (key, value) in members {
      switch key {
      case "hold":
        kind = value.text.flatMap { HoldKind(name: $0.lowercased()) }
        let words = HoldKind.all.map(\.name)
        if kind == nil {
          complaints.refuse(value, "one of \(words.joined(separator: ", "))", words: words)
        }
      case "sets": sets = whole(value, 1...Self.mostSets)
      case "seconds": seconds = whole(value, 1...Self.mostSeconds)
      default: unknown(value, key, Self.hold, "a hold", others: Self.lift)
      }
    }
    need(["sets", "seconds"], node, members)
    guard let kind, let sets, let seconds else { return nil }
    return .hold(PlannedHold(kind: kind, sets: sets, seconds: seconds))
  }

  private mutating func style(_ node: PlanNode) -> LiftStyle? {
    if let style = node.text.flatMap({ LiftStyle(name: $0.lowercased()) }) { return style }
    let words = LiftStyle.all.map(\.name)
    complaints.refuse(node, "one of \(words.joined(separator: ", "))", words: words)
    return nil
  }

  /// "5", "4-6"
  private mutating func range(_ node: PlanNode) -> ClosedRange<Int>? {
    let parts = (node.text ?? "").split(separator: "-", omittingEmptySubsequences: false)
    let isFormed = parts.allSatisfy { part in
      (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let numbers = isFormed ? parts.compactMap { Int($0) } : []
    let allowed = 1...Self.mostReps
    guard (1...2).contains(numbers.count), numbers.allSatisfy({ allowed.contains($0) }),
      let low = numbers.first, let high = numbers.last, low <= high
    else {
      complaints.refuse(
        node, "a whole number from 1 to \(Self.mostReps), or two such as 4-6, the smaller first")
      return nil
    }
    return low...high
  }

  private mutating func effort(_ key: String, _ node: PlanNode) -> PlannedEffort? {
    let text = node.text ?? ""
    switch key {
    case "load":
      if let grams = LoadText.grams(text, unit: unit), grams > 0 { return .load(grams: grams) }
      complaints.refuse(node, "a load above 0 and up to 1000 kg, such as 100kg or 225lb")
    case "percent":
      let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
      if let percent = Int(digits), Self.percents.contains(percent) { return .percent(percent) }
      complaints.refuse(
        node,
        "a whole number from \(Self.percents.lowerBound) to \(Self.percents.upperBound), "
          + "of the estimated one-rep load")
    default:
      if let thousandths = LoadText.thousandths(text), (1000...10_000).contains(thousandths),
        thousandths % 500 == 0
      {
        return .rpe(tenths: thousandths / 100)
      }
      complaints.refuse(node, "an RPE from 1 to 10 by halves")
    }
    return nil
  }

  private mutating func whole(_ node: PlanNode, _ range: ClosedRange<Int>) -> Int? {
    if let value = node.text.flatMap({ Int($0) }), range.contains(value) { return value }
    complaints.refuse(node, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  private mutating func need(
    _ keys: [String], _ node: PlanNode, _ members: [(key: String, value: PlanNode)]
  ) {
    meant.formUnion(members.map(\.key))
    for key in keys where !meant.contains(key) {
      complaints.add("is missing", key: node.name(of: key), line: node.line)
    }
  }

  /// A key of the other kind of work is no slip of the finger.
  private mutating func unknown(
    _ node: PlanNode, _ key: String, _ keys: [String], _ what: String, others: [String]
  ) {
    if others.contains(key) {
      let known = keys.joined(separator: ", ")
      complaints.add("is no key of \(what); there are \(known)", key: node.place, line: node.line)
    } else if let near = complaints.unknown(node, key, keys) {
      meant.insert(near)
    }
  }
}
