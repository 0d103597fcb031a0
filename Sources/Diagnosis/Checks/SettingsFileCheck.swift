/// Whether there are settings, and whether they can be used.
enum SettingsFileCheck {
  static func findings(_ settings: SettingsEvidence) -> [Finding] {
    let path = settings.path
    let check = "hinge config check \(path)"
    var found: [Finding]
    switch settings.state {
    case .absent:
      found = [
        Finding(.settings, .settings, .pass, .words("defaults"), "there is no \(path)")
      ]
    case .valid(let count):
      found = [
        Finding(
          .settings, .settings, .pass, .words("valid"),
          "\(path) sets \(count) thing\(count == 1 ? "" : "s")")
      ]
    case .invalid(let sentences):
      found = [
        Finding(
          .settings, .settings, .fail, .words("wrong"), sentences.joined(separator: "; "),
          mend: "mend that line (sudo nano \(path)), then \(check)")
      ]
    case .unreadable(let sentence):
      found = [
        Finding(
          .settings, .settings, .fail, .words("unreadable"), sentence,
          mend: "sudo chmod a+r \(path)")
      ]
    }
    if settings.isForDaemon == false {
      found.append(
        Finding(
          .daemonReads, .settings, .fail, .words("denied"), "the user hinged may not read \(path)",
          mend: "sudo chgrp hinged \(path); sudo chmod g+r \(path)"))
    }
    if !settings.variables.isEmpty {
      found.append(
        Finding(
          .environment, .settings, .pass, .words("\(settings.variables.count) set"),
          settings.variables.joined(separator: ", ") + ": only for what is started from this shell")
      )
    }
    return found
  }
}
