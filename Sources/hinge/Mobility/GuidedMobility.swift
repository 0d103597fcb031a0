import Control
import Foundation
import HingeCore
import Setup

/// A mobility check on the belt, led by the daemon: this shows where it is, and gives it up when it is told to.
struct GuidedMobility {
  let options: WearerOptions

  func run() throws(Problem) -> LiveMobility {
    let client = try options.client()
    Interruption.watch()
    do throws(ControlClientError) {
      // First, so that nothing of it is missed.
      try client.subscribe(frames: false)
      try client.ask(.mobility)
    } catch {
      throw WearerOptions.problem(error)
    }
    let screen = MobilityScreen()
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
      guard let seen = message?.event?.mobility else { continue }
      switch seen.phase {
      case .recording, .judging: screen.show(seen)
      case .measured:
        screen.clear()
        return seen
      case .refused:
        screen.clear()
        throw Problem(seen.message ?? "The mobility check was refused.", exitCode: 65)
      }
    }
  }
}

/// A line that is written over, or a line a part where nobody looks.
private final class MobilityScreen {
  private let line = ProgressLine()
  private let hasTerminal = isatty(STDERR_FILENO) == 1
  private var last: (part: LiveMobility.Part?, hinge: Int?)?

  func show(_ seen: LiveMobility) {
    let isNew = last.map { $0.part != seen.part || $0.hinge != seen.hinge } ?? true
    last = (seen.part, seen.hinge)
    if hasTerminal {
      line.show(Self.text(seen))
    } else if isNew {
      Terminal.say(Self.text(seen))
    }
  }

  func clear() { line.clear() }

  private static func text(_ seen: LiveMobility) -> String {
    guard let part = seen.part else { return "the range is measured" }
    let left = seen.leftS.map { ", \(Int(max(0, min($0, 999)))) s" } ?? ""
    let place = (seen.hinge ?? 0) == 0 ? "" : "hinge \(seen.hinge ?? 0) of \(seen.hinges ?? 0), "
    switch part {
    case .ready: return "it comes\(left): stand upright"
    case .stand: return "\(place)stand upright and still\(left)"
    case .down: return "\(place)down slowly, back neutral, as deep as it goes\(left)"
    case .hold: return "\(place)stay there\(left)"
    case .up: return "\(place)up slowly\(left)"
    }
  }
}
