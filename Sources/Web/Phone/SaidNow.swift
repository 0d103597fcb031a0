package import Training

/// What was said of the session that goes on, set by set, and what is offered for the next answer.
package struct SaidNow: Encodable, Equatable, Sendable {
  /// In the log's own words: grams, tenths.
  package struct OfSet: Encodable, Equatable, Sendable {
    package var load: String?
    package var rpe: String?
    package var pain: String?
    package var painKind: String?
    package var notes: [String] = []

    enum CodingKeys: String, CodingKey {
      case load = "load_g"
      case rpe = "rpe_tenths"
      case painKind = "pain_kind"
      case pain, notes
    }
  }

  package struct Offers: Encodable, Equatable, Sendable {
    package var kg: [LoadOffer]
    package var lb: [LoadOffer]
  }

  /// nil before anything of it is on the disk.
  package let session: Int64?
  /// As `report.units` says.
  package let units: String
  package private(set) var sets: [String: OfSet] = [:]
  package let offers: Offers
  package let lastRPE: String?
  /// Pain that was said of the session ends advice.
  package let painStops: Bool

  /// - Parameters:
  ///   - entries: all that was said of the session, oldest first.
  ///   - set: what is asked about: offers come from the sets before it.
  ///   - painStops: by the rule of `hinge next`.
  ///   - earlier: load in grams and RPE in tenths of the lifter's last set before this session.
  package init(
    session: Int64?, entries: [EntryRecord], set: Int, earlier: (load: Int64?, rpe: Int64?),
    unit: LoadUnit, painStops: Bool = false
  ) {
    self.painStops = painStops
    self.session = session
    units = unit.rawValue
    var found: [Int: OfSet] = [:]
    for entry in entries where entry.problem == nil && entry.repNumber == nil {
      guard let number = entry.setNumber, let field = entry.knownField else { continue }
      switch field {
      case .load: found[number, default: OfSet()].load = entry.value
      case .rpe: found[number, default: OfSet()].rpe = entry.value
      case .pain: found[number, default: OfSet()].pain = entry.value
      case .painKind:
        found[number, default: OfSet()].painKind = entry.value
        // Pain of a kind is not none.
        if entry.value != nil, found[number]?.pain == "0" { found[number]?.pain = nil }
      case .note:
        if let text = entry.value {
          found[number, default: OfSet()].notes.append(text)
        } else {
          found[number]?.notes = []
        }
      default: continue
      }
    }
    for (number, said) in found { sets["\(number)"] = said }
    let before = found.keys.filter { $0 < set }.sorted()
    let load = before.last { found[$0]?.load != nil }.flatMap { found[$0]?.load }
    let last = load.flatMap { Int64($0) } ?? earlier.load ?? found[set]?.load.flatMap { Int64($0) }
    offers = Offers(
      kg: LoadOffer.all(last: last, unit: .kg), lb: LoadOffer.all(last: last, unit: .lb))
    let rpe = before.last { found[$0]?.rpe != nil }.flatMap { found[$0]?.rpe }
    lastRPE = rpe ?? earlier.rpe.map { "\($0)" }
  }

  enum CodingKeys: String, CodingKey {
    case session, units, sets, offers
    case lastRPE = "last_rpe_tenths"
    case painStops = "pain_stops"
  }
}
