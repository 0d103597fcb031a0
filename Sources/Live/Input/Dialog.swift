package import Control
package import Training

/// What keys do, by what is being asked for: keys in, actions out.
///
/// | mode | a key | comes to |
/// |---|---|---|
/// | watching | l r p n m, w, ? | asking, waiting for the list, help |
/// | watching | t e, m while muted | its request |
/// | asking | text, Backspace, Tab | the line; the place it is said of |
/// | asking | Enter | watching and its request, or the same with what is wrong |
/// | picking | up, down, number, Enter | the line; watching and its request |
/// | any but watching | Esc | watching |
/// | any | Ctrl-C, Ctrl-Z, Ctrl-L | end, suspend, draw anew |
package struct Dialog: Equatable, Sendable {
  package enum Mode: Equatable, Sendable {
    case watching
    case help
    case asking(Question)
    /// For the list of lifters.
    case waiting
    case picking(LifterMenu)
  }

  package enum Action: Equatable, Sendable {
    case quit
    case interrupt
    case suspend
    case redraw
    case say([SaidEntry], words: String)
    case tare
    case mute(on: Bool, minutes: Int?)
    case endSet
    case askForLifters
    case switchTo(lifter: String, style: String)
    case complain(String)
  }

  /// What the questions depend on.
  package struct Context: Equatable, Sendable {
    /// The set that goes on, or the last one; nil before the first.
    package var set: Int?
    package var isSetOpen = false
    package var unit = LoadUnit.kg
    /// The last load that was said.
    package var loadGrams: Int64?
    /// Sets whose load was said on this screen.
    package var loadedSets: Set<Int> = []
    package var isMuted = false

    package init() {}
  }

  package private(set) var mode = Mode.watching

  package init() {}

  package mutating func take(_ key: Key, _ context: Context) -> [Action] {
    switch key {
    case .control("c"): return [.interrupt]
    case .control("z"): return [.suspend]
    case .control("l"): return [.redraw]
    default: break
    }
    switch mode {
    case .watching: return watch(key, context)
    case .help:
      mode = .watching
      return key == .character("q") ? [.quit] : []
    case .asking(let question): return ask(key, question)
    case .waiting:
      if key == .character("q") { return [.quit] }
      if key == .escape { mode = .watching }
      return []
    case .picking(let menu): return pick(key, menu)
    }
  }

  /// The list that was asked for; of no use to who has gone on to something else.
  package mutating func take(_ menu: LifterMenu) -> [Action] {
    guard mode == .waiting else { return [] }
    if menu.entries.isEmpty {
      mode = .watching
      return [.complain("There is no profile to pick; 'hinge calibrate --guided' makes one.")]
    }
    mode = .picking(menu)
    return []
  }

  /// The daemon is gone, or it refused what was waited for.
  package mutating func giveUpWaiting() { if mode == .waiting { mode = .watching } }

  private mutating func watch(_ key: Key, _ context: Context) -> [Action] {
    guard case .character(let character) = key else { return [] }
    switch character {
    case "q", "Q": return [.quit]
    case "?", "h": mode = .help
    case "l":
      let places = Self.setPlaces(context)
      let offered = context.loadGrams.map { context.unit.text(grams: $0) }
      mode = .asking(Question(.load(context.unit), places: places, offered: offered))
    case "r": mode = .asking(Question(.rpe, places: Self.places(context)))
    case "p": mode = .asking(Question(.pain, places: Self.places(context)))
    case "n": mode = .asking(Question(.note, places: Self.places(context)))
    case "t": return [.tare]
    case "e": return [.endSet]
    case "m":
      if context.isMuted { return [.mute(on: false, minutes: nil)] }
      mode = .asking(Question(.muteMinutes, places: []))
    case "w":
      mode = .waiting
      return [.askForLifters]
    default: break
    }
    return []
  }

  /// A load is of the set that goes on; between sets of the last one, until that has its load.
  private static func setPlaces(_ context: Context) -> [SaidPlace] {
    guard let set = context.set else { return [SaidPlace(set: 1, isNext: true)] }
    let both = [SaidPlace(set: set), SaidPlace(set: set + 1, isNext: true)]
    let isNextFirst = !context.isSetOpen && context.loadedSets.contains(set)
    return isNextFirst ? both.reversed() : both
  }

  private static func places(_ context: Context) -> [SaidPlace] {
    (context.set.map { [SaidPlace(set: $0)] } ?? []) + [SaidPlace(set: nil)]
  }

  private mutating func ask(_ key: Key, _ asked: Question) -> [Action] {
    var question = asked
    switch key {
    case .escape:
      mode = .watching
      return []
    case .character(let character): question.type(character)
    case .backspace: _ = question.text.popLast()
    case .control("u"): question.text = ""
    case .tab: question.turn()
    case .enter:
      // Enter with nothing to take leaves all as it was.
      if question.text.isEmpty, question.offered == nil, question.subject != .muteMinutes {
        mode = .watching
        return []
      }
      switch question.answer {
      case .say(let entries, let words):
        mode = .watching
        return [.say(entries, words: words)]
      case .mute(let minutes):
        mode = .watching
        return [.mute(on: true, minutes: minutes)]
      case .wrong(let sentence): return [.complain(sentence)]
      }
    default: return []
    }
    mode = .asking(question)
    return []
  }

  private mutating func pick(_ key: Key, _ shown: LifterMenu) -> [Action] {
    var menu = shown
    switch key {
    case .escape, .character("q"):
      mode = .watching
      return []
    case .up, .character("k"): menu.move(-1)
    case .down, .character("j"): menu.move(1)
    case .enter:
      mode = .watching
      let entry = menu.entries[menu.picked]
      return [.switchTo(lifter: entry.lifter, style: entry.style)]
    case .character(let character):
      if let number = character.wholeNumberValue { _ = menu.pick(number) }
    default: return []
    }
    mode = .picking(menu)
    return []
  }
}
