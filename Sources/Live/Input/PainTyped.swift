import Training

/// Pain as it is typed: how much, what it is like, or both: "3", "s", "3 sharp", "3s".
struct PainTyped {
  private let number: String
  private let word: String
  private let typed: String

  struct Refusal: Error { var sentence: String }

  init(_ text: String) {
    typed = text
    number = String(text.prefix { $0.isNumber })
    word = text.dropFirst(number.count).filter { $0 != " " }.lowercased()
  }

  /// What is to be logged, and its words for whoever typed it.
  var answer: Result<(values: [(field: EntryField, value: String)], words: String), Refusal> {
    guard !word.isEmpty else { return .success(([(.pain, number)], "pain \(number) of 10")) }
    guard let kind = PainKind.allCases.first(where: { $0.rawValue.hasPrefix(word) }) else {
      return .failure(
        Refusal(sentence: "'\(typed)' is no pain; give 0 to 10, d dull, s sharp, r radiating: 3 s.")
      )
    }
    let ofKind = (field: EntryField.painKind, value: kind.rawValue)
    let stop = kind == .dull ? "" : "; no load is advised until it is said to be gone"
    if number.isEmpty { return .success(([ofKind], "\(kind.rawValue) pain\(stop)")) }
    if number == "0" {
      return .failure(Refusal(sentence: "Pain 0 is none; it is not \(kind.rawValue) as well."))
    }
    return .success(
      ([(.pain, number), ofKind], "pain \(number) of 10, \(kind.rawValue)\(stop)"))
  }
}
