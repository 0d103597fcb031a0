import HingeCore
import IMU
import Setup
import Training

/// What `hinge replay --hold` shows a person: a line a hold, its losses, then faults.
struct HoldsText {
  let text: String

  init(_ outcome: HoldsOutcome, wearing: Wearing, duration: TimeSpan) {
    let sees =
      wearing.mode == .measured
      ? "sag: lumbar angle and pelvis"
      : "sag: the pelvis alone, a back that gives where the pelvis does not turn is not seen"
    var lines = [
      "\(wearing.provenance == .synthetic ? "SYNTHETIC" : "measured") recording, "
        + "\(DecimalText.of(duration.milliseconds, places: 3)) s, \(sees)"
    ]
    lines.append(
      outcome.holds.isEmpty
        ? "no holds"
        : "   kind             from    to      held  lost  sag   turn  sway  ended")
    for hold in outcome.holds {
      lines.append(Self.line(hold))
      for loss in outcome.losses where loss.number == Int(hold.number) {
        let end = loss.to.map { Self.time($0) + " s" } ?? "the end"
        lines.append("      \(loss.what.name) lost from \(Self.time(loss.from)) s to \(end)")
      }
      if hold.gaps > 0 {
        lines.append(
          "      bad data, times in it: \(hold.gaps); not seen for "
            + "\(Self.seconds(hold.missingTime)) s, which is not counted as held")
      }
    }
    if !outcome.holds.isEmpty {
      lines.append(
        "Times in s; sag, turn (rotation) and sway in degrees from the hold's own first seconds.")
    }
    for fault in outcome.faults.prefix(20) {
      lines.append("fault \(Self.time(fault.time)) s: \(ReplayJSON.detail(fault))")
    }
    if outcome.faults.count > 20 { lines.append("and \(outcome.faults.count - 20) faults more") }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func line(_ hold: Hold) -> String {
    let side = hold.side == .none ? "" : " \(hold.side.name)"
    return left("\(hold.number)", 3) + left(hold.kind.name + side, 17)
      + left(time(hold.start), 8) + left(time(hold.end), 8) + left(seconds(hold.held), 6)
      + left(seconds(hold.lostTime), 6) + left(degrees(hold.worstSag), 6)
      + left(degrees(hold.worstRotation), 6) + left(degrees(hold.sway), 6)
      + hold.ending.name.replacing("_", with: " ")
  }

  private static func degrees(_ angle: Angle) -> String {
    DecimalText.of(angle.millidegrees / 100, places: 1)
  }

  private static func seconds(_ span: TimeSpan) -> String {
    DecimalText.of(span.milliseconds / 100, places: 1)
  }

  private static func time(_ time: Timestamp) -> String {
    DecimalText.of(time.microseconds / 1000, places: 3)
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
