internal import Yams

/// The settings file as a list of named texts, each with its line. What it means comes later.
struct SettingsDocument {
  struct Entry: Equatable {
    var section: String
    var key: String
    /// Nil: a mapping or something else that is no value.
    var text: SettingText?
    var line: Int
    var sectionLine: Int
  }

  var entries: [Entry] = []
  var problems: [ConfigurationProblem] = []

  static let longestFile = 64 * 1024

  init(_ text: String, path: String) {
    do {
      guard let root = try Yams.compose(yaml: text) else { return }
      read(root, path: path)
    } catch let error as YamlError {
      problems.append(Self.problem(error, path: path))
    } catch {
      add("the file can't be read as YAML", line: 1, path: path)
    }
  }

  private mutating func read(_ root: Node, path: String) {
    // A file of comments only.
    if case .scalar(let scalar) = root, scalar.string.isEmpty || scalar.string == "null" { return }
    guard case .mapping(let sections) = root else {
      add("the file must hold sections, such as \"limits:\"", line: Self.line(root), path: path)
      return
    }
    for (name, content) in sections {
      guard case .scalar(let section) = name else {
        add("a section's name must be a word", line: Self.line(name), path: path)
        continue
      }
      switch content {
      case .mapping(let values):
        for (key, value) in values {
          let word = key.scalar?.string ?? "?"
          entries.append(
            Entry(
              section: section.string, key: word, text: Self.text(value), line: Self.line(key),
              sectionLine: Self.line(name)))
        }
      case .scalar(let scalar) where scalar.string.isEmpty || scalar.string == "null":
        // A section whose every line is commented out; its name is still checked.
        entries.append(
          Entry(
            section: section.string, key: "", text: nil, line: Self.line(name),
            sectionLine: Self.line(name)))
      case .scalar, .sequence, .alias:
        add(
          "must be a section with keys below it, not a value", key: section.string,
          line: Self.line(name), path: path)
      }
    }
  }

  private mutating func add(_ reason: String, key: String = "", line: Int, path: String) {
    problems.append(
      ConfigurationProblem(origin: .file(path: path, line: line), key: key, reason: reason))
  }

  private static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

  private static func text(_ node: Node) -> SettingText? {
    switch node {
    case .scalar(let scalar): return .word(scalar.string)
    case .sequence(let sequence):
      let words = sequence.compactMap { $0.scalar?.string }
      return words.count == sequence.count ? .list(words) : nil
    case .mapping, .alias: return nil
    }
  }

  static func problem(_ error: YamlError, path: String) -> ConfigurationProblem {
    func at(_ line: Int, _ reason: String) -> ConfigurationProblem {
      ConfigurationProblem(origin: .file(path: path, line: line), key: "", reason: reason)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return at(mark.line, "the line can't be read as YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted().joined(separator: ", ")
      return at(context.mark.line, "a key is given twice: \(keys)")
    case .reader(let problem, _, _, _):
      return at(1, "the file can't be read as YAML: \(problem)")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return at(1, "the file can't be read as YAML")
    }
  }
}
