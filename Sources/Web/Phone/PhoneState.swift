package import Control
package import HingeCore

/// What the phone page shows beside the view: the strip of the set, tempo, rest, mute, the choices of the
/// wearer, a calibration, and how everything is in one line. Told what came and when; has no clock of its own.
package struct PhoneState: Equatable, Sendable {
  package private(set) var strip = RepStrip()
  private var tempo: RepTempo?
  private var isSetOpen = false
  private var restSince: Timestamp?
  private var isMuted = false
  private var muteEnd: Timestamp?
  private var status: StatusReply?
  private var calibration: LiveCalibration?
  private var hold: LiveHold?
  private var isSensorLost = false
  /// One sentence while the daemon is away.
  private var absence = "hinged is asked for."
  /// Of the session in the log; nil before anything of it is on the disk.
  package private(set) var session: Int64?
  /// Counts what was said through this page: a browser that sees another number asks anew.
  private var said = 0

  package init() {}

  package var lifter: String { status?.lifter ?? "" }
  package var style: String { status?.style ?? "" }

  // MARK: What comes

  package mutating func apply(_ status: StatusReply, at now: Timestamp) {
    if let before = self.status, !status.isOfOneSession(with: before) { forget() }
    self.status = status
    session = status.log?.session
    if status.sets == 0, status.repsInSession == 0, !isSetOpen {
      strip.clear()
      tempo = nil
      restSince = nil
    }
    // Who comes between two sets did not see the end of the last. Later answers are whole seconds, and would only
    // make the timer jump.
    if !isSetOpen, restSince == nil, let rest = status.restS {
      restSince = now.advanced(by: Self.span(seconds: -min(max(rest, 0), 86_400)))
    }
    isMuted = status.isMuted ?? false
    muteEnd = status.muteLeftS.map { now.advanced(by: Self.span(seconds: min(max($0, 0), 86_400))) }
    if let going = status.calibration {
      calibration = going
    } else if calibration?.isOver == false {
      calibration = nil
    }
    hold = status.hold
    if status.state == .waitingForSensor { isSensorLost = false }
  }

  package mutating func apply(_ event: LiveEvent, at now: Timestamp) {
    hold.follow(event)
    switch event.kind {
    case .setStarted: open(event.set)
    case .repCounted:
      open(event.set)
      strip.count(event.index)
    case .repCompleted:
      guard let rep = event.rep else { return }
      if strip.begin(event.set) { strip.clear() }
      strip.complete(event.index, rep.verdict)
      tempo = RepTempo(rep)
    case .repWithdrawn:
      strip.withdraw(event.index)
      if strip.isEmpty { isSetOpen = false }
    case .setEnded:
      isSetOpen = false
      restSince = now
    case .alert: if event.alert?.kind == "sensor" { isSensorLost = true }
    case .mute:
      guard let told = event.mute else { return }
      isMuted = told.muted
      muteEnd = told.leftS.map {
        now.advanced(by: Self.span(seconds: Int64(min(max($0, 0), 86_400))))
      }
    case .wearer, .sessionStarted:
      strip.clear()
      tempo = nil
      restSince = nil
      isSetOpen = false
    case .calibration: calibration = event.calibration
    case .doubt, .fault, .repLogged, .restOver, .log, .mobility, .hold, .holdStarted, .holdLost,
      .holdRegained, .holdEnded, .holdLogged, .holdRoundEnded:
      break
    }
  }

  /// A sensor that was lost and gives flexion again is there.
  package mutating func apply(_ frame: LiveFrame) {
    if isSensorLost, frame.flexionDeg != nil { isSensorLost = false }
  }

  /// Something was said of the session through this page.
  package mutating func heard() { said += 1 }

  /// The daemon is gone; what it wore and counted is not true any more.
  package mutating func lose(_ sentence: String) {
    forget()
    absence = sentence
  }

  private mutating func forget() {
    let count = said
    self = PhoneState()
    said = count
  }

  private mutating func open(_ set: Int32?) {
    if strip.begin(set) {
      strip.clear()
      tempo = nil
    }
    isSetOpen = true
    restSince = nil
  }

  private static func span(seconds: Int64) -> TimeSpan { TimeSpan(milliseconds: seconds * 1000) }

  // MARK: What is sent

  /// For browsers, at this moment.
  package func view(at now: Timestamp) -> PhoneView {
    let health = HealthLine(status, isSensorLost: isSensorLost, absence: absence)
    var view = PhoneView(line: health.text, tone: health.tone.rawValue)
    view.isSensorLost = isSensorLost || status?.state == .waitingForSensor
    view.strip = strip.words
    view.tempo = tempo
    view.restS = isSetOpen ? nil : restSince.map { Self.seconds(now.since($0)) }
    view.restTargetS = status?.restTargetS
    view.isMuted = isMuted
    view.muteLeftS = muteEnd.map { max(0, Self.seconds($0.since(now))) }
    view.feedback = status?.feedback
    view.feedbackChoice = status?.feedbackChoice
    view.pace = status?.tempo
    view.calibration = calibration
    view.hold = hold
    view.session = session
    view.said = said
    return view
  }

  private static func seconds(_ span: TimeSpan) -> Double {
    Double(span.microseconds / 100_000) / 10
  }
}

extension LiveCalibration {
  /// Nothing of it goes on.
  package var isOver: Bool { phase == .accepted || phase == .refused }
}
