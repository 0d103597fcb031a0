import Control
import HingeCore
import Live
import Testing
import Training

@Suite struct DialogTests {
  private static func context(
    set: Int? = 2, isOpen: Bool = false, unit: LoadUnit = .kg, load: Int64? = 140_000,
    loaded: Set<Int> = [], muted: Bool = false
  ) -> Dialog.Context {
    var context = Dialog.Context()
    context.set = set
    context.isSetOpen = isOpen
    context.unit = unit
    context.loadGrams = load
    context.loadedSets = loaded
    context.isMuted = muted
    return context
  }

  private static func press(
    _ text: String, _ context: Dialog.Context = context(), in dialog: inout Dialog
  ) -> [Dialog.Action] {
    text.flatMap { character -> [Dialog.Action] in
      let key: Key =
        switch character {
        case "\n": .enter
        case "\t": .tab
        case "\u{1B}": .escape
        case "<": .backspace
        default: .character(character)
        }
      return dialog.take(key, context)
    }
  }

  private static func said(_ text: String, _ context: Dialog.Context = context()) -> SaidEntry? {
    let all = allSaid(text, context)
    return all.count == 1 ? all[0] : nil
  }

  private static func allSaid(
    _ text: String, _ context: Dialog.Context = context()
  ) -> [SaidEntry] {
    var dialog = Dialog()
    for case .say(let entries, _) in press(text, context, in: &dialog) { return entries }
    return []
  }

  private static func entry(_ set: Int?, _ field: String, _ value: String) -> SaidEntry {
    SaidEntry(session: 0, set: set, field: field, value: value)
  }

  @Test func whatIsSaidGoesWhereItBelongs() {
    #expect(Self.said("l142,5\n") == Self.entry(2, "load_g", "142500"))
    #expect(Self.said("l315lb\n") == Self.entry(2, "load_g", "142882"))
    #expect(Self.said("l\n") == Self.entry(2, "load_g", "140000"))
    #expect(Self.said("l135\n", Self.context(unit: .lb)) == Self.entry(2, "load_g", "61235"))
    // Between sets the load of the set that comes, once the last has its own.
    #expect(Self.said("l150\n", Self.context(loaded: [2])) == Self.entry(3, "load_g", "150000"))
    #expect(
      Self.said("l150\n", Self.context(isOpen: true, loaded: [2]))
        == Self.entry(2, "load_g", "150000"))
    #expect(Self.said("l\t150\n") == Self.entry(3, "load_g", "150000"))
    #expect(Self.said("l100\n", Self.context(set: nil)) == Self.entry(1, "load_g", "100000"))
    #expect(Self.said("r8.5\n") == Self.entry(2, "rpe_tenths", "85"))
    #expect(Self.said("p3\n") == Self.entry(2, "pain", "3"))
    #expect(Self.said("p\t0\n") == Self.entry(nil, "pain", "0"))
    #expect(Self.said("nfelt q\n") == Self.entry(2, "note", "felt q"))
    #expect(Self.said("r77<<9\n") == Self.entry(2, "rpe_tenths", "90"))
  }

  @Test func painHasAKind() {
    let both = [Self.entry(2, "pain", "3"), Self.entry(2, "pain_kind", "sharp")]
    for text in ["p3s\n", "p3 sharp\n", "p3 S\n"] { #expect(Self.allSaid(text) == both, "\(text)") }
    #expect(Self.said("pr\n") == Self.entry(2, "pain_kind", "radiating"))
    #expect(Self.said("p\td\n") == Self.entry(nil, "pain_kind", "dull"))
    var dialog = Dialog()
    guard case .say(_, let words) = Self.press("p3s\n", in: &dialog).last else {
      Issue.record("nothing was said")
      return
    }
    #expect(words == "Set 2: pain 3 of 10, sharp; no load is advised until it is said to be gone")
  }

  @Test func whatCannotBeSaidIsToldAndStaysToBeMended() {
    for text in [
      "l2000\n", "r11\n", "r8.3\n", "p11\n", "p11s\n", "p3x\n", "p0s\n", "p \n", "m0\n", "m241\n",
    ] {
      var dialog = Dialog()
      let actions = Self.press(text, in: &dialog)
      guard case .complain(let sentence) = actions.last else {
        Issue.record("\(text) came to \(actions)")
        continue
      }
      #expect(sentence.hasSuffix(".") && actions.count == 1)
      guard case .asking = dialog.mode else {
        Issue.record("\(text) is not asked any more")
        continue
      }
      #expect(Self.press("\u{1B}", in: &dialog) == [] && dialog.mode == .watching)
    }
    // Nothing typed and nothing offered says nothing.
    #expect(Self.said("r\n") == nil && Self.said("l\n", Self.context(load: nil)) == nil)
  }

  @Test func everyKeyHasItsAction() {
    var dialog = Dialog()
    #expect(Self.press("te", in: &dialog) == [.tare, .endSet])
    #expect(Self.press("m\n", in: &dialog) == [.mute(on: true, minutes: nil)])
    #expect(Self.press("m15\n", in: &dialog) == [.mute(on: true, minutes: 15)])
    #expect(
      Self.press("m", Self.context(muted: true), in: &dialog) == [.mute(on: false, minutes: nil)])
    #expect(Self.press("?q", in: &dialog) == [.quit])
    #expect(Self.press("xyz\n\t", in: &dialog) == [] && dialog.mode == .watching)
    #expect(Self.press("q", in: &dialog) == [.quit])
    // In any mode.
    for text in ["", "?", "l1", "w"] {
      var dialog = Dialog()
      _ = Self.press(text, in: &dialog)
      #expect(dialog.take(.control("c"), Self.context()) == [.interrupt])
      #expect(dialog.take(.control("z"), Self.context()) == [.suspend])
      #expect(dialog.take(.control("l"), Self.context()) == [.redraw])
    }
  }

  @Test func aLifterIsPickedFromTheList() {
    let menu = LifterMenu(
      ["anna", "bert", "carl"].map { .init(lifter: $0, style: "sumo") }, lifter: "bert",
      style: "sumo")
    func picked(_ keys: [Key]) -> [Dialog.Action] {
      var dialog = Dialog()
      #expect(Self.press("w", in: &dialog) == [.askForLifters])
      #expect(dialog.take(menu) == [])
      return keys.flatMap { dialog.take($0, Self.context()) }
    }
    #expect(picked([.enter]) == [.switchTo(lifter: "bert", style: "sumo")])
    #expect(picked([.up, .up, .enter]) == [.switchTo(lifter: "anna", style: "sumo")])
    #expect(picked([.down, .down, .enter]) == [.switchTo(lifter: "carl", style: "sumo")])
    #expect(picked([.character("3"), .enter]) == [.switchTo(lifter: "carl", style: "sumo")])
    #expect(picked([.character("9"), .escape, .enter]) == [])
    // Who went on to something else is not disturbed by a list that comes late.
    var dialog = Dialog()
    _ = Self.press("w\u{1B}", in: &dialog)
    #expect(dialog.take(menu) == [] && dialog.mode == .watching)
    _ = Self.press("w", in: &dialog)
    #expect(dialog.take(LifterMenu([], lifter: "", style: "")).count == 1)
    #expect(dialog.mode == .watching)
  }
}
