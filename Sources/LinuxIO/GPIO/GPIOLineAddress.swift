/// Which GPIO line: on which chip, and there by number or by name.
package struct GPIOLineAddress: Equatable, Sendable, CustomStringConvertible {
  /// What the line is for; the word is the section of its settings.
  package enum Purpose: String, Sendable {
    case buzzer
    case button
  }

  /// A device (`/dev/gpiochip0`), a label (`pinctrl-bcm2711`), or nil for the chip that drives a
  /// Raspberry Pi's 40-pin header, whose number differs between boards.
  package var chip: String?
  package enum Line: Equatable, Sendable {
    /// On a Raspberry Pi the BCM number: 18 is GPIO18, pin 12 of the header.
    case offset(UInt32)
    case name(String)
  }
  package var line: Line
  package var purpose: Purpose

  package init(chip: String?, line: Line, purpose: Purpose = .buzzer) {
    self.chip = chip
    self.line = line
    self.purpose = purpose
  }

  /// - Parameter line: as in the settings: a number on the chip, else a line's name.
  package init(chip: String?, line: String, purpose: Purpose) {
    self.init(
      chip: chip, line: UInt32(line).map { .offset($0) } ?? .name(line), purpose: purpose)
  }

  package var description: String {
    let place = chip ?? "the Raspberry Pi's header"
    return switch line {
    case .offset(let offset): "GPIO line \(offset) of \(place)"
    case .name(let name): "GPIO line \"\(name)\" of \(place)"
    }
  }

  /// The address as the C functions take it: chip or nil, name or nil, number.
  func withNames<Result>(
    _ body: (UnsafePointer<CChar>?, UnsafePointer<CChar>?, UInt32) -> Result
  ) -> Result {
    func withOptional(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
      if let text { text.withCString(body) } else { body(nil) }
    }
    return withOptional(chip) { chip in
      switch line {
      case .offset(let offset): body(chip, nil, offset)
      case .name(let name): name.withCString { body(chip, $0, 0) }
      }
    }
  }
}
