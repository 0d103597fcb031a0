import Foundation
import Training

/// What was said, in words.
enum SaidText {
  /// "session 12, set 3: load 140 kg (was 135 kg)"
  static func line(_ entry: EntryRecord, of target: LogDesk.Target) -> String {
    let now = words(entry)
    let before = target.entries.last {
      $0.field == entry.field && $0.setNumber == entry.setNumber && $0.repNumber == entry.repNumber
    }
    let adds = EntryField(rawValue: entry.field)?.adds ?? false
    guard let before, before.value != nil, !adds, before.value != entry.value else {
      return "\(target.name): \(now)"
    }
    if before.field == EntryField.excluded.rawValue { return "\(target.name): \(now) (was not)" }
    return "\(target.name): \(now) (was \(value(before)))"
  }

  /// "load 140 kg", "load taken back", "not counted"
  static func words(_ entry: EntryRecord) -> String {
    let field = EntryField(rawValue: entry.field)
    if field == .excluded { return entry.value == nil ? "counted" : "not counted" }
    let name = field.map(name) ?? entry.field
    return entry.value == nil ? "\(name) taken back" : "\(name) \(value(entry))"
  }

  static func name(_ field: EntryField) -> String {
    switch field {
    case .load: "load"
    case .rpe: "RPE"
    case .painKind: "kind of pain"
    default: field.rawValue
    }
  }

  static func value(_ entry: EntryRecord) -> String {
    guard let text = entry.value else { return "nothing" }
    switch EntryField(rawValue: entry.field) {
    case .load:
      return Int64(text).map {
        "\(LoadUnit.kg.text(grams: $0)) kg, \(LoadUnit.lb.text(grams: $0)) lb"
      } ?? text
    case .rpe:
      return Int64(text).map { $0 % 10 == 0 ? "\($0 / 10)" : "\($0 / 10).\($0 % 10)" } ?? text
    case .pain, .soreness: return "\(text) of 10"
    case .verdict: return text.replacing("_", with: " ")
    default: return text
    }
  }
}
