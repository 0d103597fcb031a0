/// The settings in effect, and where each came from: defaults, then the file, then the environment.
package struct EffectiveConfiguration: Equatable, Sendable {
  package private(set) var configuration = Configuration()
  private var origins: [String: ValueOrigin] = [:]

  /// The defaults alone.
  package init() {}

  /// - Parameter text: the file's content; nil where there is none.
  /// - Parameter path: the file's name, for errors and for `ValueOrigin`.
  /// - Parameter environment: all variables; only `HINGE_<SECTION>_…` are looked at.
  /// Throws every problem at once.
  package init(
    text: String?, path: String, environment: [String: String]
  ) throws(ConfigurationError) {
    var problems: [ConfigurationProblem] = []
    if let text { problems += apply(file: text, path: path) }
    problems += apply(environment: environment)
    problems += contradictions()
    if !problems.isEmpty { throw ConfigurationError(problems: problems) }
  }

  /// Another lifter than the one whom the settings name, by the wearer's own choice.
  package mutating func choose(_ lifter: Configuration.Lifter) {
    configuration.lifter = lifter
    origins["lifter.name"] = .choice
    origins["lifter.style"] = .choice
  }

  /// The choice is taken back. Where the settings have their lifter from is then not known any more; nobody
  /// asks a running daemon for it.
  package mutating func takeBack(_ own: Configuration.Lifter) {
    configuration.lifter = own
    origins["lifter.name"] = nil
    origins["lifter.style"] = nil
  }

  /// Where the setting `name` (such as `limits.hold_ms`) came from.
  package func origin(of name: String) -> ValueOrigin { origins[name] ?? .standard }

  /// Every setting with its value as the file would say it, in the order of the file.
  package var values: [EffectiveValue] {
    Setting.all.map {
      EffectiveValue(
        name: $0.name, section: $0.section, key: $0.key,
        value: $0.kind.text(in: configuration), origin: origin(of: $0.name))
    }
  }

  private mutating func apply(file text: String, path: String) -> [ConfigurationProblem] {
    if text.utf8.count > SettingsDocument.longestFile {
      let reason = "the file is larger than \(SettingsDocument.longestFile) bytes"
      return [ConfigurationProblem(origin: .file(path: path, line: 1), key: "", reason: reason)]
    }
    let document = SettingsDocument(text, path: path)
    var problems = document.problems
    var unknownSections: Set<String> = []
    for entry in document.entries {
      let origin = ValueOrigin.file(path: path, line: entry.line)
      func complain(_ key: String, _ reason: String) {
        problems.append(ConfigurationProblem(origin: origin, key: key, reason: reason))
      }
      guard Setting.sections.contains(entry.section) else {
        // Once a section, not once for each of its keys.
        if unknownSections.insert(entry.section).inserted {
          problems.append(
            ConfigurationProblem(
              origin: .file(path: path, line: entry.sectionLine), key: entry.section,
              reason: UnknownName.section(entry.section)))
        }
        continue
      }
      if entry.key.isEmpty { continue }
      let name = "\(entry.section).\(entry.key)"
      guard let setting = Setting.all.first(where: { $0.name == name }) else {
        complain(name, UnknownName.key(entry.key, in: entry.section))
        continue
      }
      guard let text = entry.text else {
        complain(name, "must be \(setting.kind.expectation)")
        continue
      }
      if let expected = store(text, setting, origin) {
        complain(name, "is \(text.description) but must be \(expected)")
      }
    }
    return problems
  }

  private mutating func apply(environment: [String: String]) -> [ConfigurationProblem] {
    var problems: [ConfigurationProblem] = []
    let ours = environment.keys.filter { variable in
      Setting.sections.contains { variable.hasPrefix("HINGE_\($0.uppercased())_") }
    }
    for variable in ours.sorted() {
      let value = environment[variable] ?? ""
      let origin = ValueOrigin.environment(variable: variable)
      guard let setting = Setting.all.first(where: { $0.variable == variable }) else {
        let nearest = NearestWord.to(
          variable.lowercased(), among: Setting.all.map { $0.variable.lowercased() })
        let hint = nearest.map { "; did you mean \($0.uppercased())?" } ?? ""
        problems.append(
          ConfigurationProblem(origin: origin, key: "", reason: "no setting has this name\(hint)"))
        continue
      }
      if let expected = store(.word(value), setting, origin) {
        problems.append(
          ConfigurationProblem(
            origin: origin, key: setting.name, reason: "is \"\(value)\" but must be \(expected)"))
      }
    }
    return problems
  }

  private mutating func store(
    _ text: SettingText, _ setting: Setting, _ origin: ValueOrigin
  ) -> String? {
    if let expected = setting.kind.store(text, in: &configuration) { return expected }
    origins[setting.name] = origin
    return nil
  }
}

/// One line of `hinge config show`.
package struct EffectiveValue: Equatable, Sendable {
  package var name: String
  package var section: String
  package var key: String
  package var value: String
  package var origin: ValueOrigin
}

/// The sentence about a name that no setting has.
enum UnknownName {
  static func section(_ section: String) -> String {
    // Someone may have left the section out and written the key at the margin.
    if let setting = Setting.all.first(where: { $0.key == section }) {
      return "is no section; did you mean \(setting.name)?"
    }
    if let nearest = NearestWord.to(section, among: Setting.sections) {
      return "is no section; did you mean \(nearest)?"
    }
    return "is no section; there are \(Setting.sections.joined(separator: ", "))"
  }

  static func key(_ key: String, in section: String) -> String {
    let here = Setting.all.filter { $0.section == section }
    if let elsewhere = Setting.all.first(where: { $0.key == key }) {
      return "is no setting; did you mean \(elsewhere.name)?"
    }
    if let nearest = NearestWord.to(key, among: here.map(\.key)) {
      return "is no setting; did you mean \(section).\(nearest)?"
    }
    if let nearest = NearestWord.to(key, among: Setting.all.map(\.key)),
      let setting = Setting.all.first(where: { $0.key == nearest })
    {
      return "is no setting; did you mean \(setting.name)?"
    }
    return "is no setting; \(section) has \(here.map(\.key).joined(separator: ", "))"
  }
}
