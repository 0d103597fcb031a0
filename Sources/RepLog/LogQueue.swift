package import Training

/// Writes to the log in order, and keeps what could not be written until it can.
///
/// A full disk, a damaged or a busy file must not cost a rep, nor hold up anything but this queue. One
/// thread uses it. What is on the disk is acknowledged, by `takeLogged`; the rest is counted as
/// waiting. Time is given to it, in milliseconds of any clock that does not run backwards.
package final class LogQueue {
  package enum Entry: Sendable {
    case beginSession(SessionRecord)
    case beginSet(SetRecord)
    case rep(RepRecord, setNumber: Int)
    case hold(HoldRecord)
    case notes(alerts: [AlertRecord], faults: [FaultRecord])
    case endSet(number: Int, atUS: Int64)
    case endSession(atUS: Int64)
    /// Dates of this boot's sessions, now that the clock is known.
    case clock(ClockFix)
  }

  /// A rep that is on the disk.
  package struct LoggedRep: Sendable, Equatable {
    package var session: Int64
    package var set: Int
    package var rep: Int
  }

  /// A hold that is on the disk.
  package struct DurableHold: Sendable, Equatable {
    package var session: Int64
    package var number: Int
  }

  private let path: String
  private let setsAside: Bool
  private let open: (String) throws(RepLogError) -> RepLogWriter
  private(set) var writer: RepLogWriter?
  private var waiting: [Entry] = []
  var memory = SessionMemory()
  var logged: [LoggedRep] = []
  var loggedHolds: [DurableHold] = []
  private var nextTryMS: Int64 = .min
  /// What could not be written last may be in the file all the same.
  private var isUnsure = false
  package private(set) var lastError: RepLogError?
  /// Entries that there was no room for, or that the log refused.
  package internal(set) var lostEntries = 0
  /// Why the log refused the last one of those.
  package internal(set) var lastRefusal: RepLogError?
  /// Reps on the disk.
  package internal(set) var durableReps = 0
  /// Where damaged logs were put, and how often a log that went was begun anew.
  package private(set) var asides: [String] = []
  package private(set) var replacements = 0

  /// Hours of training without a disk; a bound all the same. What is beside the reps may take three
  /// quarters of it: a loose wire makes faults without end.
  package static let mostWaiting = 8000
  static let mostNotesWaiting = mostWaiting / 4 * 3
  static let pauseMS: Int64 = 2000
  /// Damage in file after file is not the files'.
  static let mostAsidesOfARun = 2

  /// - Parameters:
  ///   - setsAside: a log found damaged when it is first opened is renamed and a new one begun, as is
  ///     done with one that breaks while it is written. False: it is an error then.
  ///   - open: tests give another.
  package init(
    path: String, setsAside: Bool,
    open: @escaping (String) throws(RepLogError) -> RepLogWriter = LogQueue.openVerified
  ) {
    self.path = path
    self.setsAside = setsAside
    self.open = open
  }

  package static func openVerified(_ path: String) throws(RepLogError) -> RepLogWriter {
    try RepLogWriter(path: path, options: .init(isVerified: true))
  }

  package var waitingCount: Int { waiting.count }
  package var sessionID: Int64? { memory.session?.id }

  /// Opens the log before there is anything to write, to know whether it can be. What fails is in
  /// `lastError`, and tried again at every `write`.
  package func openNow() {
    do throws(RepLogError) {
      try makeReady()
    } catch {
      lastError = error
    }
  }

  /// Whether a rep of this lifter with this calibration was logged before.
  package func hasBaseline(for session: SessionRecord) throws(RepLogError) -> Bool {
    guard let writer else { throw lastError ?? .nothingLogged(path: path) }
    return try writer.hasBaseline(for: session)
  }

  package func add(_ entry: Entry) {
    let isNote = if case .notes = entry { true } else { false }
    if waiting.count >= (isNote ? Self.mostNotesWaiting : Self.mostWaiting) {
      lostEntries += 1
      return
    }
    waiting.append(entry)
  }

  /// Reps that reached the disk since the last call.
  package func takeLogged() -> [LoggedRep] {
    defer { logged = [] }
    return logged
  }

  /// Holds that reached the disk since the last call.
  package func takeLoggedHolds() -> [DurableHold] {
    defer { loggedHolds = [] }
    return loggedHolds
  }

  /// Writes what waits, as far as it goes. After a failure nothing is tried for two seconds, but
  /// at the end (`isLast`) once more at once.
  package func write(nowMS: Int64, isLast: Bool = false) {
    if lastError == nil && waiting.isEmpty { return }
    if lastError != nil && nowMS < nextTryMS && !isLast { return }
    var done = 0
    do throws(RepLogError) {
      try makeReady()
      while done < waiting.count {
        try write(waiting[done])
        done += 1
      }
      lastError = nil
    } catch {
      note(error, nowMS)
    }
    waiting.removeFirst(done)
  }

  /// Writes what was said, at once and not in turn: whoever said it is there to be told that it can't be
  /// written. Nil: it is on the disk.
  package func say(_ entries: [EntryRecord], nowMS: Int64) -> RepLogError? {
    // Sets and reps of which something is said may be among those that wait.
    if let lastError { return lastError }
    do throws(RepLogError) {
      try makeReady()
      try writer?.append(entries: entries)
      memory.add(entries)
      return nil
    } catch {
      switch error {
      case .nothingThere, .unsayable, .refused: break
      default: note(error, nowMS)
      }
      return error
    }
  }

  /// Writes a mobility check, at once as what is said, and gives its number: whoever hinged is told that it is on
  /// the disk, or why not.
  package func write(
    mobility record: MobilityRecord, nowMS: Int64
  ) -> Result<Int64, RepLogError> {
    if let lastError { return .failure(lastError) }
    do throws(RepLogError) {
      try makeReady()
      guard let writer else { return .failure(.outOfTurn(detail: "the log is not open")) }
      return .success(try writer.append(mobility: record))
    } catch {
      if case .refused = error { return .failure(error) }
      note(error, nowMS)
      return .failure(error)
    }
  }

  package func close() {
    do throws(RepLogError) { try writer?.close() } catch { lastError = error }
    writer = nil
  }
}

