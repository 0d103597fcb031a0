import Coaching
package import HingeCore

/// The signs of a report, each one column wide, for terminals with and without Unicode.
package struct GlyphSet: Sendable {
  package var held: String
  package var crept: String
  package var lost: String
  package var noCall: String
  /// Somebody said that it is not to be counted.
  package var leftOut: String
  package var cue: String
  package var barFull: String
  package var barEmpty: String
  package var barMark: String
  package var barBeyond: String
  /// From low to high.
  package var levels: [String]
  /// A stretch of a trace that is not known.
  package var unknownLevel: String
  package var degree: String
  package var plusMinus: String
  package var ellipsis: String
  package var isASCII: Bool

  package static let unicode = GlyphSet(
    held: "✓", crept: "~", lost: "✗", noCall: "?", leftOut: "–", cue: "→", barFull: "█",
    barEmpty: "·",
    barMark: "│", barBeyond: "▶", levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    unknownLevel: "·", degree: "°", plusMinus: "±", ellipsis: "…", isASCII: false)

  package static let ascii = GlyphSet(
    held: "+", crept: "~", lost: "x", noCall: "?", leftOut: "-", cue: ">", barFull: "#",
    barEmpty: ".",
    barMark: "|", barBeyond: ">", levels: ["_", ".", ":", "-", "=", "+", "*", "#"],
    unknownLevel: " ", degree: " deg", plusMinus: "+-", ellipsis: "~", isASCII: true)

  package func sign(_ verdict: Verdict?) -> String {
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

  package var tone: Tone {
    switch self {
    case .held: .good
    case .crept: .caution
    case .lost: .bad
    case .noCall: .open
    }
  }
}
