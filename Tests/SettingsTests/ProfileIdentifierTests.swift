import Foundation
import HingeCore
import Testing

@testable import Settings

@Suite struct ProfileIdentifierTests {
  /// Published test vectors of FNV-1a, 64 bits, and a text whose number begins with a zero.
  @Test(arguments: [
    ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ("chongo was here!\n", "46810940eff5f915"), ("aa", "089c4307b54596b7"),
  ])
  func isFNV1a(text: String, digits: String) {
    #expect(CalibrationProfile.identifier(of: text) == digits)
  }

  /// What a log remembers must still be found by later versions: this number may not change.
  @Test func theExampleKeepsItsNumber() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Calibration/examples/synthetic-conventional.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    let profile = try CalibrationProfile.read(text, path: file.path)
    #expect(try profile.identifier() == "caabc384ca253c64")
  }

  @Test func blanksInTheFileDoNotMatter() throws {
    let profile = sampleProfile()
    let text = try profile.jsonText()
    let spread = text.replacing("\n", with: "\n\n  ").replacing(",", with: " ,")
    #expect(spread != text)
    let read = try CalibrationProfile.read(spread, path: "p.json")
    #expect(try read.identifier() == profile.identifier())
  }

  /// Two calibrations of the same wearer differ in some number, if only by a thousandth.
  @Test func everyValueMatters() throws {
    let original = try sampleProfile().identifier()
    let changes: [(inout CalibrationProfile) -> Void] = [
      { $0.rangeMdeg += 1 }, { $0.lifter += "x" }, { $0.notes = [] }, { $0.grade = "B" },
      { $0.provenance = "measured" }, { $0.neutralRisingMdeg[8] += 1 },
      { $0.mountings[1].gyroBiasMdps[2] -= 1 }, { $0.mountings[0].upPpb.swapAt(0, 1) },
    ]
    for (index, change) in changes.enumerated() {
      var profile = sampleProfile()
      change(&profile)
      #expect(try profile.identifier() != original, "change \(index)")
    }
  }
}
