import Foundation

/// Another program of the system, run to its end: `tar`, `systemctl`, `sha256sum`.
package enum Tool {
  package struct Outcome: Equatable, Sendable {
    package var status: Int32
    package var output: String
    package var errors: String

    package init(status: Int32, output: String, errors: String) {
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  /// Runs `program` (a path) without input, in the C locale. What it says on both outputs is kept.
  ///
  /// - Parameter folder: where it runs; nil: where this program runs.
  /// Throws 69 where it is not there.
  package static func run(
    _ program: String, _ arguments: [String], in folder: String? = nil
  ) throws(Problem) -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"]
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    // One pipe for both would mix them; two need two readers.
    let errors = Collector()
    process.standardError = errors.pipe
    do {
      try process.run()
      errors.begin()
      let said = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus, output: String(decoding: said, as: UTF8.self),
        errors: errors.end())
    } catch {
      throw Problem(
        "\(program) can't be run: \(error.localizedDescription); install the package it is from.",
        exitCode: 69)
    }
  }

  /// Reads one output to its end on a thread of its own.
  private final class Collector: @unchecked Sendable {
    let pipe = Pipe()
    private var text = ""
    private let done = DispatchSemaphore(value: 0)

    func begin() {
      Thread.detachNewThread {
        do {
          self.text = String(
            decoding: try self.pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        } catch {
          self.text = "\(error)"
        }
        self.done.signal()
      }
    }

    func end() -> String {
      done.wait()
      return text
    }
  }
}
