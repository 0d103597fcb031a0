package import HingeCore

/// What can be said of a session, a set or a rep, beside what the belt saw. The raw value is what the
/// log keeps, with the unit of the value in it.
package enum EntryField: String, CaseIterable, Sendable {
  /// On the bar, whole grams.
  case load = "load_g"
  /// Rating of perceived exertion, 1 to 10 by halves (Zourdos 2016), in tenths.
  case rpe = "rpe_tenths"
  /// 0 none to 10 worst, whole numbers (numeric rating scale).
  case pain
  /// Token of `PainKind`: what the pain is like, beside how much it is.
  case painKind = "pain_kind"
  /// As pain, of muscles, on the days after; each answer stands beside the ones before.
  case soreness
  /// Any words; each stands beside the ones before.
  case note
  /// `true`: not to be counted.
  case excluded
  /// Token of `Verdict`: what the lifter or coach calls a rep.
  case verdict
  /// Token of `LiftStyle`.
  case style
  case lifter

  /// As people call it.
  package var word: String {
    switch self {
    case .load: "a load"
    case .rpe: "an RPE"
    case .excluded: "whether it counts"
    case .verdict: "a verdict"
    case .style: "a style"
    case .lifter: "a lifter"
    case .painKind: "a kind of pain"
    case .pain, .soreness, .note: rawValue
    }
  }

  /// What it may be about.
  package var scopes: [EntryScope] {
    switch self {
    case .load: [.set]
    case .rpe, .style: [.session, .set]
    case .pain, .painKind, .note, .excluded: [.session, .set, .rep]
    case .soreness, .lifter: [.session]
    case .verdict: [.rep]
    }
  }

  /// Every answer counts, not only the last.
  package var adds: Bool { self == .note || self == .soreness }

  package static let mostGrams: Int64 = 1_000_000
  package static let longestNote = 500
  package static let longestName = 64

  /// What is wrong with a value, as the end of a sentence about it; nil where it may be logged.
  package func problem(with value: String) -> String? {
    switch self {
    case .load:
      Self.whole(value, 0...Self.mostGrams) ? nil : "a load is 0 to 1000 kg"
    case .rpe:
      Self.whole(value, 10...100) && value.last.map { "05".contains($0) } == true
        ? nil : "RPE goes from 1 to 10 by halves"
    case .pain, .soreness:
      Self.whole(value, 0...10) ? nil : "\(rawValue) goes from 0, none, to 10, in whole numbers"
    case .painKind:
      PainKind(rawValue: value) != nil
        ? nil
        : "a kind of pain is one of \(PainKind.allCases.map(\.rawValue).joined(separator: ", "))"
    case .note: Self.text(value, Self.longestNote, "a note")
    case .lifter: Self.text(value, Self.longestName, "a name")
    case .excluded: value == "true" ? nil : "what is excluded has the value true"
    case .verdict:
      Verdict(name: value) != nil
        ? nil : "a verdict is one of \(Verdict.all.map(\.name).joined(separator: ", "))"
    case .style:
      LiftStyle(name: value) != nil
        ? nil : "a style is one of \(LiftStyle.all.map(\.name).joined(separator: ", "))"
    }
  }

  private static func whole(_ value: String, _ range: ClosedRange<Int64>) -> Bool {
    // "+5" and "05" would be read, and be other texts for the same number.
    Int64(value).map { range.contains($0) && "\($0)" == value } ?? false
  }

  private static func text(_ value: String, _ most: Int, _ what: String) -> String? {
    if value.allSatisfy(\.isWhitespace) { return "\(what) can't be empty" }
    // Characters of any length exist: the bytes are bounded, too.
    if value.count > most || value.utf8.count > most * 8 {
      return "\(what) has at most \(most) characters"
    }
    let isClean = value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    return isClean ? nil : "\(what) is one line, without control characters"
  }
}

/// What pain is like, as people say it; two of them are a reason to stop and ask somebody who knows.
package enum PainKind: String, CaseIterable, Sendable {
  case dull
  case sharp
  /// It runs into a buttock, a leg or a foot.
  case radiating
}

package enum EntryScope: String, Sendable {
  case session, set, rep
}
