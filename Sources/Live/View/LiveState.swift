package import Control
package import HingeCore

/// All that a screen shows of a training: the view that the page has, and what moves between two of its
/// messages. Told what came and when; has no clock of its own.
package struct LiveState: Equatable, Sendable {
  package private(set) var view = LiveView()
  /// The newest answer of the daemon; nil while it is down.
  package private(set) var status: StatusReply?
  package private(set) var frame: LiveFrame?
  private var frameAt: Timestamp?
  package private(set) var running = RunningRep()
  package private(set) var strip = SetStrip()
  /// Of the rep that the view calls the last.
  package private(set) var lastTempo: TempoParts?
  /// When the last set ended; nil within a set and before the first.
  package private(set) var restSince: Timestamp?
  package private(set) var isMuted = false
  /// When it comes back by itself; nil: not by itself.
  private var muteEnd: Timestamp?
  /// What was seen before the set that goes on.
  private var lastSet: LastSet?
  /// The guided calibration, while it goes on.
  package private(set) var calibration: LiveCalibration?
  private var calibrationStepEnd: Timestamp?
  /// The round of holds that goes on.
  package private(set) var hold: LiveHold?
  private var alert: ShownAlert?
  private var fault: ShownFault?
  /// A sensor was said to be lost, and no flexion came since.
  private var isSensorLost = false

  package struct ShownAlert: Equatable, Sendable {
    /// Token of `AlertKind` and of `AlertGrade`.
    package var kind: String
    package var grade: String
    package var at: Timestamp
  }

  private struct LastSet: Equatable, Sendable {
    var view: LiveView
    var strip: SetStrip
    var tempo: TempoParts?
    var restSince: Timestamp?
  }

  private struct ShownFault: Equatable, Sendable {
    var fault: LiveFault
    var at: Timestamp
  }

  /// A reading that stands still for so long is none of now.
  static let freshness = TimeSpan(milliseconds: 1500)
  /// A glance takes a while: an alert stays on the screen for so long after it went quiet.
  static let alertStay = TimeSpan(milliseconds: 1500)
  static let faultStay = TimeSpan(milliseconds: 8000)

  package init() {}

  // MARK: What comes

  package mutating func apply(_ status: StatusReply, at now: Timestamp) {
    if let before = self.status, !status.isOfOneSession(with: before) { forget() }
    view.apply(status)
    self.status = status
    if view.set == nil {
      strip.clear()
      lastTempo = nil
      restSince = nil
    }
    // Who comes between two sets did not see the end of the last.
    if !view.isSetOpen, restSince == nil, let restS = status.restS {
      restSince = now.goingBack(TimeSpan(milliseconds: restS * 1000))
    }
    take(status.calibration, at: now)
    hold = status.hold
    isMuted = status.isMuted ?? false
    muteEnd = status.muteLeftS.map { now.advanced(by: TimeSpan(milliseconds: $0 * 1000)) }
  }

  package mutating func apply(_ frame: LiveFrame, at now: Timestamp) {
    self.frame = frame
    frameAt = now
    running.take(frame)
    if frame.flexionDeg != nil { isSensorLost = false }
    // What sounds goes on: its end is what is waited for.
    if frame.alert != nil, alert != nil { alert?.at = now }
  }

  package mutating func apply(_ event: LiveEvent, at now: Timestamp) {
    let last = LastSet(view: view, strip: strip, tempo: lastTempo, restSince: restSince)
    view.apply(event)
    if view.isSetOpen, !last.view.isSetOpen || view.set != last.view.set {
      lastSet = last
      strip.clear()
      lastTempo = nil
      restSince = nil
    }
    let index = event.index.map(Int.init)
    switch event.kind {
    case .repCounted: if let index { strip.count(index) }
    case .repWithdrawn:
      if let index { strip.withdraw(index) }
      if view.reps == 0, !view.isSetOpen { goBack() }
    case .repCompleted:
      guard let rep = event.rep, let index else { return }
      strip.complete(index, rep.verdict)
      lastTempo = TempoParts(rep)
    case .sessionStarted: begin()
    case .setEnded: restSince = now.goingBack(age(of: event.timeS))
    case .alert:
      guard let told = event.alert else { return }
      if told.kind == "sensor" { isSensorLost = true }
      alert = ShownAlert(kind: told.kind, grade: told.grade, at: now)
    case .fault:
      guard let told = event.fault else { return }
      fault = ShownFault(fault: told, at: now)
    case .mute:
      guard let told = event.mute else { return }
      isMuted = told.muted
      muteEnd = told.leftS.map {
        now.advanced(by: TimeSpan(milliseconds: Int64(min(max($0, 0), 86_400) * 1000)))
      }
    case .calibration: take(event.calibration, at: now)
    default: hold.follow(event)
    }
  }

  private mutating func take(_ told: LiveCalibration?, at now: Timestamp) {
    let isOver = told?.phase == .accepted || told?.phase == .refused
    calibration = isOver ? nil : told
    calibrationStepEnd = calibration?.leftS.map {
      now.advanced(by: TimeSpan(milliseconds: Int64(min(max($0, 0), 3600) * 1000)))
    }
  }

  /// The daemon is gone; what it wore and counted is not true any more.
  package mutating func lose(_ sentence: String) {
    forget()
    view.lose(sentence)
  }

  private mutating func forget() { self = LiveState() }

  /// Another session on the same connection: who wears the belt comes with its status.
  private mutating func begin() {
    let (view, status) = (view, status)
    forget()
    self.view = view
    self.status = status
  }

  /// A bend between two sets was counted and taken back: the rest went on all the time.
  private mutating func goBack() {
    guard let last = lastSet else { return }
    view.set = last.view.set
    view.reps = last.view.reps
    view.last = last.view.last
    strip = last.strip
    lastTempo = last.tempo
    restSince = last.restSince
  }

  /// A set is known to be over some seconds after it was.
  private func age(of timeS: Double?) -> TimeSpan {
    guard let timeS, let frame, frame.timeS > timeS, frame.timeS - timeS < 3600 else {
      return .zero
    }
    return TimeSpan(milliseconds: Int64((frame.timeS - timeS) * 1000))
  }

  // MARK: What is seen

  /// Whether anything is said of how good a rep was.
  package var isJudging: Bool { view.isJudged && !isSilent }
  package var isSilent: Bool { status?.feedback == "silent" }

  package func hasSensor(at now: Timestamp) -> Bool {
    !isSensorLost && status?.state != .waitingForSensor
  }

  /// The newest frame, where it is one of now.
  package func reading(at now: Timestamp) -> LiveFrame? {
    guard let frame, let frameAt, now.since(frameAt) < Self.freshness else { return nil }
    return frame
  }

  /// What is to be seen at a glance. Where nothing is judged nothing is said of rounding either.
  package func alert(at now: Timestamp) -> ShownAlert? {
    guard let alert, now.since(alert.at) < Self.alertStay else { return nil }
    return isJudging || alert.kind == "sensor" ? alert : nil
  }

  /// A fault of a moment ago.
  package func fault(at now: Timestamp) -> LiveFault? {
    guard let fault, now.since(fault.at) < Self.faultStay else { return nil }
    return fault.fault
  }

  /// Whole minutes, begun ones counted, until it sounds again by itself.
  package func muteLeftMin(at now: Timestamp) -> Int64? {
    muteEnd.map { max(0, ($0.since(now).microseconds + 59_999_999) / 60_000_000) }
  }

  /// Whole seconds, begun ones counted, until the step of the calibration is over.
  package func calibrationLeftS(at now: Timestamp) -> Int64? {
    calibrationStepEnd.map { max(0, ($0.since(now).microseconds + 999_999) / 1_000_000) }
  }

  /// Whole seconds since the set ended.
  package func restS(at now: Timestamp) -> Int64? {
    restSince.map { max(0, now.since($0).microseconds / 1_000_000) }
  }
}
