/// Work sets with hardly a rep left.
struct EffortRule: Rule {
  let name = RuleName.effort

  func advice(on situation: Situation) -> Advice? {
    guard let limit = situation.settings.rpeHoldTenths else { return nil }
    let hard = situation.lastWork.filter { $0.rpeTenths.map { $0 >= limit } ?? false }
    guard let worst = hard.compactMap(\.rpeTenths).max() else { return nil }
    let text = worst % 10 == 0 ? "\(worst / 10)" : "\(worst / 10).\(worst % 10)"
    return situation.hold(
      name, "A work set was RPE \(text): hardly a rep was left, so the load stays.",
      evidence: hard.map { Evidence($0) },
      change: "The same work at a lower RPE.")
  }
}
