import Foundation
import LinuxIO
import Setup
import Synchronization

/// The terminal as a screen and keys: entered, left, and left again whatever happens. Output goes through a
/// description of its own that never blocks: a terminal that stands still must not keep a signal waiting.
final class RawTerminal {
  private static let enterText = "\u{1B}[?1049h\u{1B}[?7l\u{1B}[?25l"
  /// The look, margins and cursor that a shell expects, and its own screen.
  private static let leaveText = "\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  private let output: Int32
  private let isOwn: Bool
  private var original = termios()
  private var isEntered = false
  private var waiting: [UInt8] = []

  /// What was written has gone out.
  var isIdle: Bool { waiting.isEmpty }
  /// To be polled for room.
  var raw: Int32 { output }

  init() throws(Problem) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Problem(
        "hinge live draws on a terminal, and this is none; 'hinge live --raw' gives the events as lines.",
        exitCode: 64)
    }
    let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
    if name.isEmpty || name == "dumb" {
      throw Problem(
        "This terminal (TERM=\(name)) can't be drawn on; 'hinge live --raw' gives the events as lines.",
        exitCode: 64)
    }
    // Not the shell's own description: it would not block any more either.
    let own = open("/proc/self/fd/1", O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    isOwn = own >= 0
    output = isOwn ? own : STDOUT_FILENO
    if tcgetattr(STDIN_FILENO, &original) != 0 {
      throw Problem("The terminal can't be read: \(Errno.current).", exitCode: 74)
    }
  }

  deinit { if isOwn { close(output) } }

  var size: (width: Int, height: Int) {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else {
      return (80, 24)
    }
    return (min(Int(size.ws_col), 500), min(Int(size.ws_row), 200))
  }

  func enter() {
    var attributes = original
    cfmakeraw(&attributes)
    if !isEntered { LastResort.arm(output: output, attributes: original, text: Self.leaveText) }
    isEntered = true
    tcsetattr(STDIN_FILENO, TCSANOW, &attributes)
    waiting += Array(Self.enterText.utf8)
  }

  func leave() {
    guard isEntered else { return }
    isEntered = false
    // 0x18 ends a sequence that was cut in the middle.
    let isCut = !waiting.isEmpty
    waiting = (isCut ? [0x18] : []) + Array(Self.leaveText.utf8)
    for _ in 0..<20 where !waiting.isEmpty {
      var entry = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      if poll(&entry, 1, 50) < 0 && errno != EINTR { break }
      do throws(Errno) { try flush() } catch { break }
    }
    waiting = []
    tcsetattr(STDIN_FILENO, TCSANOW, &original)
    LastResort.disarm()
  }

  func write(_ bytes: [UInt8]) throws(Errno) {
    waiting += bytes
    try flush()
  }

  /// Writes what there is room for.
  func flush() throws(Errno) {
    while !waiting.isEmpty {
      let count = waiting.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count >= 0 {
        waiting.removeFirst(count)
        continue
      }
      switch Errno.current {
      case .interrupted: continue
      case .wouldBlock: return
      case let error: throw error
      }
    }
  }

  /// What was typed; empty: nothing for now; nil: the terminal is gone.
  func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    return nil
  }
}
