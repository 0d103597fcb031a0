internal import Yams

/// A part of a plan's file with the line it begins on, read key by key. Every key that nobody asked for is a
/// problem, and so is every value that does not fit: all of them are told at once.
struct PlanNode {
  let node: Node
  /// `sessions[2].work[1]`; empty for the file itself.
  let place: String
  let line: Int

  init(_ node: Node, place: String, line: Int) {
    self.node = node
    self.place = place
    self.line = line
  }

  /// `sessions[2].day`
  func name(of key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

  /// Nil where it is not a scalar.
  var text: String? {
    if case .scalar(let scalar) = node { scalar.string } else { nil }
  }

  /// As an error shows it: the value, or what kind of thing it is.
  var shown: String {
    switch node {
    case .scalar(let scalar): "\"\(scalar.string.prefix(80))\""
    case .sequence: "a list"
    case .mapping, .alias: "a section"
    }
  }

  var isNothing: Bool { text.map { $0.isEmpty || $0 == "null" || $0 == "~" } ?? false }

  /// Its keys in the order of the file; nil where it has none.
  var members: [(key: String, value: PlanNode)]? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.map { key, value in
      let word = key.scalar?.string ?? "?"
      return (
        word, PlanNode(value, place: name(of: word), line: key.mark?.line ?? line)
      )
    }
  }

  /// The parts of a list, counted from 1 as people count; nil where it is none.
  var items: [PlanNode]? {
    guard case .sequence(let sequence) = node else { return nil }
    return sequence.enumerated().map { index, item in
      PlanNode(item, place: "\(place)[\(index + 1)]", line: item.mark?.line ?? line)
    }
  }
}

/// What is wrong with a file, as it is found.
struct PlanComplaints {
  let path: String
  private(set) var problems: [ConfigurationProblem] = []

  init(path: String) { self.path = path }

  mutating func add(_ reason: String, key: String = "", line: Int) {
    problems.append(
      ConfigurationProblem(origin: .file(path: path, line: line), key: key, reason: reason))
  }

  /// "is "munday" but must be one of …; did you mean monday?"
  mutating func refuse(_ node: PlanNode, _ expected: String, words: [String] = []) {
    let nearest = node.text.flatMap { NearestWord.to($0, among: words) }
    let hint = nearest.map { "; did you mean \($0)?" } ?? ""
    add("is \(node.shown) but must be \(expected)\(hint)", key: node.place, line: node.line)
  }
}
