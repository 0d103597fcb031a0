import Foundation
import Testing

/// Runs the real binaries that were built beside these tests.
enum Programs {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder of the test program is the folder of the binaries.
  static var folder: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
      .deletingLastPathComponent()
  }

  static func path(of program: String) throws -> URL {
    var place = folder
    // The test runner may stand a few folders deeper than the products.
    for _ in 0..<4 {
      let file = place.appendingPathComponent(program)
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
      place.deleteLastPathComponent()
    }
    throw Missing(program: program)
  }

  struct Missing: Error, CustomStringConvertible {
    let program: String
    var description: String { "\(program) is not built: run 'swift build' first" }
  }

  /// A program's run with the home of nobody, and of all settings only those of `environment`.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    try runFile(try path(of: program), arguments, in: folder, environment: environment)
  }

  /// The same for a program of the system.
  static func runSystem(
    _ path: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws -> Outcome {
    try runFile(URL(fileURLWithPath: path), arguments, in: folder, environment: environment)
  }

  private static func runFile(
    _ file: URL, _ arguments: [String], in folder: URL, environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.path, "PATH": "/usr/bin:/bin", "TZ": "UTC", "LANG": "C.UTF-8",
    ].merging(environment) { $1 }
    let output = folder.appendingPathComponent("stdout-\(UUID().uuidString)")
    let errors = folder.appendingPathComponent("stderr-\(UUID().uuidString)")
    for file in [output, errors] {
      guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
        throw Missing(program: file.path)
      }
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    defer {
      for file in [output, errors] {
        do { try FileManager.default.removeItem(at: file) } catch { Issue.record(error) }
      }
    }
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that goes when the test does.
final class Workspace {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "hinge-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch { Issue.record(error) }
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: url.appendingPathComponent(name))
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url.appendingPathComponent(name)))
  }

  func json(_ name: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try read(name)))
    return try #require(object as? [String: Any], "\(name) is no JSON object")
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func hinge(_ arguments: String...) throws -> Programs.Outcome {
    try Programs.run("hinge", arguments, in: url)
  }

  func hinged(_ arguments: String...) throws -> Programs.Outcome {
    try Programs.run("hinged", arguments, in: url)
  }
}
