/// A date and time as the apps write them: "2026-11-22 18:04:00", "22 Nov 2026, 18:04", "Nov 22, 2026,
/// 6:04 PM", with months in several languages.
enum ForeignDate {
  /// Nil for anything else; above all for 03/04/2026, which may be two days.
  static func read(_ text: String) -> CivilTime? {
    if text.utf8.count > 80 { return nil }
    var numbers: [Int] = []
    var month: Int?
    var half: Int?
    for token in tokens(text) {
      if let number = Int(token) {
        if token.count > 4 { return nil }
        numbers.append(number)
      } else if token == "am" || token == "pm" {
        half = token == "pm" ? 12 : 0
      } else if let named = Self.month(token) {
        if month != nil { return nil }
        month = named
      } else if !["t", "de", "h", "at", "um", "à"].contains(token) {
        return nil
      }
    }
    if month == nil {
      // Only with the year in front is it plain what the others are.
      guard numbers.count >= 5, numbers[0] >= 1000 else { return nil }
      month = numbers.remove(at: 1)
      numbers.swapAt(0, 1)
    } else if let first = numbers.first, first >= 1000, numbers.count > 1 {
      numbers.swapAt(0, 1)
    }
    guard let month, (4...5).contains(numbers.count) else { return nil }
    var hour = numbers[2]
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + half
    }
    return CivilTime(
      year: numbers[1], month: month, day: numbers[0], hour: hour, minute: numbers[3],
      second: numbers.count > 4 ? numbers[4] : 0)
  }

  /// Runs of digits and runs of letters, in lower case.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var kind: Bool?
    for character in text.lowercased() {
      let isDigit = character.isASCII && character.isNumber
      guard isDigit || character.isLetter else {
        kind = nil
        continue
      }
      if kind == isDigit, let last = tokens.popLast() {
        tokens.append(last + String(character))
      } else {
        tokens.append(String(character))
      }
      kind = isDigit
    }
    return tokens
  }

  private static func month(_ word: String) -> Int? {
    // Long names begin with the short ones but for two, which share three letters.
    if word.hasPrefix("juin") { return 6 }
    if word.hasPrefix("juil") { return 7 }
    return months[String(word.prefix(3))]
  }

  /// English, German, French, Spanish, Italian, Portuguese and Dutch agree wherever they share one.
  private static let months: [String: Int] = [
    "jan": 1, "ene": 1, "gen": 1, "jän": 1,
    "feb": 2, "fév": 2, "fev": 2,
    "mar": 3, "mär": 3, "mrz": 3, "mrt": 3, "maa": 3,
    "apr": 4, "avr": 4, "abr": 4,
    "may": 5, "mai": 5, "mag": 5, "mei": 5,
    "jun": 6, "giu": 6,
    "jul": 7, "lug": 7,
    "aug": 8, "aoû": 8, "ago": 8,
    "sep": 9, "set": 9,
    "oct": 10, "okt": 10, "ott": 10, "out": 10,
    "nov": 11,
    "dec": 12, "dez": 12, "déc": 12, "dic": 12,
  ]
}
