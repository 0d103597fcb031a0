import HingeCore

/// A pipeline's life as text, in integers: one line an event, and its state ten times a second.
struct Transcript {
  private var lines: [String] = []
  private var nextState = Timestamp(microseconds: 0)
  private var buzzer = false

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func profile(_ profile: WearerProfile) {
    lines.append(
      "profile \(profile.style.token) sensors \(profile.sensorCount) \(profile.rounding.token) "
        + "range \(profile.range.millidegrees) neutral \(profile.neutralBottomFlexion.millidegrees) "
        + "max \(profile.maxFlexion.millidegrees) up \(profile.sacrum.up.x.raw) "
        + "\(profile.sacrum.up.y.raw) \(profile.sacrum.up.z.raw)")
  }

  mutating func take(_ pipeline: borrowing HingePipeline) {
    for index in 0..<pipeline.events.count {
      if let event = pipeline.events[index] { lines.append(Self.line(event)) }
    }
    if pipeline.buzzerIsOn != buzzer {
      buzzer = pipeline.buzzerIsOn
      lines.append("\(Self.ms(pipeline.reading.time)) buzzer \(buzzer ? "on" : "off")")
    }
    let reading = pipeline.reading
    guard reading.time >= nextState else { return }
    nextState = reading.time.advanced(by: TimeSpan(milliseconds: 100))
    lines.append(
      "\(Self.ms(reading.time)) \(reading.phase.token) \(reading.pelvisPitch.millidegrees) "
        + "\(Self.text(reading.trunkPitch)) \(Self.text(reading.flexion?.flexion)) "
        + "\(reading.flexion.map { String($0.reserve.thousandths) } ?? "-")"
        + "\(reading.isTrusted ? "" : " untrusted")")
  }

  private static func ms(_ time: Timestamp) -> Int64 { time.microseconds / 1000 }
  private static func text(_ angle: Angle?) -> String {
    angle.map { String($0.millidegrees) } ?? "-"
  }
  private static func text(_ span: TimeSpan?) -> String {
    span.map { String($0.milliseconds) } ?? "-"
  }

  private static func line(_ event: CoreEvent) -> String {
    switch event {
    case .setStarted(let number, let time): "set \(number) started \(time.microseconds)"
    case .repCounted(let set, let number, let lockout):
      "rep \(set).\(number) counted \(lockout.microseconds)"
    case .repWithdrawn(let set, let number): "rep \(set).\(number) withdrawn"
    case .repCompleted(let rep):
      "rep \(rep.setNumber).\(rep.number) \(rep.verdict.token) flags \(rep.flags.bits) "
        + "owns \(rep.ownStart.microseconds) \(rep.ownEnd.microseconds) "
        + "liftoff \(rep.liftoff.microseconds) lockout \(rep.lockout.microseconds) "
        + "tempo \(text(rep.eccentric)) \(rep.bottom.milliseconds) "
        + "\(rep.concentric.milliseconds) \(text(rep.top)) peak \(text(rep.peakFlexion)) "
        + "excess \(text(rep.excessFlexion)) "
        + "reserve \(rep.reserveUsed.map { String($0.thousandths) } ?? "-") "
        + "range \(rep.range.millidegrees) rate \(rep.peakRiseRate.millidegreesPerSecond) "
        + "warnings \(rep.warnings) alarms \(rep.alarms)"
    case .setEnded(let set): "set \(set.number) ended \(set.end.microseconds) reps \(set.reps)"
    case .alert(let alert):
      "alert \(alert.kind.token) \(alert.grade.token) \(alert.time.microseconds) "
        + "set \(alert.setNumber) \(alert.sounded ? "sounded" : "silent")"
    case .fault(let fault):
      "fault \(fault.kind.token) \(fault.time.microseconds) sensor \(fault.sensor) "
        + "detail \(fault.detail)"
    }
  }
}
