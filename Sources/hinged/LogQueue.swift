import RepLog
import Training

/// Writes to the log in order, and keeps what could not be written until it can.
///
/// A full disk or a busy file must not cost a rep, nor hold up anything but this queue. One thread
/// uses it. What is on the disk is acknowledged; the rest is counted as waiting.
final class LogQueue {
  enum Entry {
    case beginSession(SessionRecord)
    case beginSet(SetRecord)
    case rep(RepRecord, setNumber: Int)
    case notes(alerts: [AlertRecord], faults: [FaultRecord])
    case endSet(number: Int, atUS: Int64)
    case endSession(atUS: Int64)
  }

  private let writer: RepLogWriter
  private var waiting: [Entry] = []
  private var nextTryMS: Int64 = 0
  private(set) var lastError: RepLogError?
  private(set) var lostEntries = 0
  /// Reps on the disk.
  private(set) var durableReps = 0
  /// Of the session that was begun last, in the log; 0 before one is.
  private(set) var sessionID: Int64 = 0

  /// Days of training; a bound all the same.
  private static let mostWaiting = 20_000
  private static let pauseMS: Int64 = 2000

  init(writer: RepLogWriter) { self.writer = writer }

  var waitingCount: Int { waiting.count }

  func add(_ entry: Entry) {
    if waiting.count >= Self.mostWaiting {
      lostEntries += 1
      return
    }
    waiting.append(entry)
  }

  /// Writes what waits, as far as it goes. After a failure nothing is tried for two seconds, but
  /// at the end (`isLast`) once more at once.
  func write(nowMS: Int64, isLast: Bool = false) {
    if lastError != nil && nowMS < nextTryMS && !isLast { return }
    var done = 0
    for entry in waiting {
      do throws(RepLogError) {
        try write(entry)
        lastError = nil
      } catch {
        lastError = error
        nextTryMS = nowMS + Self.pauseMS
        break
      }
      done += 1
    }
    waiting.removeFirst(done)
  }

  private func write(_ entry: Entry) throws(RepLogError) {
    switch entry {
    case .beginSession(let record): sessionID = try writer.beginSession(record)
    case .beginSet(let record): try writer.beginSet(record)
    case .rep(let record, let number):
      _ = try writer.append(rep: record, setNumber: number)
      durableReps += 1
    case .notes(let alerts, let faults): try writer.append(alerts: alerts, faults: faults)
    case .endSet(let number, let time): try writer.endSet(number: number, atUS: time)
    case .endSession(let time): try writer.endSession(atMonotonicUS: time)
    }
  }

  func close() throws(RepLogError) { try writer.close() }
}
