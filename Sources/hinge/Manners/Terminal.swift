import ArgumentParser
import Foundation
import LinuxIO
import Reports
import Setup
import Synchronization
import Training

/// Talking to whoever typed: data on stdout, everything else on stderr.
enum Terminal {
  static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// "1 session", "2 sessions"
  static func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }

  /// For whoever stands away from the screen.
  static func bell() { FileHandle.standardError.write(Data([0x07])) }

  /// Writes data; a reader that has gone away (`hinge report | head -1`) is no error.
  static func put(_ text: String) { put(Array(text.utf8)) }

  static func put(_ data: [UInt8]) {
    var bytes = data[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        // Who has read enough has gone; a full disk is another matter.
        if errno != EPIPE { failure.withLock { [code = errno] in $0 = $0 ?? code } }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Why not all of the data got out.
  private static let failure = Mutex<Int32?>(nil)

  /// Runs a command's body; a problem becomes one sentence and its exit code.
  static func run(_ body: () throws -> Void) throws {
    // A closed pipe is seen at the write, not as a deadly signal.
    signal(SIGPIPE, SIG_IGN)
    do {
      try body()
    } catch let problem as Problem {
      Mistake.tell(problem.description, exitCode: problem.exitCode)
      throw ExitCode(problem.exitCode)
    }
    if let code = failure.withLock({ $0 }) {
      Mistake.tell(
        "Not all of it could be written: \(Errno(code: code)); what is there is not whole.",
        exitCode: 74)
      throw ExitCode(74)
    }
  }

  private static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether what is said on stderr may have colors, and other characters than ASCII.
  static var errorLook: (hasColor: Bool, isUTF8: Bool) {
    let environment = ProcessInfo.processInfo.environment
    let isPlain =
      environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
    return (isatty(STDERR_FILENO) == 1 && !isPlain, isUTF8(environment))
  }

  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let locale =
      environment["LC_ALL"].flatMap { $0.isEmpty ? nil : $0 } ?? environment["LC_CTYPE"]
      .flatMap { $0.isEmpty ? nil : $0 } ?? environment["LANG"] ?? ""
    return locale.lowercased().replacing("-", with: "").contains("utf8")
  }

  /// Width, color and glyphs: what was asked for, else what the terminal can.
  static func renderOptions(color: ColorChoice, unit: LoadUnit = .kg) -> RenderOptions {
    let environment = ProcessInfo.processInfo.environment
    let isPlain =
      environment["NO_COLOR"].map { !$0.isEmpty } ?? false || environment["TERM"] == "dumb"
    let hasColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !isPlain
      }
    let isUTF8 = isUTF8(environment)
    // No boxes into a pipe; what people wrote stays as they wrote it.
    let isUnicode = isTerminal && isUTF8
    return RenderOptions(
      width: width(environment), color: hasColor, unicode: isUnicode,
      asciiText: !isUTF8, timeZone: .current,
      unit: unit)
  }

  /// COLUMNS, the terminal's own width, or 80; within what a report can be drawn in.
  private static func width(_ environment: [String: String]) -> Int {
    var size = winsize()
    var found = 80
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
      found = columns
    } else if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      found = Int(size.ws_col)
    }
    return min(max(found, RenderOptions.widths.lowerBound), RenderOptions.widths.upperBound)
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
