import Control
import Setup

/// A calibration on the belt, led by the daemon: this shows where it is, and gives it up when it is told to.
struct GuidedCalibration {
  let options: WearerOptions

  func run() throws(Problem) {
    let watch = try BeltWatch(.calibrate, ending: .giveUp, options)
    let screen = BeltScreen()
    defer { screen.clear() }
    var last: (step: Int, phase: LiveCalibration.Phase)?
    while true {
      guard let seen = try watch.next()?.calibration else { continue }
      switch seen.phase {
      case .waiting, .recording, .judging:
        let isNew = last.map { $0.step != seen.step || $0.phase != seen.phase } ?? true
        last = (seen.step, seen.phase)
        screen.show(Self.text(seen), isNew: isNew, rings: seen.phase == .recording)
      case .accepted:
        screen.clear()
        return Terminal.put("Accepted: \(seen.message ?? "grade \(seen.grade ?? "unknown").")\n")
      case .refused:
        throw Problem(seen.message ?? "The calibration was refused.", exitCode: 65)
      }
    }
  }

  private static func text(_ seen: LiveCalibration) -> String {
    if seen.phase == .judging { return "the profile is made" }
    let left = seen.leftS.map { ", \(Int($0)) s" } ?? ""
    let step = "step \(seen.step) of \(seen.steps)"
    if seen.phase == .waiting { return "\(step) comes\(left): \(task(seen.word))" }
    return "\(step)\(left): \(task(seen.word))" + (seen.hint.map { "; " + hint($0) } ?? "")
  }

  private static func task(_ word: LiveCalibration.Word) -> String {
    switch word {
    case .stand: "stand upright and still"
    case .hinge: "to the ticks, three hinges from the hips, back neutral"
    case .style: "three reps of your style"
    case .slump: "to the ticks, twice: hinge, then round your back fully"
    }
  }

  private static func hint(_ hint: LiveCalibration.Hint) -> String {
    switch hint {
    case .holdStill: "HOLD STILL"
    case .further: "FURTHER DOWN"
    case .slower: "SLOWER"
    }
  }
}
