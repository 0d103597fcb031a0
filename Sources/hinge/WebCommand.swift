import ArgumentParser
import Foundation
import Settings
import Setup
import Web

struct WebCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "web", abstract: "The page of hinge-web: who may see it.",
    subcommands: [Pair.self])

  struct Pair: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the address that pairs a browser with the page.",
      discussion: """
        The address holds the page's token: whoever opens it sees the page from then on. hinge-web makes the \
        token when it is started for the first time. A new one ends what was paired before.

        Examples:
          hinge web pair
          sudo hinge web pair --new
        """)

    @Flag(help: "Make a new token; browsers that were paired are so no more.")
    var new = false
    @Option(help: ArgumentHelp("The folder of the token.", valueName: "folder"))
    var state: String?
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    func run() throws {
      try Terminal.run {
        let settings = try LoadedSettings(for: .client, file: config)
        let file = WebTokenFile(folder: state ?? settings.paths.webDirectory)
        let web = settings.configuration.web
        let address = WebAddress(host: web.host, port: web.port)
        let token = try token(file)
        Terminal.say(
          "Open this once in the browser that is to see the page; it pairs whoever opens it:")
        Terminal.put(
          "\(address.url(machine: ProcessInfo.processInfo.hostName))/pair?token=\(token.text)\n")
        if new { Terminal.say("Browsers that were paired before are so no more.") }
      }
    }

    private func token(_ file: WebTokenFile) throws(Problem) -> WebToken {
      let found: WebToken?
      do throws(WebTokenError) {
        found = try file.read()
      } catch {
        // A file that holds something else is what a new token mends.
        if new, case .noToken = error { return try renewed(file) }
        throw Problem("\(error)", exitCode: error.exitCode)
      }
      guard let found else {
        throw Problem(
          "There is no token yet at \(file.path): hinge-web makes it when it starts for the first time "
            + "('systemctl start hinge-web').", exitCode: 69)
      }
      return new ? try renewed(file) : found
    }

    private func renewed(_ file: WebTokenFile) throws(Problem) -> WebToken {
      do throws(WebTokenError) {
        return try file.renew()
      } catch {
        throw Problem("\(error)", exitCode: error.exitCode)
      }
    }
  }
}
