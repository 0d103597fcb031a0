/// One rule of the programme. It sees everything, and says nothing where it does not apply.
protocol Rule: Sendable {
  var name: RuleName { get }
  func advice(on situation: Situation) -> Advice?
}

extension Rule {
  /// Whether it alone would keep the load from rising.
  func holds(_ situation: Situation) -> Bool {
    guard let advice = advice(on: situation) else { return false }
    return advice.kind == .hold || advice.kind == .backOff
  }
}
