import Training

/// The open session as far as it was logged, in case the file it is in turns out to be damaged or
/// goes: it is then written to the next one, too.
///
/// Bounded: of a session longer than any training the newest reps are kept.
struct SessionMemory {
  private(set) var session: SessionRecord?
  private(set) var sets: [SetRecord] = []
  /// Each with the number of its set.
  private(set) var reps: [(Int, RepRecord)] = []
  private(set) var holds: [HoldRecord] = []
  private(set) var alerts: [AlertRecord] = []
  private(set) var faults: [FaultRecord] = []
  private(set) var entries: [EntryRecord] = []

  static let mostReps = 600
  static let mostNotes = 400

  mutating func begin(_ session: SessionRecord, id: Int64) {
    self = SessionMemory()
    self.session = session
    self.session?.id = id
  }

  /// The number that it has in the file that is written now.
  mutating func renumber(_ id: Int64?) { if let id { session?.id = id } }

  mutating func add(_ set: SetRecord) { sets.append(set) }

  mutating func add(_ rep: RepRecord, setNumber: Int) {
    reps.append((setNumber, rep))
    guard reps.count > Self.mostReps else { return }
    reps.removeFirst(Self.mostReps / 2)
    let oldest = reps[0].0
    sets.removeAll { $0.number < oldest }
  }

  mutating func add(_ hold: HoldRecord) {
    holds.append(hold)
    if holds.count > Self.mostNotes { holds.removeFirst(Self.mostNotes / 2) }
  }

  mutating func add(_ alerts: [AlertRecord], _ faults: [FaultRecord]) {
    self.alerts += alerts
    self.faults += faults
    if self.alerts.count > Self.mostNotes { self.alerts.removeFirst(Self.mostNotes / 2) }
    if self.faults.count > Self.mostNotes { self.faults.removeFirst(Self.mostNotes / 2) }
  }

  /// Of this session only: others are not written again.
  mutating func add(_ entries: [EntryRecord]) {
    self.entries += entries.filter { $0.sessionID == session?.id }
    if self.entries.count > Self.mostNotes { self.entries.removeFirst(Self.mostNotes / 2) }
  }

  mutating func endSet(_ number: Int, atUS end: Int64) {
    if let index = sets.lastIndex(where: { $0.number == number }) { sets[index].endUS = end }
  }

  mutating func repair(_ fix: ClockFix) {
    if let known = session { session = fix.repaired(known) }
  }

  /// The session has ended: there is nothing to write again.
  mutating func end() { self = SessionMemory() }
}
