import ArgumentParser
import Settings
import Setup

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "The settings: effective values, a check, the default file.",
    subcommands: [Show.self, Check.self, Default.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every setting, its value, and where that came from.")
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    func run() throws {
      try Terminal.run {
        let settings = try LoadedSettings(for: .client, file: config)
        Terminal.put(settings.effective.listing)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says what is wrong with the settings; exit code 78 if anything is.")
    @Argument(help: "The settings file; without it the standard one.")
    var file: String?

    func run() throws {
      try Terminal.run {
        let settings = try LoadedSettings(for: .client, file: file)
        Terminal.say("\(settings.file ?? "no settings file, the defaults hold"): good")
      }
    }
  }

  struct Default: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The commented default settings file.")
    func run() throws { try Terminal.run { Terminal.put(Configuration.defaultText) } }
  }
}
