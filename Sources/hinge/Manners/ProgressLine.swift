import Foundation
import HingeCore
import LinuxIO

/// What goes on, on a line of stderr that is written over and cleared. Nothing where nobody looks.
final class ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var width = 0
  private var next = MonotonicClock.now().advanced(by: ProgressLine.patience)

  /// What is over by then needs no word.
  private static let patience = TimeSpan(milliseconds: 700)
  private static let interval = TimeSpan(milliseconds: 200)

  /// At once.
  func show(_ text: String) {
    if !isShown { return }
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    FileHandle.standardError.write(Data("\r\(text)\(blanks)".utf8))
    width = text.count
  }

  /// So much of it is done; shown where it takes long, and not more often than can be read.
  func show(_ done: Int, of all: Int, _ things: String) {
    if !isShown { return }
    let now = MonotonicClock.now()
    if now < next { return }
    next = now.advanced(by: Self.interval)
    show("\(done) of \(all) \(things)")
  }

  func clear() {
    if width == 0 { return }
    FileHandle.standardError.write(Data("\r\(String(repeating: " ", count: width))\r".utf8))
    width = 0
  }
}
