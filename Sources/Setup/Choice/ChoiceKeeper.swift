import Foundation
import LinuxIO
import Synchronization

/// The choice in effect, for all sessions of a daemon, and its file. What can't be kept is not in effect either: a
/// restart would take it back without a word.
package final class ChoiceKeeper: Sendable {
  /// Nil: it holds as long as this process does.
  private let path: String?
  private let choice: Mutex<WearerChoice>

  private static let limitBytes = 64 * 1024

  /// - Parameter complain: is told, in one sentence, why a file can't be used; the settings' own values hold then.
  package init(path: String?, complain: (String) -> Void) {
    self.path = path
    var found = WearerChoice()
    if let path {
      do throws(Unusable) {
        found = try Self.read(path)
      } catch {
        complain(
          "What was chosen over the settings can't be used, so the settings' own lifter and feedback hold: "
            + "\(error.reason); choose again, or delete \(path).")
      }
    }
    choice = Mutex(found)
  }

  package var current: WearerChoice { choice.withLock { $0 } }

  /// Written first, in effect then.
  package func keep(_ change: (inout WearerChoice) -> Void) throws(Problem) {
    var next = current
    change(&next)
    if next == current { return }
    if let path {
      try LoadedSettings.makeFolder(of: path)
      do throws(FileError) {
        try AtomicFile.write(next.text, to: path, mode: 0o640)
      } catch {
        throw Problem(error)
      }
    }
    choice.withLock { $0 = next }
  }

  /// In effect no more in this process; the file stays for whoever mends what is in its way.
  package func passOver() { choice.withLock { $0.worn = nil } }

  private struct Unusable: Error {
    var reason: String
  }

  private static func read(_ path: String) throws(Unusable) -> WearerChoice {
    let text: String
    do throws(FileError) {
      text = try FileReading.text(path, limitBytes: limitBytes)
    } catch {
      if case .missing = error { return WearerChoice() }
      throw Unusable(reason: "\(error)")
    }
    do throws(WearerChoiceError) {
      return try WearerChoice(text: text)
    } catch {
      throw Unusable(reason: "\(path): \(error)")
    }
  }
}
