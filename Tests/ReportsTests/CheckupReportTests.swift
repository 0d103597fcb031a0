import Diagnosis
import Foundation
import Reports
import Testing

/// What `hinge doctor` prints, on findings that are made up.
@Suite struct CheckupReportTests {
  private static let first = Subject.sensor(SensorName(number: 1, address: 0x68))
  private static let second = Subject.sensor(SensorName(number: 2, address: 0x69))
  private static let good: [Finding] = [
    Finding(.bus, .bus("/dev/i2c-1"), .pass, .words("open"), "bcm2835 (i2c@7e804000)"),
    Finding(.chip, first, .pass, .words("MPU-6050"), "answers 0x68 at 0x68 on /dev/i2c-1"),
    Finding(.gravity, first, .pass, .number(1.0034, .g, places: 3)),
    Finding(.gyroBias, first, .pass, .axes(-1.25, 0.5, 19, .degreesPerSecond, places: 1), "x y z"),
  ]
  private static let bad: [Finding] =
    good + [
      Finding(
        .chip, second, .fail, .words("no answer"),
        "0x69 on /dev/i2c-1 does not answer (Remote I/O error (EREMOTEIO))",
        mend: "check supply and the address pin"),
      Finding(
        .transfers, first, .warn, .number(4.2, .permille, places: 1), mend: "fasten its wires"),
      Finding(.gaps, first, .warn, .number(3, .samples, places: 0), mend: "fasten its wires"),
    ]

  private func text(_ findings: [Finding], width: Int = 80, unicode: Bool = true) -> String {
    CheckupReport(
      findings,
      options: RenderOptions(width: width, color: false, unicode: unicode, timeZone: .gmt)
    ).text
  }

  @Test func whatIsWellIsOneLineEach() {
    let lines = text(Self.good).split(separator: "\n").map(String.init)
    #expect(lines.contains("  ✓ pass  gravity      1.003 g"))
    #expect(
      lines.contains {
        $0.contains("gyro bias    -1.2 0.5 19.0 dps") || $0.contains("-1.3 0.5 19.0 dps")
      })
    #expect(lines.last == "✓ All is well: 4 passed.")
    #expect(!text(Self.good).contains("What to do"))
  }

  @Test func mendsAreNumberedWorstFirstAndEachOnce() throws {
    let text = text(Self.bad)
    let list = try #require(text.split(separator: "What to do\n").last)
    #expect(
      String(list) == """
         1. chip (T12): check supply and the address pin
         2. transfers (sacrum), gaps (sacrum): fasten its wires

        """)
    #expect(text.contains("✗ 1 failed, 2 warnings, 4 passed."))
  }

  @Test(arguments: [60, 80, 120], [true, false]) func staysWithinItsWidth(
    _ width: Int, _ unicode: Bool
  ) {
    let text = text(Self.bad, width: width, unicode: unicode)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    if !unicode { #expect(text.utf8.allSatisfy { $0 < 0x7F }) }
    // The reason is wrapped, not cut.
    #expect(text.contains("(EREMOTEIO))"))
  }

  /// Names come from the kernel.
  @Test func anEscapeSequenceIsNotPassedOn() {
    let text = text([
      Finding(.bus, .bus("/dev/i2c-1"), .pass, .words("open"), "\u{1B}[31mred\u{07}")
    ])
    #expect(!text.contains("\u{1B}") && !text.contains("\u{07}"))
  }

  private static let schemaFile = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Reports/Schemas/doctor.schema.json")

  private func object(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func jsonFollowsTheSchema() throws {
    let schema = try SchemaCheck(
      try JSONSerialization.jsonObject(with: try Data(contentsOf: Self.schemaFile)))
    // Every check has its token there.
    let every = Check.allCases.map {
      Finding($0, .belt, .warn, .number(.infinity, .g, places: 1), "why", mend: "do")
    }
    for findings in [[], Self.good, Self.bad, every] {
      let text = CheckupJSON.text(findings, version: "1", seconds: 5)
      #expect(schema.faults(in: try object(text)) == [])
    }
    let text = CheckupJSON.text(Self.bad, version: "1", seconds: 5)
    #expect(text.contains("\"value\":[-1.25,0.5,19],\"unit\":\"dps\""))
    #expect(text.contains("\"exit_code\":2"))
    let broken = text.replacing("\"grade\":\"warn\"", with: "\"grade\":\"meh\"")
    #expect(!schema.faults(in: try object(broken)).isEmpty)
  }
}
