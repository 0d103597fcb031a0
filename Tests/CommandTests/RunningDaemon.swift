import Foundation
import Testing

/// A hinged that goes on while a test looks at it. Nothing here waits for a span of time: it asks again
/// until it has its answer, and gives up after many questions.
final class RunningDaemon {
  private let process = Process()
  private let space: Workspace
  private let errors: URL
  let socket: String

  struct GaveUp: Error, CustomStringConvertible {
    let description: String
  }

  /// - Parameter arguments: beside the socket's.
  /// - Parameter environment: beside a home and a path.
  init(
    _ arguments: [String], in space: Workspace, environment: [String: String] = [:]
  ) throws {
    self.space = space
    socket = space.path("hinged.sock")
    errors = space.url.appendingPathComponent("hinged.err")
    guard FileManager.default.createFile(atPath: errors.path, contents: nil) else {
      throw GaveUp(description: "\(errors.path) can't be made")
    }
    process.executableURL = try Programs.path(of: "hinged")
    process.arguments = arguments + ["--socket", socket]
    process.currentDirectoryURL = space.url
    process.environment = [
      "HOME": space.url.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8",
    ].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// What it has said so far.
  var said: String {
    get throws { String(decoding: try Data(contentsOf: errors), as: UTF8.self) }
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Ends it, and gives its exit code.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Asks for the status until it is as wanted.
  func wait(for what: String, _ isWanted: ([String: Any]) throws -> Bool) throws {
    for _ in 0..<600 {
      let answer = try space.hinge("status", "--socket", socket, "--json")
      if answer.status == 0,
        let status = try JSONSerialization.jsonObject(with: Data(answer.output.utf8))
          as? [String: Any], try isWanted(status)
      {
        return
      }
      if !process.isRunning { break }
    }
    throw GaveUp(description: "waited for \(what); hinged said: \(try said)")
  }
}
