import Training

extension LogQueue {
  func write(_ entry: Entry) throws(RepLogError) {
    guard let writer else { throw .outOfTurn(detail: "the log is not open") }
    do throws(RepLogError) {
      try write(entry, writer)
      remember(entry, writer)
    } catch {
      switch error {
      case .refused, .outOfTurn:
        // Trying again would say the same, and hold up all that follow.
        lostEntries += 1
        lastRefusal = error
      default: throw error
      }
    }
  }

  private func write(_ entry: Entry, _ writer: RepLogWriter) throws(RepLogError) {
    switch entry {
    case .beginSession(let record): try writer.beginSession(record)
    case .beginSet(let record): try writer.beginSet(record)
    case .rep(let record, let number): try writer.append(rep: record, setNumber: number)
    case .hold(let record): try writer.append(hold: record)
    case .notes(let alerts, let faults): try writer.append(alerts: alerts, faults: faults)
    case .endSet(let number, let time): try writer.endSet(number: number, atUS: time)
    case .endSession(let time): try writer.endSession(atMonotonicUS: time)
    case .clock(let fix): try writer.repairDates(fix)
    }
  }

  /// Whether an entry that could not be written is in the log all the same. Those that only change
  /// what is there are made again without harm.
  func isWritten(_ entry: Entry, _ writer: RepLogWriter) throws(RepLogError) -> Bool {
    let isThere =
      switch entry {
      case .beginSession(let record): try writer.adopt(record) != nil
      case .beginSet(let record): writer.holds(set: record.number)
      case .rep(let record, let number):
        try writer.holds(rep: record.number, setNumber: number)
      case .hold(let record): try writer.holds(hold: record.number)
      case .notes(let alerts, let faults): try writer.holds(alerts, faults)
      case .endSet, .endSession, .clock: false
      }
    if isThere { remember(entry, writer) }
    return isThere
  }

  /// The entry is on the disk.
  private func remember(_ entry: Entry, _ writer: RepLogWriter) {
    switch entry {
    case .beginSession(let record):
      if let id = writer.sessionID { memory.begin(record, id: id) }
    case .beginSet(let record): memory.add(record)
    case .rep(let record, let number):
      memory.add(record, setNumber: number)
      durableReps += 1
      logged.append(LoggedRep(session: writer.sessionID ?? 0, set: number, rep: record.number))
    case .hold(let record):
      memory.add(record)
      loggedHolds.append(DurableHold(session: writer.sessionID ?? 0, number: record.number))
    case .notes(let alerts, let faults): memory.add(alerts, faults)
    case .endSet(let number, let time): memory.endSet(number, atUS: time)
    case .endSession: memory.end()
    case .clock(let fix): memory.repair(fix)
    }
  }
}
