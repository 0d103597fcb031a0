package import HingeCore

/// Something that happened: a rep, a set, an alert, a fault, a change of the log, or of what the wearer asked for. One of
/// the optional parts is there, by `kind`.
package struct LiveEvent: Codable, Equatable, Sendable {
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case setStarted = "set_started"
    /// Counted at lockout; may still be withdrawn.
    case repCounted = "rep_counted"
    /// Its numbers are final. Not yet acknowledged: it may still be on its way to the disk.
    case repCompleted = "rep_completed"
    case repWithdrawn = "rep_withdrawn"
    case setEnded = "set_ended"
    case alert
    case fault
    /// The rep is on the disk: from now on it survives a power cut. Never sent before it does.
    case repLogged = "rep_logged"
    case log
    /// Another session begins, for another wearer or with other settings: what was told before is over.
    case sessionStarted = "session_started"
    /// Somebody else is worn, or for another style; hinged begins a session for it.
    case wearer
    case mute
    /// The rest that the settings name is over since the last set.
    case restOver = "rest_over"
    case calibration
    /// Somebody else may wear the belt.
    case doubt
    /// A mobility check goes on, or is over.
    case mobility
    /// How a round of holds goes, some times a second.
    case hold
    case holdStarted = "hold_started"
    case holdLost = "hold_lost"
    case holdRegained = "hold_regained"
    /// Its numbers are final. Not yet acknowledged.
    case holdEnded = "hold_ended"
    /// The hold is on the disk.
    case holdLogged = "hold_logged"
    /// No more holds are timed; lifts are again.
    case holdRoundEnded = "hold_round_ended"
  }

  package var kind: Kind
  /// Seconds of the sample clock; nil for a withdrawal and for what the disk says, which have no
  /// moment of their own.
  package var timeS: Double?
  package var set: Int32?
  package var index: Int32?
  /// `set_ended`: reps in it.
  package var reps: Int32?
  package var rep: LiveRep?
  package var alert: LiveAlert?
  package var fault: LiveFault?
  /// `rep_logged`: the session's number in the log.
  package var session: Int64?
  package var log: LiveLog?
  package var wearer: LiveWearer?
  package var mute: LiveMute?
  package var calibration: LiveCalibration?
  package var doubt: LiveDoubt?
  package var mobility: LiveMobility?
  package var hold: LiveHold?

  package init(_ event: CoreEvent) {
    switch event {
    case .setStarted(let number, let time):
      self.init(kind: .setStarted, time: time, set: number)
    case .repCounted(let set, let number, let lockout):
      self.init(kind: .repCounted, time: lockout, set: set, index: number)
    case .repCompleted(let rep):
      self.init(kind: .repCompleted, time: rep.lockout, set: rep.setNumber, index: rep.number)
      self.rep = LiveRep(rep)
    case .repWithdrawn(let set, let number):
      self.init(kind: .repWithdrawn, time: nil, set: set, index: number)
    case .setEnded(let summary):
      self.init(kind: .setEnded, time: summary.end, set: summary.number)
      reps = summary.reps
    case .alert(let raised):
      let set = raised.setNumber == 0 ? nil : raised.setNumber
      self.init(kind: .alert, time: raised.time, set: set)
      alert = LiveAlert(
        kind: raised.kind.token.description, grade: raised.grade.token.description,
        sounded: raised.sounded)
    case .fault(let noticed):
      self.init(kind: .fault, time: noticed.time)
      fault = LiveFault(
        kind: noticed.kind.token.description, sensor: noticed.sensor, detail: noticed.detail)
    }
  }

  /// A rep that is on the disk.
  package init(loggedRep index: Int, set: Int, session: Int64) {
    self.init(
      kind: .repLogged, time: nil, set: Int32(clamping: set), index: Int32(clamping: index))
    self.session = session
  }

  package init(_ log: LiveLog) {
    self.init(kind: .log, time: nil)
    self.log = log
  }

  package init(_ wearer: LiveWearer) {
    self.init(kind: .wearer, time: nil)
    self.wearer = wearer
  }

  package init(_ mute: LiveMute) {
    self.init(kind: .mute, time: nil)
    self.mute = mute
  }

  package init(_ calibration: LiveCalibration) {
    self.init(kind: .calibration, time: nil)
    self.calibration = calibration
  }

  package init(_ doubt: LiveDoubt) {
    self.init(kind: .doubt, time: nil)
    self.doubt = doubt
  }

  package static var sessionStarted: LiveEvent { LiveEvent(kind: .sessionStarted, time: nil) }
  package init(_ mobility: LiveMobility) {
    self.init(kind: .mobility, time: nil)
    self.mobility = mobility
  }

  /// A sensor lost within a hold, told as it is within a lift.
  package init(sensorLostAt time: Timestamp) {
    self.init(kind: .alert, time: time)
    alert = LiveAlert(
      kind: AlertKind.sensor.token.description, grade: AlertGrade.alarm.token.description,
      sounded: true)
  }

  package init(_ kind: Kind, _ hold: LiveHold, at time: Timestamp? = nil) {
    self.init(kind: kind, time: time)
    self.hold = hold
  }

  /// A hold that is on the disk.
  package init(loggedHold number: Int, session: Int64) {
    self.init(kind: .holdLogged, time: nil, index: Int32(clamping: number))
    self.session = session
  }

  package static var holdRoundEnded: LiveEvent { LiveEvent(kind: .holdRoundEnded, time: nil) }

  /// The rest is over.
  package static var restOver: LiveEvent { LiveEvent(kind: .restOver, time: nil) }

  private init(kind: Kind, time: Timestamp?, set: Int32? = nil, index: Int32? = nil) {
    self.kind = kind
    self.timeS = time?.seconds
    self.set = set
    self.index = index
  }

  enum CodingKeys: String, CodingKey {
    case kind
    case timeS = "t_s"
    case set, index, reps, rep, alert, fault, session, log, wearer, mute, calibration, doubt
    case mobility, hold
  }
}

