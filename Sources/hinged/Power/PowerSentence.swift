import LinuxIO

/// What the supply or the heat does, in one sentence for the system's log.
enum PowerSentence {
  static func text(_ event: PowerEvent) -> String {
    let heat = event.temperatureMilliC > 0 ? " at \(event.temperatureMilliC / 1000) °C" : ""
    let supply =
      "samples may be lost and the memory card harmed; use a supply that gives 5 V at 2.5 A or more, and a short, thick cable"
    return switch (event.trouble, event.step) {
    case (.low, .earlier):
      "The supply's voltage was too low since the Pi started: \(supply)."
    case (.low, .began): "The supply's voltage is too low: \(supply)."
    case (.low, .ended(let seconds)):
      "The supply's voltage is good again; it was too low on and off for \(seconds) s."
    case (.slowed, .earlier): "The Pi was slowed down by heat since it started."
    case (.slowed, .began):
      "The Pi slows itself down because of heat\(heat): give it air, or a heat sink; samples may come late."
    case (.slowed, .ended(let seconds)):
      "The Pi runs at full speed again; it was too hot on and off for \(seconds) s."
    }
  }
}
