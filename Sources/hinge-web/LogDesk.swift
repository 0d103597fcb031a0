import Foundation
import RepLog
import Setup
import Synchronization

/// The log, read on a queue of its own: a slow disk holds up nobody but who asks for it.
final class LogDesk: Sendable {
  /// Who asks while so many wait is asked to come again.
  static let maximumWaiting = 8
  let path: String
  private let queue = DispatchQueue(label: "log")
  private let waiting = Mutex(0)

  init(path: String) { self.path = path }

  /// What `body` makes of the log, or the one sentence why it can't; nil: too many ask.
  func read<Found: Sendable>(
    _ body: @escaping @Sendable (RepLogReader) throws(RepLogError) -> Found
  ) async -> Result<Found, Problem>? {
    await work { [path] () throws(Problem) in
      do throws(RepLogError) {
        return try body(try RepLogReader(path: path))
      } catch {
        throw Problem(error)
      }
    }
  }

  /// The same where a log in which nothing was logged yet is no trouble: then it is nil.
  func readIfThere<Found: Sendable>(
    _ body: @escaping @Sendable (RepLogReader) throws(RepLogError) -> Found
  ) async -> Result<Found?, Problem>? {
    await work { [path] () throws(Problem) -> Found? in
      do throws(RepLogError) {
        return try body(try RepLogReader(path: path))
      } catch {
        if case .nothingLogged = error { return nil }
        throw Problem(error)
      }
    }
  }

  /// The same for what needs no log that can be read.
  func work<Found: Sendable>(
    _ body: @escaping @Sendable () throws(Problem) -> Found
  ) async -> Result<Found, Problem>? {
    let isFree = waiting.withLock { count in
      if count >= Self.maximumWaiting { return false }
      count += 1
      return true
    }
    if !isFree { return nil }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async {
        do throws(Problem) {
          continuation.resume(returning: .success(try body()))
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    }
  }
}
