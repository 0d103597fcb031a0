import Foundation

/// Long text a screen at a time, for whoever sits at a terminal: the first lines are the answer, and are not
/// to run off its top.
///
/// The program is `HINGE_PAGER`, else `PAGER`, else less; an empty one or cat is none.
enum Pager {
  /// Data for people: paged where it is longer than the screen, else put.
  static func show(_ text: String) {
    if let program = program(for: text), page(text, program) { return }
    Terminal.put(text)
  }

  private static func program(for text: String) -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    // One row is the prompt's.
    if text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) < Int(size.ws_row) { return nil }
    let environment = ProcessInfo.processInfo.environment
    if environment["TERM"] == "dumb" { return nil }
    if let named = environment["HINGE_PAGER"] ?? environment["PAGER"] {
      return named.isEmpty || named == "cat" ? nil : named
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { access("\($0)/less", X_OK) == 0 } ? "less" : nil
  }

  /// False: nothing of it was shown.
  private static func page(_ text: String, _ program: String) -> Bool {
    // Colors as they are, the text stays on the screen, and what fits needs no key.
    setenv("LESS", "FRX", 0)
    setenv("LV", "-c", 0)
    guard let pipe = popen(program, "w") else { return false }
    // The pager has the terminal: an interrupt is for it to answer.
    let before = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, before) }
    // A pager that is left early takes no more; that is no error.
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if fputs("\(part)\n", pipe) < 0 { break }
    }
    // 127: the shell found no such program.
    return pclose(pipe) >> 8 & 0xFF != 127
  }
}
