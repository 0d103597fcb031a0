/// Whether the Raspberry Pi gets the power it needs and keeps cool.
enum PowerCheck {
  static func findings(_ power: PowerEvidence) -> [Finding] {
    var found: [Finding] = []
    if let isLow = power.isLow { found.append(supply(isLow, wasLow: power.wasLow == true)) }
    if let celsius = power.celsius {
      found.append(heat(power, .number(celsius, .celsius, places: 0)))
    } else if power.isSlowed == true {
      found.append(heat(power, .words("slowed down")))
    }
    return found
  }

  private static func supply(_ isLow: Bool, wasLow: Bool) -> Finding {
    let mend =
      "a supply or power bank that gives 5 V at 2.5 A (a Pi 5: 5 A), and a short, thick cable; "
      + "nothing else on its USB ports"
    if isLow {
      return Finding(
        .power, .machine, .fail, .words("too low"),
        "under-voltage now: samples get lost and the memory card may be harmed", mend: mend)
    }
    if wasLow {
      return Finding(
        .power, .machine, .warn, .words("was too low"), "under-voltage since the Pi started",
        mend: mend + "; the mark goes with a restart")
    }
    return Finding(.power, .machine, .pass, .words("good"), "no under-voltage")
  }

  /// What was is over, and nobody must mend it.
  private static func heat(_ power: PowerEvidence, _ value: FindingValue) -> Finding {
    if power.isSlowed == true {
      return Finding(
        .heat, .machine, .warn, value, "the processor is slowed down by heat",
        mend: "take it out of the sun and the pocket, give it a heat sink")
    }
    return Finding(
      .heat, .machine, .pass, value,
      power.wasSlowed == true ? "was slowed down by heat once since it started" : "")
  }
}
