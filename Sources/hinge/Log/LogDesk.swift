import Control
import Foundation
import RepLog
import Settings
import Setup
import Training

/// Finds what is spoken of, writes what is said, and tells what it was before.
struct LogDesk {
  private let path: String
  private let socket: String
  let reader: RepLogReader
  /// For loads that are typed without one.
  let unit: LoadUnit

  init(_ options: LogOptions) throws(Problem) {
    do throws(Problem) {
      let settings = try LoadedSettings(for: .client, file: options.config)
      path = options.log ?? settings.paths.log
      socket = options.socket ?? settings.paths.socket
      unit = settings.configuration.report.units == .lb ? .lb : .kg
    } catch {
      // Broken settings are no reason against a log and a socket that are named.
      guard let log = options.log, let socket = options.socket, options.config == nil else {
        throw error
      }
      (path, self.socket, unit) = (log, socket, .kg)
    }
    do throws(RepLogError) { reader = try RepLogReader(path: path) } catch { throw Problem(error) }
  }

  // MARK: Of what

  func target(_ text: String, for fields: [EntryField]) throws(Problem) -> Target {
    guard let place = PlaceText(text) else {
      throw Problem("'\(text)' is no place in the log: \(PlaceText.form).", exitCode: 64)
    }
    if place.session == nil, isBeforeFirstSet {
      guard place.part == .nextSet else {
        throw Problem(
          "hinged runs and no set of its session is in the log yet: 'next' is the set that comes, "
            + "and 12:3 set 3 of session 12.", exitCode: 65)
      }
      return Target(firstSetOfRunning: ())
    }
    let log = try session(place.session)
    // What can only be said of a session is said of it, where nobody says of what.
    let isOfSession = text.isEmpty && fields.allSatisfy { $0.scopes == [.session] }
    let found = try target(isOfSession ? .session : place.part, log)
    for field in fields {
      let entry = EntryRecord(
        sessionID: found.sessionID, setNumber: found.setNumber, repNumber: found.repNumber,
        field: field.rawValue, value: nil, enteredAtWallMS: 0, origin: "")
      if let problem = entry.problem {
        throw Problem("That can't be said: \(problem). \(PlaceText.form).", exitCode: 64)
      }
    }
    return found
  }

  /// hinged writes this log, and its session has left nothing in it so far: "the last session" would be
  /// one of another day.
  private var isBeforeFirstSet: Bool {
    do throws(ControlClientError) {
      let status = try ControlClient(path: socket).status()
      guard let log = status.log else { return false }
      func real(_ path: String) -> String {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
      }
      return log.session == nil && real(status.logPath) == real(path)
    } catch {
      // It does not run, or this user may not ask it.
      return false
    }
  }

  /// - Parameter lifter: whose last session is wanted, where none is named.
  func session(_ id: Int64?, of lifter: String? = nil) throws(Problem) -> SessionLog {
    do throws(RepLogError) {
      var wanted = id
      if wanted == nil { wanted = try last(of: lifter) }
      let found =
        if let wanted { try reader.session(id: wanted) } else { try reader.latestSession() }
      if let found { return found }
    } catch {
      throw Problem(error)
    }
    if let lifter {
      throw Problem("\(path) has no session of '\(lifter)'.", exitCode: 65)
    }
    throw Problem(
      id.map { "\(path) has no session \($0); `hinge report` shows the last." }
        ?? "\(path) has no session yet.", exitCode: 65)
  }

  private func last(of lifter: String?) throws(RepLogError) -> Int64? {
    guard let lifter else { return nil }
    var selection = SessionSelection()
    selection.lifter = try reader.lifterNamed(lifter) ?? lifter
    selection.newest = 1
    // No session has this number: what is not there is said as for any other.
    return try reader.records(selection).first?.id ?? 0
  }

  func target(_ part: PlaceText.Part, _ log: SessionLog) throws(Problem) -> Target {
    let numbers = log.sets.map(\.0.number)
    let last = numbers.max() ?? 0
    switch part {
    case .session: return Target(log)
    case .nextSet:
      if log.session.endedAtMonotonicUS != nil {
        throw Problem(
          "Session \(log.session.id) has ended, no set comes; a load can be given before a set while hinged runs.",
          exitCode: 65)
      }
      return Target(log, setNumber: last + 1)
    case .lastSet:
      if last == 0 {
        throw Problem(
          "Session \(log.session.id) has no set yet; 'next' is the one that comes.", exitCode: 65)
      }
      return Target(log, setNumber: last)
    case .set(let number):
      guard numbers.contains(number) else { throw noSuch("set \(number)", log) }
      return Target(log, setNumber: number)
    case .rep(let set, let rep):
      guard let found = log.sets.first(where: { $0.0.number == set }) else {
        throw noSuch("set \(set)", log)
      }
      guard found.1.contains(where: { $0.number == rep }) else {
        throw noSuch("rep \(rep) in set \(set)", log)
      }
      return Target(log, setNumber: set, repNumber: rep)
    }
  }

  private func noSuch(_ what: String, _ log: SessionLog) -> Problem {
    let sets = log.sets.map { "set \($0.0.number) with \(Terminal.count($0.1.count, "rep"))" }
    let there = sets.isEmpty ? "no set" : sets.joined(separator: ", ")
    return Problem(
      "Session \(log.session.id) has no \(what); it has \(there). A session is named with a colon: "
        + "12:3 is set 3 of session 12, 12: all of it.", exitCode: 65)
  }

  // MARK: Writing

  func say(_ changes: [LogChange], of target: Target) throws(Problem) {
    let stamp = EntryStamp.now()
    let entries = changes.filter { change in
      if change.value != nil || target.hasSaid(change.field) { return true }
      let places = target.placesWithWord(change.field)
      let elsewhere = places.isEmpty ? "" : "; it was of \(places.joined(separator: " and of "))"
      Terminal.put(
        "\(target.name): nothing was said of \(SaidText.name(change.field))\(elsewhere)\n")
      return false
    }.map {
      stamp.record(
        session: target.sessionID, set: target.setNumber, rep: target.repNumber,
        field: $0.field.rawValue, value: $0.value, origin: "hinge log")
    }
    if entries.isEmpty { return }
    try write(entries)
    for entry in entries { Terminal.put(SaidText.line(entry, of: target) + "\n") }
  }

  /// By ourselves where this user may, else through the daemon.
  func write(_ entries: [EntryRecord]) throws(Problem) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    // Only the daemon can begin its session.
    let isRunning = entries.contains { $0.sessionID == 0 }
    guard !isRunning, access(path, W_OK) == 0, access(folder, W_OK) == 0 else {
      return try send(entries)
    }
    do throws(RepLogError) {
      let writer = try RepLogWriter(path: path)
      try writer.append(entries: entries)
      try writer.close()
    } catch {
      throw Problem(error)
    }
  }

  private func send(_ entries: [EntryRecord]) throws(Problem) {
    do throws(ControlClientError) {
      let client = try ControlClient(path: socket)
      var rest = entries[...]
      while !rest.isEmpty {
        let part = rest.prefix(ControlProtocol.maximumEntries)
        try client.say(
          part.map {
            SaidEntry(
              session: $0.sessionID, set: $0.setNumber, rep: $0.repNumber, field: $0.field,
              value: $0.value)
          }, origin: entries[0].origin)
        rest = rest.dropFirst(part.count)
      }
    } catch .notRunning {
      throw Problem(
        "\(path) is not this user's to write and hinged, which may, is not running; start hinged, or use sudo.",
        exitCode: 69)
    } catch {
      throw Problem("\(error)", exitCode: error.exitCode)
    }
  }
}
