import Programme
import Settings

extension PlateShed {
  init(_ plates: Configuration.Plates) {
    self.init(
      barGrams: plates.bar.grams, trapBarGrams: plates.trapBar.grams,
      pairs: plates.pairs.map(\.grams), kettlebells: plates.kettlebells.map(\.grams))
  }
}
