import Foundation
import Testing

@testable import Reports

/// Contrast as WCAG 2.2 computes it (relative luminance of sRGB).
@Suite struct HTMLColorTests {
  private func luminance(_ color: UInt32) -> Double {
    let parts = [16, 8, 0].map { shift -> Double in
      let value = Double((color >> UInt32(shift)) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: UInt32, _ b: UInt32) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func contrastIsComputedAsItShouldBe() {
    #expect(abs(contrast(0x000000, 0xFFFFFF) - 21) < 0.001)
    #expect(abs(contrast(0x777777, 0xFFFFFF) - 4.48) < 0.01)
  }

  @Test func everyInkIsReadableOnEveryGround() {
    for ink in ReportColors.inks {
      for ground in ReportColors.grounds {
        #expect(contrast(ink.light, ground.light) >= 4.5, "\(ink.name) on \(ground.name), light")
        #expect(contrast(ink.dark, ground.dark) >= 4.5, "\(ink.name) on \(ground.name), dark")
      }
    }
  }

  /// The style sheet takes every color from the list that is checked above.
  @Test func noColorStandsInTheSheetItself() {
    let sheet = ReportStyle.sheet.description
    #expect(sheet.firstMatch(of: #/#[0-9a-fA-F]{3,8}\b/#) == nil)
    #expect(sheet.firstMatch(of: #/rgb|hsl|: *(black|white|gray|grey|red|green)/#) == nil)
    let names = Set((ReportColors.grounds + ReportColors.inks + ReportColors.lines).map(\.name))
    for used in sheet.matches(of: #/var\(--([a-z]+)\)/#) {
      #expect(names.contains(String(used.output.1)), "\(used.output.1)")
    }
    // Not for text: it is too faint for that.
    #expect(sheet.firstMatch(of: #/[^-]color:var\(--line\)/#) == nil)
    #expect(ReportColors.sheet.contains("--well:#eef0f3"))
  }
}
