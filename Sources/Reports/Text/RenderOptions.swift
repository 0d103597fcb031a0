package import Foundation
package import Training

/// How a text is to be laid out. What the terminal can do is found out by the command: a report
/// never asks.
package struct RenderOptions: Sendable {
  /// Columns no line exceeds, 60...200; other values are brought into the range.
  package let width: Int
  package let color: Bool
  /// False for terminals that are not UTF-8: then every character is ASCII.
  package let unicode: Bool
  /// Whether what people wrote, such as names, is to be ASCII as well.
  package let asciiText: Bool
  /// For dates.
  package let timeZone: TimeZone
  /// For loads.
  package let unit: LoadUnit

  package static let widths = 60...200

  package init(
    width: Int, color: Bool, unicode: Bool, asciiText: Bool? = nil, timeZone: TimeZone,
    unit: LoadUnit = .kg
  ) {
    self.width = min(max(width, Self.widths.lowerBound), Self.widths.upperBound)
    self.color = color
    self.unicode = unicode
    self.asciiText = asciiText ?? !unicode
    self.timeZone = timeZone
    self.unit = unit
  }

  var palette: Palette { Palette(isOn: color) }
  var glyphs: GlyphSet { unicode ? .unicode : .ascii }
}
