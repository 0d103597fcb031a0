import Control
import Foundation
import HingeCore
import Live
import Testing

/// What a lifter sees, as text: the five states at three sizes, with and without Unicode.
@Suite struct GoldenScreenTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Screens")
  private static let isUpdating = ProcessInfo.processInfo.environment["HINGE_UPDATE_GOLDENS"] == "1"

  private func compare(_ grid: CellGrid, _ name: String) throws {
    let file = Self.folder.appendingPathComponent(name + ".txt")
    let text = grid.text + "\n"
    if Self.isUpdating { try text.write(to: file, atomically: true, encoding: .utf8) }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "\(name) differs; look at it, then run with HINGE_UPDATE_GOLDENS=1")
  }

  private static let scenes: [(String, @Sendable () throws -> Scene)] = [
    ("waiting", { try Scene.waiting() }), ("in-a-rep", { try Scene.inARep() }),
    ("alarm", { try Scene.alarm() }), ("rest", { try Scene.rest() }),
    ("sensor-lost", { try Scene.sensorLost() }),
  ]

  @Test(arguments: [(80, 24), (40, 20), (140, 40)], [true, false])
  func fiveStates(size: (Int, Int), unicode: Bool) throws {
    for (name, scene) in Self.scenes {
      let grid = try screen(scene(), size, unicode: unicode)
      try compare(grid, "\(name)-\(size.0)x\(size.1)\(unicode ? "" : "-ascii")")
    }
  }

  private func screen(_ scene: Scene, _ size: (Int, Int), unicode: Bool = true) -> CellGrid {
    LiveScreen(
      scene.state, at: scene.now, look: ScreenLook(unicode: unicode, asciiText: !unicode)
    ).grid(width: size.0, height: size.1)
  }

  @Test func asciiIsASCII() throws {
    for (name, scene) in Self.scenes {
      for size in [(80, 24), (40, 20), (140, 40), (20, 5)] {
        let text = try screen(scene(), size, unicode: false).text
        #expect(text.utf8.allSatisfy { $0 < 0x7F && ($0 >= 0x20 || $0 == 0x0A) }, "\(name) \(size)")
      }
    }
  }

  @Test func aSmallTerminalSaysWhatItNeeds() throws {
    for size in [(39, 24), (80, 19), (24, 4), (10, 2), (1, 1), (0, 0)] {
      let grid = try screen(Scene.inARep(), size)
      #expect(grid.width == size.0 && grid.height == size.1)
      if size.0 >= 24, size.1 >= 4 {
        #expect(grid.text.contains("4 reps") && grid.text.contains("needs 40 x 20"), "\(size)")
      }
    }
  }

  @Test func nothingIsJudgedWhereNothingCanBe() throws {
    var silent = try Scene.alarm()
    silent.tell(Scene.status(feedback: "silent"))
    var abstained = try Scene.alarm()
    abstained.tell(Scene.status(rounding: "abstained"))
    for (scene, word) in [(silent, "SILENT SESSION"), (abstained, "NOT JUDGED")] {
      for size in [(80, 24), (40, 20), (140, 40)] {
        let text = screen(scene, size).text
        #expect(text.contains(word), "\(text)")
        for judgement in ["held", "crept", "ROUNDS", "ALARM", "warn", "of reserve", "\u{2713}"] {
          #expect(!text.contains(judgement), "\(judgement) in \(text)")
        }
      }
    }
  }

  @Test func oneSensorIsCalledAnEstimate() throws {
    var scene = try Scene.inARep()
    scene.tell(Scene.status(mode: "estimated"))
    #expect(screen(scene, (80, 24)).text.contains("24\u{B0} estimated"))
    #expect(screen(scene, (40, 20)).text.contains("24\u{B0} estimated"))
  }

  @Test func aDaemonThatIsGoneIsSaidLarge() throws {
    var scene = try Scene.inARep()
    scene.lose("hinged is not running: nobody listens at /s.")
    let text = screen(scene, (80, 24)).text
    #expect(text.contains("HINGED IS") && text.contains("hinged is not running"))
    #expect(!text.contains("anna") && !text.contains("held"))
  }

  /// What people and daemons write can't move the cursor or reach beyond its line.
  @Test func foreignTextIsHarmless() throws {
    var scene = Scene()
    var status = Scene.status()
    status.lifter = "a\u{1B}[2J\u{202E}\n" + String(repeating: "\u{6F22}", count: 60)
    status.logError = "line\nline\u{9B}31m" + String(repeating: "x", count: 300)
    scene.tell(status)
    for size in [(80, 24), (40, 20), (140, 40)] {
      let grid = screen(scene, size)
      #expect(
        grid.cells.allSatisfy {
          $0.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x9B }
        })
      #expect(grid.text.contains("line"))
    }
  }
}
