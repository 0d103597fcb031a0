import Live
import Reports

/// As much of a terminal as the screen needs: cursor, look, clearing, and wide characters that half a
/// character written over them destroys. Margins are off, as the program sets them.
struct SmallTerminal {
  struct Place: Equatable {
    var text = " "
    var look = ""
  }

  let width: Int
  let height: Int
  private(set) var places: [Place]
  private(set) var look = ""
  private var row = 0
  private var column = 0
  private(set) var unknown: [String] = []

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    places = Array(repeating: Place(), count: width * height)
  }

  mutating func fill(_ text: String) {
    for place in places.indices { places[place] = Place(text: text, look: "7") }
  }

  mutating func take(_ bytes: [UInt8]) {
    var rest = String(decoding: bytes, as: UTF8.self)[...]
    while let character = rest.first {
      rest.removeFirst()
      guard character == "\u{1B}" else {
        write(String(character))
        continue
      }
      rest.removeFirst()
      let parameters = rest.prefix { !$0.isLetter }
      rest = rest.dropFirst(parameters.count)
      guard let final = rest.popFirst() else { return unknown.append("cut") }
      obey(String(parameters), final)
    }
  }

  private mutating func obey(_ parameters: String, _ final: Character) {
    switch final {
    case "H":
      let numbers = parameters.split(separator: ";").compactMap { Int($0) }
      (row, column) = numbers.count == 2 ? (numbers[0] - 1, numbers[1] - 1) : (0, 0)
    case "J" where parameters == "2":
      for place in places.indices { places[place] = Place() }
    case "m":
      look = parameters == "0" ? "" : String(parameters.trimmingPrefix("0;"))
    case "h" where parameters == "?2026", "l" where parameters == "?2026": break
    default: unknown.append("\(parameters)\(final)")
    }
  }

  private mutating func write(_ text: String) {
    let columns = DisplayWidth.of(text)
    for part in 0..<columns where column + part < width {
      let place = row * width + column + part
      // Half of a wide character can't stand alone.
      if places[place].text.isEmpty, column + part > 0, part == 0 { places[place - 1].text = " " }
      if column + part + 1 < width, places[place + 1].text.isEmpty { places[place + 1].text = " " }
      places[place] = Place(text: part == 0 ? text : "", look: look)
    }
    column = min(width - 1, column + columns)
  }

  func shows(_ grid: CellGrid, color: Bool) -> Bool {
    let palette = Palette(isOn: color)
    return unknown.isEmpty
      && places == grid.cells.map { Place(text: $0.text, look: palette.code($0.tone) ?? "") }
  }
}
