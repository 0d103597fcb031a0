extension SessionLog {
  /// The session with what was said of it in force: loads, other names, verdicts and exclusions where
  /// they belong, and `entries` beside it, in the order in which they were said.
  ///
  /// What is not understood, of a later version or with a value that none may have, changes nothing.
  package mutating func apply(_ entries: [EntryRecord]) {
    self.entries = entries
    var notes: [Place: [String]] = [:]
    for entry in entries {
      guard let field = entry.knownField, entry.problem == nil else { continue }
      switch (field, entry.value) {
      case (.note, let text?): notes[Place(entry), default: []].append(text)
      case (.note, nil): notes[Place(entry)] = []
      case (.soreness, nil): said.soreness = []
      default: apply(entry, field)
      }
    }
    for (place, texts) in notes { put(texts, at: place) }
  }

  private struct Place: Hashable {
    var set: Int?
    var rep: Int?

    init(_ entry: EntryRecord) {
      set = entry.setNumber
      rep = entry.repNumber
    }
  }

  private mutating func apply(_ entry: EntryRecord, _ field: EntryField) {
    guard let setNumber = entry.setNumber else { return applyToSession(entry, field) }
    guard let set = sets.firstIndex(where: { $0.0.number == setNumber }) else { return }
    guard let repNumber = entry.repNumber else {
      return Self.apply(entry, field, to: &sets[set].0)
    }
    guard let rep = sets[set].1.firstIndex(where: { $0.number == repNumber }) else { return }
    Self.apply(entry, field, to: &sets[set].1[rep].said)
  }

  private mutating func applyToSession(_ entry: EntryRecord, _ field: EntryField) {
    let number = entry.value.flatMap { Int64($0) }
    switch field {
    case .rpe: said.rpeTenths = number
    case .pain: said.pain = number
    case .painKind: (said.pain, said.painKind) = Self.pain(said.pain, entry)
    case .excluded: said.isExcluded = entry.value != nil
    case .soreness:
      guard let number else { return }
      said.soreness.append(
        .init(
          value: number, saidAtWallMS: entry.enteredAtWallMS, hoursAfter: hours(after: entry)))
    case .lifter:
      let logged = said.loggedLifter ?? session.lifter
      session.lifter = entry.value ?? logged
      said.loggedLifter = session.lifter == logged ? nil : logged
    case .style:
      let logged = said.loggedStyle ?? session.style
      session.style = entry.value ?? logged
      said.loggedStyle = session.style == logged ? nil : logged
    case .load, .verdict, .note: return
    }
  }

  private static func apply(_ entry: EntryRecord, _ field: EntryField, to set: inout SetRecord) {
    let number = entry.value.flatMap { Int64($0) }
    switch field {
    case .load: set.loadGrams = number
    case .rpe: set.said.rpeTenths = number
    case .pain: set.said.pain = number
    case .painKind: (set.said.pain, set.said.painKind) = Self.pain(set.said.pain, entry)
    case .excluded: set.said.isExcluded = entry.value != nil
    case .style: set.said.style = entry.value
    case .soreness, .verdict, .lifter, .note: return
    }
  }

  private static func apply(_ entry: EntryRecord, _ field: EntryField, to said: inout RepSaid) {
    switch field {
    case .pain: said.pain = entry.value.flatMap { Int64($0) }
    case .painKind: (said.pain, said.painKind) = Self.pain(said.pain, entry)
    case .excluded: said.isExcluded = entry.value != nil
    case .verdict: said.verdict = entry.value
    case .load, .rpe, .soreness, .style, .lifter, .note: return
    }
  }

  /// Pain of a kind is not none: a 0 that was said before it is no number of it.
  private static func pain(_ value: Int64?, _ entry: EntryRecord) -> (Int64?, PainKind?) {
    let kind = entry.value.flatMap { PainKind(rawValue: $0) }
    return (kind != nil && value == 0 ? nil : value, kind)
  }

  private mutating func put(_ notes: [String], at place: Place) {
    guard let number = place.set else { return said.notes = notes }
    guard let set = sets.firstIndex(where: { $0.0.number == number }) else { return }
    guard let repNumber = place.rep else { return sets[set].0.said.notes = notes }
    guard let rep = sets[set].1.firstIndex(where: { $0.number == repNumber }) else { return }
    sets[set].1[rep].said.notes = notes
  }

  private func hours(after entry: EntryRecord) -> Int64? {
    guard session.hasKnownDate, entry.hasKnownDate else { return nil }
    let hours = (entry.enteredAtWallMS - session.startedAtWallMS) / 3_600_000
    return hours < 0 ? nil : hours
  }
}

extension EntryRecord {
  package var hasKnownDate: Bool {
    SessionRecord.plausibleWallMS.contains(enteredAtWallMS) && clock != ClockState.unset.rawValue
  }
}

extension SessionLog {
  /// Ids of the entries that count: of each field and place the last, of notes and soreness all since
  /// they were last taken back.
  package var entriesInForce: Set<Int64> {
    var found: [String: [Int64]] = [:]
    for entry in entries where entry.knownField != nil && entry.problem == nil {
      let place = "\(entry.setNumber ?? 0).\(entry.repNumber ?? 0).\(entry.field)"
      if entry.value == nil {
        found[place] = []
      } else if entry.knownField?.adds == true {
        found[place, default: []].append(entry.id)
      } else {
        found[place] = [entry.id]
      }
    }
    return Set(found.values.joined())
  }
}
