import Control
import Foundation
import HingeCore
import Setup

/// What the daemon does with whoever wears the belt: begun by a wish and followed by its events. When this program
/// is told to stop, another wish ends it, and what became of it still comes.
final class BeltWatch {
  private let client: ControlClient
  private let ending: WearerWish
  private var hasEnded = false

  init(_ wish: WearerWish, ending: WearerWish, _ options: WearerOptions) throws(Problem) {
    self.ending = ending
    client = try options.client()
    Interruption.watch()
    do throws(ControlClientError) {
      // First, so that nothing of it is missed.
      try client.subscribe(frames: false)
      try client.ask(wish)
    } catch {
      throw WearerOptions.problem(error)
    }
  }

  /// Nil: nothing for a moment.
  func next() throws(Problem) -> LiveEvent? {
    do throws(ControlClientError) {
      if Interruption.came && !hasEnded {
        hasEnded = true
        try client.ask(ending)
      }
      return try client.next(timeout: TimeSpan(milliseconds: 200))?.event
    } catch {
      throw WearerOptions.problem(error)
    }
  }
}

/// Where it is: a line that is written over, or a line a change where nobody looks.
final class BeltScreen {
  private let line = ProgressLine()
  private let hasTerminal = isatty(STDERR_FILENO) == 1

  /// - Parameters:
  ///   - isNew: it is somewhere else than before.
  ///   - rings: whoever stands away from the screen is to hear that.
  func show(_ text: String, isNew: Bool, rings: Bool = false) {
    if hasTerminal {
      if isNew && rings { Terminal.bell() }
      line.show(text)
    } else if isNew {
      Terminal.say(text)
    }
  }

  func clear() { line.clear() }
}