// MARK: - The file

extension LogQueue {
  /// Opens the log if it is not, or if another file is in its place, and goes on with the session.
  private func makeReady() throws(RepLogError) {
    if let writer {
      if writer.isInPlace { return }
      letGo()
      replacements += 1
    }
    let opened = try openOrReplace()
    if isUnsure { try opened.settle() }
    if memory.session != nil {
      _ = try opened.resume(memory)
      memory.renumber(opened.sessionID)
    }
    if isUnsure, let first = waiting.first, try isWritten(first, opened) { waiting.removeFirst() }
    isUnsure = false
    writer = opened
  }

  private func openOrReplace() throws(RepLogError) -> RepLogWriter {
    do throws(RepLogError) {
      return try open(path)
    } catch {
      // One that broke in our hands is set aside whatever was asked for: it is known to be ours.
      guard isDamage(error), setsAside || memory.session != nil else { throw error }
      try putAside()
      return try open(path)
    }
  }

  private func putAside() throws(RepLogError) {
    guard asides.count < Self.mostAsidesOfARun else {
      throw .inputOutput(
        path: path, detail: "it was damaged \(asides.count) times since hinged was started")
    }
    asides.append(try LogFile(path: path).setAside())
  }

  private func isDamage(_ error: RepLogError) -> Bool {
    switch error {
    case .damaged: return true
    // A folder, or a sound database of another program, is a mistake in the settings.
    case .notALog:
      do throws(RepLogError) {
        let file = LogFile(path: path)
        return try file.kind() == .file && !file.beginsAsDatabase
      } catch {
        return false
      }
    default: return false
    }
  }

  private func note(_ error: RepLogError, _ nowMS: Int64) {
    lastError = error
    nextTryMS = nowMS &+ Self.pauseMS
    switch error {
    // The connection is sound, the disk or another program is in the way.
    case .diskFull, .locked: break
    default:
      letGo()
      isUnsure = true
    }
    guard isDamage(error), memory.session != nil else { return }
    do throws(RepLogError) {
      try putAside()
      // The next file is begun at once.
      nextTryMS = nowMS
    } catch {
      lastError = error
    }
  }

  private func letGo() {
    do throws(RepLogError) {
      try writer?.close()
    } catch {
      // The reason to let go is told already; what was acknowledged is on the disk.
    }
    writer = nil
  }
}
