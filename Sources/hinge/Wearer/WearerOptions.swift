import ArgumentParser
import Control
import Foundation
import HingeCore
import Settings
import Setup

/// The way to the daemon, shared by the commands that ask something of it.
struct WearerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The daemon's socket.", valueName: "path"))
  var socket: String?
  @Option(help: ArgumentHelp("The settings file.", valueName: "file"))
  var config: String?

  func client() throws(Problem) -> ControlClient {
    let path: String
    if let socket {
      path = socket
    } else {
      path = try LoadedSettings(for: .client, file: config).paths.socket
    }
    do throws(ControlClientError) {
      return try ControlClient(path: path)
    } catch {
      throw Self.problem(error)
    }
  }

  /// - Parameter begin: what is said once the daemon is there.
  func ask(_ wish: WearerWish, begin: () -> Void = {}) throws(Problem) {
    let client = try client()
    begin()
    do throws(ControlClientError) {
      try client.ask(wish)
    } catch {
      throw Self.problem(error)
    }
  }

  func status() throws(Problem) -> StatusReply {
    let client = try client()
    do throws(ControlClientError) {
      return try client.status()
    } catch {
      throw Self.problem(error)
    }
  }

  /// What the daemon won't do is refused data; that it can't be had just now is another matter.
  static func problem(_ error: ControlClientError) -> Problem {
    guard case .refused(let fault) = error else {
      return Problem("\(error)", exitCode: error.exitCode)
    }
    switch fault.code {
    case "not_ready", "stopping", "too_many_clients", "unknown_request":
      return Problem(fault.message, exitCode: 69)
    default: return Problem(fault.message, exitCode: 65)
    }
  }
}

/// Moments as people write them here.
enum WallText {
  static func minute(_ wallMS: Int64) -> String { text(wallMS, "yyyy-MM-dd HH:mm") }
  static func day(_ wallMS: Int64) -> String { text(wallMS, "yyyy-MM-dd") }

  private static func text(_ wallMS: Int64, _ form: String) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = .current
    formatter.dateFormat = form
    return formatter.string(from: Date(timeIntervalSince1970: Double(wallMS) / 1000))
  }
}
