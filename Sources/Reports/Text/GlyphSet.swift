import Coaching
import HingeCore

/// The signs of a report, each one column wide, for terminals with and without Unicode.
struct GlyphSet: Sendable {
  var held: String
  var crept: String
  var lost: String
  var noCall: String
  /// Somebody said that it is not to be counted.
  var leftOut: String
  var cue: String
  var barFull: String
  var barEmpty: String
  var barMark: String
  var barBeyond: String
  /// From low to high.
  var levels: [String]
  /// A stretch of a trace that is not known.
  var unknownLevel: String
  var degree: String
  var plusMinus: String
  var ellipsis: String
  var isASCII: Bool

  static let unicode = GlyphSet(
    held: "✓", crept: "~", lost: "✗", noCall: "?", leftOut: "–", cue: "→", barFull: "█",
    barEmpty: "·",
    barMark: "│", barBeyond: "▶", levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    unknownLevel: "·", degree: "°", plusMinus: "±", ellipsis: "…", isASCII: false)

  static let ascii = GlyphSet(
    held: "+", crept: "~", lost: "x", noCall: "?", leftOut: "-", cue: ">", barFull: "#",
    barEmpty: ".",
    barMark: "|", barBeyond: ">", levels: ["_", ".", ":", "-", "=", "+", "*", "#"],
    unknownLevel: " ", degree: " deg", plusMinus: "+-", ellipsis: "~", isASCII: true)

  func sign(_ verdict: Verdict?) -> String {
    switch verdict {
    case .held: held
    case .crept: crept
    case .lost: lost
    case .noCall, nil: noCall
    }
  }
}

extension Verdict {
  var word: String { plain }

  var tone: Tone {
    switch self {
    case .held: .good
    case .crept: .caution
    case .lost: .bad
    case .noCall: .open
    }
  }
}
