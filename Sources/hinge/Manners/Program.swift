import ArgumentParser

/// Where the program begins: as ArgumentParser would begin it, but that a mistake is one sentence, and for a
/// program that asked for JSON one object.
@main
enum Program {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    Mistake.expect(words)
    do {
      var command = try Hinge.parseAsRoot(words)
      try command.run()
    } catch let code as ExitCode {
      Hinge.exit(withError: code)
    } catch {
      // Help and the version come this way as well.
      guard Hinge.exitCode(for: error) == .validationFailure else { Hinge.exit(withError: error) }
      let code = ExitCode.validationFailure
      Mistake.tell(UsageMistake(error, words: words).sentence, exitCode: code.rawValue)
      Hinge.exit(withError: code)
    }
  }
}
