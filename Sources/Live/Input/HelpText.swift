/// What the keys and the signs mean.
enum HelpText {
  /// - Parameter columns: of the terminal; a narrow one gets fewer words, and none of them is cut off.
  static func panel(unicode: Bool, columns: Int) -> Panel {
    let isWide = columns >= widest
    return Panel(
      title: isWide ? "Keys and signs; any key goes back" : "Keys; any key goes back",
      lines: isWide ? wide(unicode) : narrow(unicode))
  }

  private static let widest = 54

  private static func wide(_ unicode: Bool) -> [String] {
    [
      "l  load      on the bar; Enter takes the last one",
      "r  RPE       1 to 10, by halves",
      "p  pain      0-10; d dull, s sharp, r radiating",
      "n  note      any words",
      "t  tare      stand still: the belt is zeroed",
      "m  mute      for minutes, or until m again",
      "e  end set   the set is over",
      "w  who       lifter and style, from a list",
      "q  quit      hinged goes on",
      "Tab while asked: of another set; Esc: leave it",
      "",
      unicode
        ? "✓ held   ~ crept   ✗ lost   ? no call   • counted"
        : "+ held   ~ crept   x lost   ? no call   o counted",
      "tempo: seconds down-bottom-up-top; ? not known",
    ]
  }

  private static func narrow(_ unicode: Bool) -> [String] {
    [
      "l  load; Enter takes the last one",
      "r  RPE, 1 to 10 by halves",
      "p  pain 0-10; dull, sharp, radiating",
      "n  note        w  who lifts",
      "t  tare: stand still",
      "m  mute for minutes, or until m",
      "e  end set     q  quit",
      "Tab while asked: of another set",
      "Esc while asked: leave it",
      "",
      unicode ? "✓ held   ~ crept   ✗ lost" : "+ held   ~ crept   x lost",
      unicode ? "? no call   • counted" : "? no call   o counted",
      "tempo: s down-bottom-up-top",
    ]
  }
}
