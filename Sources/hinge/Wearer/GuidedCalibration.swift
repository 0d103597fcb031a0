import Control
import Foundation
import HingeCore
import Setup

/// A calibration on the belt, led by the daemon: this shows where it is, and gives it up when it is told to.
struct GuidedCalibration {
  let options: WearerOptions

  func run() throws(Problem) {
    let client = try options.client()
    Interruption.watch()
    do throws(ControlClientError) {
      // First, so that nothing of it is missed.
      try client.subscribe(frames: false)
      try client.ask(.calibrate)
    } catch {
      throw WearerOptions.problem(error)
    }
    let screen = CalibrationScreen()
    var hasGivenUp = false
    while true {
      let message: ControlMessage?
      do throws(ControlClientError) {
        if Interruption.came && !hasGivenUp {
          hasGivenUp = true
          try client.ask(.giveUp)
        }
        message = try client.next(timeout: TimeSpan(milliseconds: 200))
      } catch {
        screen.clear()
        throw WearerOptions.problem(error)
      }
      guard let seen = message?.event?.calibration else { continue }
      switch seen.phase {
      case .waiting, .recording, .judging: screen.show(seen)
      case .accepted:
        screen.clear()
        return Terminal.put("Accepted: \(seen.message ?? "grade \(seen.grade ?? "unknown").")\n")
      case .refused:
        screen.clear()
        throw Problem(seen.message ?? "The calibration was refused.", exitCode: 65)
      }
    }
  }
}

/// What the wearer sees of it: a line that is written over, or a line a phase where nobody looks.
private final class CalibrationScreen {
  private let line = ProgressLine()
  private let hasTerminal = isatty(STDERR_FILENO) == 1
  private var last: (step: Int, phase: LiveCalibration.Phase)?

  func show(_ seen: LiveCalibration) {
    let isNew = last.map { $0.step != seen.step || $0.phase != seen.phase } ?? true
    last = (seen.step, seen.phase)
    if hasTerminal {
      if isNew && seen.phase == .recording { Terminal.bell() }
      line.show(Self.text(seen))
    } else if isNew {
      Terminal.say(Self.text(seen))
    }
  }

  func clear() { line.clear() }

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
