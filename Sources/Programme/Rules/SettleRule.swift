/// A load that was lowered for a reason stays for two weeks, however well it goes: as long as a lighter day would
/// count for nothing.
struct SettleRule: Rule {
  let name = RuleName.settle

  func advice(on situation: Situation) -> Advice? {
    guard let load = situation.load, let working = situation.working,
      ProgrammeSettings.isLighter(load.grams, than: load.heaviestGrams)
    else { return nil }
    return situation.hold(
      name,
      "The load came down from \(load: load.heaviestGrams) less than \(ProgrammeSettings.lighterDays) days ago: stay and let form settle.",
      evidence: [Evidence(working.id)],
      change:
        "A flawless session \(ProgrammeSettings.lighterDays) days after the last one at \(load: load.heaviestGrams)."
    )
  }
}
