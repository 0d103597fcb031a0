import Foundation

/// What goes on, on a line of stderr that is written over and cleared. Nothing where nobody looks.
final class ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var width = 0

  func show(_ text: String) {
    if !isShown { return }
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    FileHandle.standardError.write(Data("\r\(text)\(blanks)".utf8))
    width = text.count
  }

  func clear() {
    if width == 0 { return }
    FileHandle.standardError.write(Data("\r\(String(repeating: " ", count: width))\r".utf8))
    width = 0
  }
}
