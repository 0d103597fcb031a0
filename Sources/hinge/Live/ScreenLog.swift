import Control
import Foundation
import HingeCore
import LinuxIO
import Setup

/// When which frame reached the screen, for `scripts/check-live`: a line for each screen that was written.
final class ScreenLog {
  private let file: FileHandle

  init(path: String) throws(Problem) {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw Problem("\(path) can't be written; name another file.", exitCode: 74) }
    self.file = file
    file.write(Data("frame_s,written_us,bytes\n".utf8))
  }

  func note(frame: LiveFrame?, bytes: Int, at time: Timestamp) {
    let frame = frame.map { "\($0.timeS)" } ?? ""
    file.write(Data("\(frame),\(time.microseconds),\(bytes)\n".utf8))
  }
}
