/// The buzzer's GPIO line: can it be had, is it the right pin, and what does it do while nobody holds
/// it.
enum LineCheck {
  private static let configuration = "/boot/firmware/config.txt"

  static func findings(_ line: BuzzerEvidence.Line, settingsFile: String) -> [Finding] {
    if let refusal = line.refusal { return [refused(refusal)] }
    let level = line.activeLow ? "sounds when low" : "sounds when high"
    let name = line.name ?? line.offset.map { "line \($0)" } ?? line.address
    return [
      Finding(
        .output, .buzzer, .pass, .words("gpio \(name)"),
        (line.label.map { "of \($0), " } ?? "") + level),
      pin(line, settingsFile: settingsFile), afterCrash(line),
    ].compactMap { $0 }
  }

  static func refused(_ refusal: BuzzerEvidence.Refusal) -> Finding {
    refusal.isPermission
      ? Finding(
        .permission, .buzzer, .fail, .words("denied"),
        "\(refusal.user) is not in the group gpio",
        mend: "sudo usermod -aG gpio \(refusal.user), then log out and in again")
      : Finding(
        .output, .buzzer, .fail, .words("not to be had"), refusal.sentence,
        mend: "change buzzer.chip and buzzer.line to a line that is free; gpioinfo lists them")
  }

  /// On a Raspberry Pi's header; other chips' pins are not known.
  private static func pin(_ line: BuzzerEvidence.Line, settingsFile: String) -> Finding? {
    guard let offset = line.offset, line.label?.hasPrefix("pinctrl-") == true else { return nil }
    let value = FindingValue.words("GPIO\(offset)")
    func warn(_ reason: String, _ mend: String) -> Finding {
      Finding(.pin, .buzzer, .warn, value, reason, mend: mend)
    }
    let move = "move it to one of GPIO9 to GPIO27 but 14 and set buzzer.line in \(settingsFile)"
    if let name = line.name, name.hasPrefix("GPIO"), name != "GPIO\(offset)" {
      return warn("the kernel calls it \(name)", "check buzzer.line: gpioinfo lists the lines")
    }
    if offset == 14 { return warn("pulses while the Pi boots (serial port)", move) }
    if offset <= 8 && !line.activeLow {
      return warn("pulled up until hinged starts: may sound while the Pi boots", move)
    }
    if offset >= 9 && line.activeLow {
      return warn(
        "pulled down until hinged starts: a buzzer that sounds when low sounds while the Pi boots",
        "put gpio=\(offset)=op,dh into \(configuration); sudo reboot")
    }
    return Finding(.pin, .buzzer, .pass, value, "off while the Pi boots")
  }

  private static func afterCrash(_ line: BuzzerEvidence.Line) -> Finding {
    guard let keeps = line.keepsLevel else {
      return Finding(
        .afterCrash, .buzzer, .pass, .words("not said"),
        "the kernel does not say whether a line stays on; the service runs hinged --silence")
    }
    if !keeps {
      return Finding(.afterCrash, .buzzer, .pass, .words("let go"), "the line goes back to input")
    }
    return Finding(
      .afterCrash, .buzzer, .warn, .words("stays on"),
      "this kernel keeps the level of a line whose process died: a killed hinged may leave it sounding",
      mend: "put dtparam=strict_gpiod into \(configuration); sudo reboot")
  }
}
