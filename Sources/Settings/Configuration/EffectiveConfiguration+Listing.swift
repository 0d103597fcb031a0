extension EffectiveConfiguration {
  /// The settings in effect as a settings file: each with where it came from behind it.
  package var listing: String {
    let lines = values.map { value in
      (value.section, "  \(value.key): \(value.value)", value.origin)
    }
    // One long path must not push every origin off the screen.
    let width = min(44, lines.map { $0.1.count }.max() ?? 0)
    var text = ""
    var section = ""
    for (of, line, origin) in lines {
      if of != section {
        text += (section.isEmpty ? "" : "\n") + "\(of):\n"
        section = of
      }
      let gap = String(repeating: " ", count: max(0, width - line.count))
      text += "\(line)\(gap)  # \(origin)\n"
    }
    return text
  }
}
