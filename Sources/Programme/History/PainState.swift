import Training

/// What is to be made of all that a lifter said of pain, in the order in which it was said.
///
/// Sharp or radiating pain, or much of it, stands until it is said to be gone: by a 0 at the same place, of a
/// session as a whole, or of anything in a later session. Less is not gone: a lower number or a milder kind
/// said later stands beside it. Said at the same place within minutes of the first it is a slip of the finger,
/// mended; a 0 mends nothing, it says that the pain has gone. What is taken back is the last word, not those
/// before it.
struct PainState: Sendable {
  struct Standing: Sendable, Equatable {
    var sessionID: Int64
    var set: Int?
    var kind: PainKind?
    var value: Int64?
  }

  /// What ends advice.
  private(set) var stop: Standing?
  /// Sessions of which such pain was said, gone or not.
  private(set) var grave: Set<Int64> = []
  /// The most of the last session, where that holds progress.
  private(set) var hold: Standing?

  private struct Place: Hashable {
    var session: Int64
    var set: Int?
    var rep: Int?

    init(_ entry: EntryRecord) {
      (session, set, rep) = (entry.sessionID, entry.setNumber, entry.repNumber)
    }
  }

  /// Milliseconds in which a word takes the place of the one before it, from the first of them on.
  static let mendedWithinMS: Int64 = 10 * 60_000

  private struct Word {
    var id: Int64
    var place: Place
    var moment: Moment
    var value: Int64?
    var kind: PainKind?
  }

  init(_ entries: [EntryRecord], before endMS: Int64, settings: ProgrammeSettings, last: Int64?) {
    let said = Self.said(entries, before: endMS)
    let words = Self.ordered(said.values.joined())
    let numbers = words.filter { $0.value != nil }
    func isGrave(_ word: Word) -> Bool { word.kind.map { $0 != .dull } ?? false }
    let serious = words.filter { word in
      isGrave(word) || word.value.map { $0 >= Int64(settings.painStop) } ?? false
    }
    grave = Set(serious.map(\.place.session))
    stop = serious.last { word in
      !numbers.contains { later in
        guard later.id > word.id, later.value == 0 else { return false }
        return later.place == word.place || later.place.set == nil
          || later.place.session > word.place.session
      }
    }.map { word in
      let beside = words.filter { $0.place == word.place && $0.id != word.id }
      return Standing(
        sessionID: word.place.session, set: word.place.set,
        kind: word.kind ?? (beside.last(where: isGrave) ?? beside.last { $0.kind != nil })?.kind,
        value: word.value ?? beside.last { $0.value != nil }?.value)
    }
    let latest = Self.ordered(said.values.compactMap(\.last))
    let ofLast = latest.filter { $0.value != nil && $0.place.session == last }
    let overall = ofLast.last { $0.place.set == nil }
    // What is said of the whole session takes the place of what was said of its sets before.
    let counted = ofLast.filter { $0.id >= overall?.id ?? .min }
    hold = counted.filter { ($0.value ?? 0) >= Int64(settings.painHold) }
      .max { ($0.value ?? 0, $1.id) < ($1.value ?? 0, $0.id) }
      .map {
        Standing(sessionID: $0.place.session, set: $0.place.set, kind: nil, value: $0.value)
      }
  }

  /// When something was said: by the calendar, else by the time since the machine was started.
  private struct Moment {
    var wallMS: Int64?
    var bootID: String
    var bootMS: Int64?

    init(_ entry: EntryRecord) {
      wallMS = entry.hasKnownDate ? entry.enteredAtWallMS : nil
      (bootID, bootMS) = (entry.bootID, entry.enteredAtBootMS)
    }

    /// Nil where nobody knows.
    func milliseconds(until later: Moment) -> Int64? {
      if let wallMS, let then = later.wallMS { return Self.span(wallMS, then) }
      guard !bootID.isEmpty, bootID == later.bootID, let bootMS, let then = later.bootMS else {
        return nil
      }
      return Self.span(bootMS, then)
    }

    /// A damaged log may hold any numbers.
    private static func span(_ from: Int64, _ to: Int64) -> Int64? {
      let (span, overflow) = to.subtractingReportingOverflow(from)
      return overflow ? nil : span
    }
  }

  private struct Key: Hashable {
    var place: Place
    var field: EntryField
  }

  /// What was said of each field and place and neither taken back nor mended, in the order in which it was said.
  private static func said(_ entries: [EntryRecord], before endMS: Int64) -> [Key: [Word]] {
    var found: [Key: [Word]] = [:]
    for entry in entries.sorted(by: { ($0.id, $0.sessionID) < ($1.id, $1.sessionID) }) {
      guard let field = entry.knownField, field == .pain || field == .painKind,
        entry.problem == nil, !entry.hasKnownDate || entry.enteredAtWallMS < endMS
      else { continue }
      let key = Key(place: Place(entry), field: field)
      guard let value = entry.value else {
        _ = found[key]?.popLast()
        continue
      }
      var word = Word(
        id: entry.id, place: key.place, moment: Moment(entry),
        value: field == .pain ? Int64(value) : nil,
        kind: field == .painKind ? PainKind(rawValue: value) : nil)
      if word.value != 0, let before = found[key]?.last, before.value != 0,
        let passed = before.moment.milliseconds(until: word.moment),
        (0...mendedWithinMS).contains(passed)
      {
        found[key]?.removeLast()
        word.moment = before.moment
      }
      found[key, default: []].append(word)
    }
    return found
  }

  private static func ordered(_ words: some Sequence<Word>) -> [Word] {
    words.sorted { ($0.id, $0.place.session) < ($1.id, $1.place.session) }
  }
}
