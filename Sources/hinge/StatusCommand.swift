import ArgumentParser
import Control
import Foundation
import Settings
import Setup

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Is hinged running, what does it see, since when, which faults were counted.")

  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Flag(help: "JSON, schema hinge.status/1.")
  var json = false
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func run() throws {
    try Terminal.run {
      let path = try socket ?? LoadedSettings(for: .client, file: config).paths.socket
      let status: StatusReply
      do throws(ControlClientError) {
        let client = try ControlClient(path: path)
        status = try client.status()
      } catch {
        throw Problem("\(error)", exitCode: error.exitCode)
      }
      Terminal.put(json ? try jsonText(status) : StatusText.of(status))
    }
  }

  private func jsonText(_ status: StatusReply) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(status), as: UTF8.self) + "\n"
  }
}
