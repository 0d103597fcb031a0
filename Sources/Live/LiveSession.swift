package import Control
package import HingeCore
package import Reports
package import Training

/// One sitting before the screen: bytes of the terminal and lines of the daemon in, requests and bytes for the
/// terminal out. Has no clock, no socket and no terminal; who runs it hands in the time.
package struct LiveSession: Sendable {
  package enum Action: Equatable, Sendable {
    case send(ControlRequest)
    case quit
    /// As if the terminal had sent SIGINT.
    case interrupt
    case suspend
  }

  package private(set) var state = LiveState()
  package internal(set) var dialog = Dialog()
  private var decoder = KeyDecoder()
  private var pacer = FramePacer()
  var asked = Requests()
  private let look: ScreenLook
  private let unit: LoadUnit
  private let diff: ScreenDiff
  private var shown: CellGrid?
  private var size: (width: Int, height: Int)
  var message: (LiveScreen.Message, until: Timestamp)?
  private var nextStatus: Timestamp?
  private var nextTick = Timestamp(microseconds: 0)
  private var loadGrams: Int64?
  private var loadedSets: Set<Int> = []

  static let statusInterval = TimeSpan(milliseconds: 2000)
  /// Faults may come in crowds; one answer speaks of all of them.
  static let soon = TimeSpan(milliseconds: 200)
  /// What moves without being told of: the rest, and what is shown for a while.
  static let tickInterval = TimeSpan(milliseconds: 250)
  static let messageStay = TimeSpan(milliseconds: 8000)

  /// - Parameter loadGrams: the last load that the log knows, to be offered.
  package init(
    look: ScreenLook, color: Bool, unit: LoadUnit, loadGrams: Int64?, width: Int, height: Int
  ) {
    self.look = look
    self.unit = unit
    self.loadGrams = loadGrams
    diff = ScreenDiff(color: color)
    size = (width, height)
  }

  // MARK: The daemon

  /// The socket is open: what is to be asked first.
  package mutating func connect(at now: Timestamp) -> [Action] {
    asked = Requests()
    nextStatus = now.advanced(by: Self.statusInterval)
    return [send(.subscribe, for: .nothing), send(.status, for: .nothing)]
  }

  package mutating func lose(_ sentence: String, at now: Timestamp) {
    if state.view.daemon == .down, state.view.message == sentence { return }
    state.lose(sentence)
    dialog.giveUpWaiting()
    loadedSets = []
    nextStatus = nil
    pacer.change()
  }

  package mutating func take(_ line: ControlMessage, at now: Timestamp) -> [Action] {
    pacer.change()
    if let frame = line.frame { state.apply(frame, at: now) }
    if let event = line.event {
      state.apply(event, at: now)
      if let told = event.calibration, let sentence = told.message {
        say(sentence, told.phase == .refused ? .bad : .plain, at: now)
      }
      // What it changed beside, such as who wears the belt, is in the next status.
      switch event.kind {
      case .fault, .alert, .wearer, .sessionStarted, .mute, .restOver, .setEnded, .doubt, .mobility,
        .holdEnded, .holdRoundEnded:
        let soon = now.advanced(by: Self.soon)
        nextStatus = nextStatus.map { min($0, soon) } ?? soon
      default: break
      }
      if event.kind == .wearer || event.kind == .sessionStarted { loadedSets = [] }
    }
    if let status = line.status { state.apply(status, at: now) }
    guard let id = line.id ?? (line.error == nil ? nil : asked.newest) else { return [] }
    answer(line, to: asked.take(id), at: now)
    return []
  }

  private mutating func answer(
    _ line: ControlMessage, to purpose: Requests.Purpose?, at now: Timestamp
  ) {
    if let error = line.error {
      dialog.giveUpWaiting()
      return say(error.message, .bad, at: now)
    }
    switch purpose {
    case .said(let entries, let words):
      for entry in entries where entry.field == EntryField.load.rawValue {
        guard let grams = entry.value.flatMap({ Int64($0) }) else { continue }
        loadGrams = grams
        if let set = entry.set { loadedSets.insert(set) }
      }
      say("\(words). It is on the disk.", .plain, at: now)
    case .done(let sentence): say(sentence, .plain, at: now)
    case .lifters:
      let entries = (line.lifters ?? []).flatMap { known in
        known.styles.map {
          let isJudged = $0.rounding == "judged"
          return LifterMenu.Entry(
            lifter: known.lifter, style: $0.style,
            detail: "calibration \($0.grade)\(isJudged ? "" : ", rounding not judged")")
        }
      }
      let menu = LifterMenu(entries, lifter: state.view.lifter, style: state.view.style)
      for case .complain(let sentence) in dialog.take(menu) { say(sentence, .bad, at: now) }
    case .nothing, nil: break
    }
  }

  // MARK: The terminal

  package mutating func type(_ bytes: some Sequence<UInt8>, at now: Timestamp) -> [Action] {
    press(decoder.take(bytes, at: now), at: now)
  }

  package mutating func resize(width: Int, height: Int) {
    size = (width, height)
    redraw()
  }

  /// What stands on the terminal is not known any more.
  package mutating func redraw() {
    shown = nil
    pacer.change()
  }

  private mutating func press(_ keys: [Key], at now: Timestamp) -> [Action] {
    var actions: [Action] = []
    for key in keys {
      pacer.change()
      // What was wrong with an answer stands until the next key.
      if case .asking = dialog.mode { message = nil }
      for wish in dialog.take(key, context) { actions += fulfil(wish, at: now) }
    }
    return actions
  }

  private var context: Dialog.Context {
    var context = Dialog.Context()
    context.set = state.view.set
    context.isSetOpen = state.view.isSetOpen
    context.unit = unit
    context.loadGrams = loadGrams
    context.loadedSets = loadedSets
    context.isMuted = state.isMuted
    return context
  }

  mutating func say(_ text: String, _ tone: Tone, at now: Timestamp) {
    message = (LiveScreen.Message(text, tone), now.advanced(by: Self.messageStay))
    pacer.change()
  }

  // MARK: Time and drawing

  /// When `tick` is to be called at the latest, if nothing comes before.
  package func wake(at now: Timestamp) -> Timestamp {
    [decoder.deadline, pacer.due(at: now), nextStatus, nextTick].compactMap { $0 }.min() ?? now
  }

  package mutating func tick(at now: Timestamp) -> [Action] {
    var actions = press(decoder.wait(until: now), at: now)
    if let due = nextStatus, now >= due {
      nextStatus = now.advanced(by: Self.statusInterval)
      actions.append(send(.status, for: .nothing))
    }
    if now >= nextTick {
      nextTick = now.advanced(by: Self.tickInterval)
      pacer.change()
    }
    if let shown = message, now >= shown.until {
      message = nil
      pacer.change()
    }
    return actions
  }

  /// The bytes that bring the terminal up to date; empty where it is, or where the last were written a
  /// moment ago.
  package mutating func draw(at now: Timestamp) -> [UInt8] {
    guard let due = pacer.due(at: now), due <= now else { return [] }
    let grid = screen(at: now)
    let bytes = diff.bytes(from: shown, to: grid)
    shown = grid
    pacer.draw(at: now)
    return bytes
  }

  package func screen(at now: Timestamp) -> CellGrid {
    var panel: Panel?
    var line = message?.0
    switch dialog.mode {
    case .watching: break
    case .help: panel = HelpText.panel(unicode: !look.glyphs.isASCII, columns: size.width)
    case .asking(let question):
      if line?.tone != .bad {
        line = LiveScreen.Message(question.prompt(columns: size.width), .strong)
      }
    case .waiting: line = LiveScreen.Message("Asking hinged who can wear it.", .plain)
    case .picking(let menu): panel = menu.panel
    }
    return LiveScreen(state, at: now, look: look).grid(
      width: size.width, height: size.height, panel: panel, message: line)
  }
}
