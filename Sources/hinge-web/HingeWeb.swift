import ArgumentParser
import Foundation
import LinuxIO
import Settings
import Setup
import Training
import Web

@main
struct HingeWeb: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hinge-web",
    abstract: "The page: what hinged sees, live, what is said of a set, reports and trends.",
    discussion: """
      Listens where the settings say (web.host, web.port), on this machine alone unless they say otherwise. \
      Shows nothing to a browser that is not paired: 'hinge web pair' prints the address that pairs one. Asks \
      hinged, reads its log, and has no device and no write to the log.

      Examples:
        systemctl enable --now hinge-web
        hinge-web --port 0
      """,
    version: Version.text)

  @Option(
    help: ArgumentHelp("The address to listen at, in the place of web.host.", valueName: "address"))
  var host: String?
  @Option(
    help: ArgumentHelp("The port, in the place of web.port; 0: any free one.", valueName: "number"))
  var port: Int?
  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The training log.", valueName: "file"))
  var log: String?
  @Option(help: ArgumentHelp("The folder of the token.", valueName: "folder"))
  var state: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port is from 0 to 65535.")
    }
  }

  func run() async throws {
    // A browser that goes away is seen at the write, not as a deadly signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      let settings = try LoadedSettings(for: .client, file: config)
      let web = settings.configuration.web
      let service = WebService(
        address: WebAddress(host: host ?? web.host, port: port ?? web.port),
        socket: socket ?? settings.paths.socket, log: log ?? settings.paths.log,
        token: try token(in: state ?? settings.paths.webDirectory),
        level: settings.configuration.log.level,
        unit: settings.configuration.report.units == .lb ? .lb : .kg,
        programme: settings.configuration.programme, settingsFile: config)
      try await service.run()
    } catch let problem as Problem {
      FileHandle.standardError.write(Data("hinge-web: \(problem.description)\n".utf8))
      throw ExitCode(problem.exitCode)
    }
  }

  /// The file of the token, which is made where there is none.
  private func token(in folder: String) throws(Problem) -> WebTokenFile {
    let file = WebTokenFile(folder: folder)
    try LoadedSettings.makeFolder(of: file.path)
    do throws(WebTokenError) {
      if try file.read() == nil { _ = try file.renew() }
    } catch {
      throw Problem("\(error)", exitCode: error.exitCode)
    }
    return file
  }
}
