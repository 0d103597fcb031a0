/// One line as pieces with a tone, so that its width is known before it is painted.
struct Line {
  private(set) var pieces: [(text: String, tone: Tone)] = []

  init() {}
  init(_ text: String, _ tone: Tone = .plain) { add(text, tone) }

  var width: Int { pieces.reduce(0) { $0 + DisplayWidth.of($1.text) } }
  var isEmpty: Bool { pieces.isEmpty }

  mutating func add(_ text: String, _ tone: Tone = .plain) {
    if text.isEmpty { return }
    if let last = pieces.last, last.tone == tone {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append((text, tone))
    }
  }

  /// Without its first `count` blanks.
  mutating func dropBlanks(_ count: Int) {
    guard let first = pieces.first, first.text.hasPrefix(String(repeating: " ", count: count))
    else { return }
    pieces[0].text.removeFirst(count)
    if pieces[0].text.isEmpty { pieces.removeFirst() }
  }

  mutating func add(_ other: Line) {
    for piece in other.pieces { add(piece.text, piece.tone) }
  }

  /// Adds `text` in a column of `columns`, filled with blanks on the other side.
  mutating func add(_ text: String, _ tone: Tone = .plain, column: Int, right: Bool = false) {
    let blanks = String(repeating: " ", count: max(0, column - DisplayWidth.of(text)))
    if right { add(blanks) }
    add(text, tone)
    if !right { add(blanks) }
  }

  /// Painted, and cut at the width of `options`. Blanks at the end are dropped.
  func rendered(_ options: RenderOptions) -> String {
    var pieces = pieces
    while let last = pieces.last, last.tone != .notice, last.text.allSatisfy({ $0 == " " }) {
      pieces.removeLast()
    }
    if let last = pieces.last, last.tone != .notice {
      let end = last.text.lastIndex { $0 != " " }
      pieces[pieces.count - 1].text = end.map { String(last.text[...$0]) } ?? ""
    }
    var left = options.width
    var text = ""
    for piece in pieces where left > 0 {
      let fitted = DisplayWidth.clipped(piece.text, to: left, ellipsis: options.glyphs.ellipsis)
      text += options.palette.paint(fitted, piece.tone)
      left = fitted == piece.text ? left - DisplayWidth.of(fitted) : 0
    }
    return text
  }
}

/// Lines made of items that stay whole and go to the next line where they do not fit.
struct Flow {
  let width: Int
  let ellipsis: String
  /// Blanks before the first line.
  var indent = 0
  /// Blanks before the second and later lines.
  var hanging = 0
  var gap = "   "
  var gapTone = Tone.plain

  func lines(_ items: [Line]) -> [Line] {
    var lines: [Line] = []
    var line = Line()
    for item in items where !item.isEmpty {
      if line.isEmpty {
        line.add(String(repeating: " ", count: indent))
        line.add(item)
      } else if line.width + gap.count + item.width <= width {
        line.add(gap, gapTone)
        line.add(item)
      } else {
        lines.append(line)
        line = Line(String(repeating: " ", count: hanging))
        line.add(item)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// The words of a sentence, wrapped.
  func lines(_ sentence: String, _ tone: Tone = .plain) -> [Line] {
    var flow = self
    flow.gap = " "
    flow.gapTone = tone
    let longest = max(1, width - max(indent, hanging))
    // A word that fits on no line, such as an address, goes on over several.
    return flow.lines(
      sentence.split(separator: " ").flatMap {
        DisplayWidth.pieces(String($0), of: longest).map { Line($0, tone) }
      })
  }
}
