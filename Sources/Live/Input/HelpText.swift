/// What the keys and the signs mean.
enum HelpText {
  static func panel(unicode: Bool) -> Panel {
    Panel(
      title: "Keys and signs; any key goes back",
      lines: [
        "l  load      on the bar; Enter takes the last one",
        "r  RPE       1 to 10, by halves",
        "p  pain      0 none to 10",
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
      ])
  }
}
