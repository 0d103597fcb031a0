package import Control

/// The reps of the set, one sign each: what was said of every one, in the order of lifting.
package struct RepStrip: Equatable, Sendable {
  private var set: Int32?
  /// By place; nil: counted, and not complete yet.
  private var verdicts: [String?] = []
  /// Reps before these were not seen: the page came in the middle of the set.
  private var unseen = 0

  /// Nobody does more; a number beyond is a mistake of somebody else.
  private static let most: Int32 = 200

  package init() {}

  package var isEmpty: Bool { unseen + verdicts.count == 0 }

  /// `held`, `crept`, `lost`, `no_call`, `counted` or `unseen`, for each rep.
  package var words: [String] {
    [String](repeating: "unseen", count: unseen) + verdicts.map { $0 ?? "counted" }
  }

  mutating func clear() {
    verdicts = []
    unseen = 0
  }

  /// Whether it is another set than before.
  mutating func begin(_ set: Int32?) -> Bool {
    defer { self.set = set }
    return self.set != set
  }

  mutating func count(_ index: Int32?) {
    guard let place = place(index) else { return }
    if verdicts.isEmpty, unseen == 0 { unseen = place }
    while unseen + verdicts.count <= place { verdicts.append(nil) }
  }

  mutating func complete(_ index: Int32?, _ verdict: String) {
    count(index)
    guard let place = place(index), place >= unseen else { return }
    verdicts[place - unseen] = verdict
  }

  mutating func withdraw(_ index: Int32?) {
    guard let place = place(index) else { return }
    verdicts.removeLast(max(0, min(verdicts.count, unseen + verdicts.count - place)))
    unseen = min(unseen, place)
  }

  private func place(_ index: Int32?) -> Int? {
    guard let index, (1...Self.most).contains(index) else { return nil }
    return Int(index) - 1
  }
}

/// How long the parts of a rep took, in seconds; nil: not known.
package struct RepTempo: Codable, Equatable, Sendable {
  package var down: Double?
  package var hold: Double
  package var up: Double
  package var top: Double?

  package init(_ rep: LiveRep) {
    func seconds(_ milliseconds: Int64) -> Double { Double(milliseconds / 100) / 10 }
    down = rep.eccentricMS.map(seconds)
    hold = seconds(rep.bottomMS)
    up = seconds(rep.concentricMS)
    top = rep.topMS.map(seconds)
  }
}
