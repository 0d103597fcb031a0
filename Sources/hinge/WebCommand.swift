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
      abstract: "Prints the address that pairs a browser with the page, and its QR code.",
      discussion: """
        The address holds the page's token: whoever opens it sees the page from then on. hinge-web makes the \
        token when it is started for the first time. A new one ends what was paired before. The QR code is for a \
        phone's camera; where the page is for this machine alone it is shown with --qr only, since no phone gets there.

        Examples:
          hinge web pair
          sudo hinge web pair --new
        """)

    @Flag(help: "Make a new token; browsers that were paired are so no more.")
    var new = false
    @Flag(inversion: .prefixedNo, help: "The QR code; else where the network sees the page.")
    var qr: Bool?
    @Option(help: "The port, where hinge-web was started with another than the settings'.")
    var port: Int?
    @Option(help: ArgumentHelp("The folder of the token.", valueName: "folder"))
    var state: String?
    @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
    var config: String?

    func run() throws {
      try Terminal.run {
        let settings = try LoadedSettings(for: .client, file: config)
        let file = WebTokenFile(folder: state ?? settings.paths.webDirectory)
        let web = settings.configuration.web
        if let port, !(1...65_535).contains(port) {
          throw Problem("--port is from 1 to 65535.", exitCode: 64)
        }
        let address = WebAddress(host: web.host, port: port ?? web.port)
        let token = try token(file)
        let pairing =
          "\(address.url(machine: ProcessInfo.processInfo.hostName))/pair?token=\(token.text)"
        Terminal.say(
          "Open this once in the browser that is to see the page; it pairs whoever opens it:")
        if qr ?? !address.isLoopback { draw(pairing) }
        if address.isLoopback {
          Terminal.say(
            "Only this machine sees the page. A phone sees it where web.host in the settings is 0.0.0.0 "
              + "or an address of this machine.")
        }
        Terminal.put(pairing + "\n")
        if new { Terminal.say("Browsers that were paired before are so no more.") }
      }
    }

    /// On stderr, so that the address alone is the data.
    private func draw(_ text: String) {
      guard let modules = QRCode.modules(text) else {
        Terminal.say("The address is too long for a QR code; type it, or send it to the phone.")
        return
      }
      let (hasColor, isUTF8) = Terminal.errorLook
      let lines =
        isUTF8 ? QRBlocks.blocks(modules, hasColor: hasColor) : QRBlocks.ascii(modules)
      for line in lines { Terminal.say(line) }
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