package struct LiveAlert: Codable, Equatable, Sendable {
  /// Token of `AlertKind`.
  package var kind: String
  /// Token of `AlertGrade`.
  package var grade: String
  package var sounded: Bool
}

package struct LiveFault: Codable, Equatable, Sendable {
  /// Token of `FaultKind`.
  package var kind: String
  /// 1 sacrum, 2 thorax, 0 both or neither.
  package var sensor: Int32
  /// `gap`: its length in ms. Else 0.
  package var detail: Int32
}

/// A finished rep, with the names that `hinge replay --json` uses.
package struct LiveRep: Codable, Equatable, Sendable {
  package var liftoffS: Double
  package var lockoutS: Double
  package var eccentricMS: Int64?
  package var bottomMS: Int64
  package var concentricMS: Int64
  package var topMS: Int64?
  package var peakFlexionDeg: Double?
  package var excessFlexionDeg: Double?
  package var reserveUsed: Double?
  /// Token of `Verdict`.
  package var verdict: String
  package var flags: [String]

  package init(_ rep: Rep) {
    liftoffS = rep.liftoff.seconds
    lockoutS = rep.lockout.seconds
    eccentricMS = rep.eccentric?.milliseconds
    bottomMS = rep.bottom.milliseconds
    concentricMS = rep.concentric.milliseconds
    topMS = rep.top?.milliseconds
    peakFlexionDeg = rep.peakFlexion?.degrees
    excessFlexionDeg = rep.excessFlexion?.degrees
    reserveUsed = rep.reserveUsed?.share
    verdict = rep.verdict.token.description
    let names = RepFlags.names
    flags = names.indices.filter { rep.flags.bits & (1 << $0) != 0 }.map {
      names[$0].description
    }
  }

  enum CodingKeys: String, CodingKey {
    case liftoffS = "liftoff_s"
    case lockoutS = "lockout_s"
    case eccentricMS = "eccentric_ms"
    case bottomMS = "bottom_ms"
    case concentricMS = "concentric_ms"
    case topMS = "top_ms"
    case peakFlexionDeg = "peak_flexion_deg"
    case excessFlexionDeg = "excess_flexion_deg"
    case reserveUsed = "reserve_used"
    case verdict, flags
  }
}
