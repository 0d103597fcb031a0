/// A load to lift, what the rule came to before plates were asked, and what they make.
package struct AdvisedLoad: Sendable, Equatable {
  package var grams: Int64
  /// Before it was brought to what can be made.
  package var dueGrams: Int64
  /// On each side, heaviest first; nil where it can't be made.
  package var plates: [Int64]?
  /// Of the bar; nil where none is loaded.
  package var barGrams: Int64?
  /// The nearest that can be made, where this can't.
  package var belowGrams: Int64?
  package var aboveGrams: Int64?

  package var canBeMade: Bool { plates != nil }

  /// The heaviest that can be made and is not above what is due. Where even that is far away, such as of
  /// plates that are not all in the settings, the load itself, with what is nearest.
  init(due: Int64, on rack: Rack) {
    dueGrams = due
    barGrams = rack.barGrams
    let below = rack.highest(notAbove: due)
    let isNear = below.map { due - $0 <= max(Self.farGrams, due / 20) } ?? false
    if let below, isNear {
      grams = below
      plates = rack.plates(for: below)
    } else {
      grams = due
      belowGrams = below
      aboveGrams = rack.lowest(above: due)
    }
  }

  /// One that was lifted and stays, also where the plates of the settings do not make it.
  init(kept load: Int64, on rack: Rack) {
    self.init(due: load, on: rack)
    guard grams != load else { return }
    belowGrams = grams
    aboveGrams = rack.lowest(above: load)
    grams = load
    plates = nil
  }

  private static let farGrams: Int64 = 5000
}
