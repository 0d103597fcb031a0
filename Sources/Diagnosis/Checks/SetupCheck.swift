import HingeCore
import IMU

/// Whether the chip took what it was set up with, kept it, and went on measuring.
enum SetupCheck {
  static func findings(_ run: RunEvidence, _ subject: Subject) -> [Finding] {
    func finding(_ grade: Grade, _ value: String, _ reason: String, mend: String?) -> [Finding] {
      [Finding(.setup, subject, grade, .words(value), reason, mend: mend)]
    }
    let power = "check its supply and ground: feed a board with a regulator (GY-521) from 5V"
    if let event = run.first(.notTaken) {
      return finding(
        .fail, "refused", "register \(register(event)) does not take what is written to it",
        mend: "\(power); a counterfeit may never take it: fit another board")
    }
    if let event = run.first(.otherIdentity) {
      return finding(
        .fail, "another chip", "it answered \(hexadecimal(event.detail)) while it was measured",
        mend:
          "fasten its wires; two boards with the same address pin answer each other: AD0 to ground "
          + "for 0x68, to 3V3 for 0x69")
    }
    if let event = run.first(.registerChanged) {
      let times = run.count(.registerChanged)
      return finding(
        .fail, "lost",
        "register \(register(event)) lost its setting"
          + (times > 1 ? ", \(times) times in all" : ""), mend: "\(power); its supply dips")
    }
    if run.first(.frozen) != nil {
      return finding(
        .fail, "frozen", "the same reading over and over",
        mend: "take the sensors' supply off and on again; where it stays, fit another board")
    }
    if run.first(.silent) != nil || run.samples == 0 {
      return finding(
        .fail, "no samples", "it answers and measures nothing",
        mend: "take the sensors' supply off and on again; where it stays, fit another board")
    }
    let start = run.startTime.map { ", first sample after \($0.milliseconds) ms" } ?? ""
    return [
      Finding(
        .setup, subject, .pass, .number(Double(run.registers), .registers, places: 0),
        "read back as written\(start)")
    ]
  }

  /// Bank times 256 and register, as the link tells it.
  private static func register(_ event: LinkEvent) -> String {
    let bank = event.detail >> 8
    let name = hexadecimal(event.detail & 0xFF)
    return bank == 0 ? name : "\(name) of bank \(hexadecimal(bank))"
  }
}
