import Foundation
import RepLog
import Reports
import Setup
import Synchronization
import Training

/// The last session out of the log, read on a queue of its own: a slow disk holds up nobody but who asks for it.
final class SessionReports: Sendable {
  /// Who asks while so many wait is asked to come again.
  static let maximumWaiting = 4
  private let path: String
  private let queue = DispatchQueue(label: "reports")
  private let waiting = Mutex(0)

  enum Form: Sendable {
    case text
    case json
  }

  init(path: String) { self.path = path }

  /// The report, or the one sentence why there is none; nil: too many ask.
  func latest(_ form: Form) async -> Result<String, Problem>? {
    let isFree = waiting.withLock { count in
      if count >= Self.maximumWaiting { return false }
      count += 1
      return true
    }
    if !isFree { return nil }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { [path] in
        do throws(Problem) {
          continuation.resume(returning: .success(try Self.read(path, form)))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
  }

  private static func read(_ path: String, _ form: Form) throws(Problem) -> String {
    do throws(RepLogError) {
      let reader = try RepLogReader(path: path)
      guard let log = try reader.latestSession() else {
        return form == .json ? JSONReport.text([]) : "No session has been logged yet.\n"
      }
      if form == .json { return JSONReport.text([log]) }
      // The narrowest a report is, for a phone.
      let options = RenderOptions(width: 60, color: false, unicode: true, timeZone: .current)
      return TextReport(
        log, options: options, earlierWallMS: try reader.knownDate(before: log.session.id)
      ).text
    } catch {
      throw Problem(error)
    }
  }
}
