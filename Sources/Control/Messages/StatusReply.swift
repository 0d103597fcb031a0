/// How the daemon is: what it wears, what it has seen, and what went wrong since it started.
package struct StatusReply: Codable, Equatable, Sendable {
  package static let currentSchema = "hinge.status/1"

  package var schema = Self.currentSchema
  package var state: State
  package var version: String
  package var processID: Int32
  /// Wall clock, ms since 1970; wrong where the machine's clock is.
  package var sinceWallMS: Int64
  package var uptimeS: Int64
  /// `simulated`, `replay: NAME` or `bus: NAME`.
  package var source: String
  /// `measured` or `synthetic`.
  package var provenance: String
  package var lifter: String
  package var style: String
  /// Token of `FlexionMode`.
  package var mode: String
  /// Token of `RoundingJudgement`.
  package var rounding: String
  /// Token of `FeedbackMode`.
  package var feedback: String
  /// Why it is this one, in a few words; nil from a daemon that does not say.
  package var feedbackReason: String?
  /// What goes on beside monitoring, such as a calibration; nil: nothing.
  package var activity: String?
  /// New settings were read and wait for the set to end; nil from a daemon that does not say.
  package var awaitsSettings: Bool?
  package var sensors: Int
  /// Where warning and alarm are; nil from a daemon that does not say.
  package var limits: Limits?
  /// From the start of the process to the first valid orientation; nil before, and from a daemon that
  /// does not say.
  package var firstOrientationMS: Int64?
  /// As measured; nil before the first seconds.
  package var sampleRateHz: Double?
  package var samples: Int64 = 0
  package var sets = 0
  package var repsInSession = 0
  package var faults = Faults()
  package var alerts = Alerts()
  /// Events that the log never got, because its ring was full.
  package var lostEvents: Int64 = 0
  /// Frames that no client got, because their ring was full.
  package var lostFrames: Int64 = 0
  /// The log: where, and what is wrong with it, if anything.
  package var logPath: String
  package var logError: String?
  /// What is on the disk and what is not yet; nil from a daemon that does not say.
  package var log: LogStatus?
  /// Whether the wall clock is known to be right; nil from a daemon that does not say.
  package var isClockSet: Bool?
  /// Whether the sampler runs in real time, and with locked memory.
  package var isRealtime = false
  package var isMemoryLocked = false
  package var watchdog = Watchdog()
  /// The supply and the heat; nil on a machine that does not say.
  package var power: Power?
  /// Filled by the server.
  package var control = ControlCounts()
  /// Whoever is worn has a profile; nil from a daemon that does not say.
  package var isCalibrated: Bool?
  // What the wearer asked for; nil from a daemon that does not say.
  package var isMuted: Bool?
  /// Until it comes back by itself; nil: not by itself.
  package var muteLeftS: Int64?
  /// A `FeedbackWish` that was chosen over the settings; nil: none was.
  package var feedbackChoice: String?
  /// Wall clock, ms since 1970, when it was chosen; nil: there is no choice.
  package var feedbackChoiceWallMS: Int64?
  /// When lifter or style were chosen over the settings; nil: they are the settings' own.
  package var wearerChoiceWallMS: Int64?
  /// A `Tempo` that is ticked; nil: none.
  package var tempo: String?
  /// Since the end of the last set; nil before one, and while one goes on.
  package var restS: Int64?
  /// What the settings name; nil: no rest is timed.
  package var restTargetS: Int64?
  /// Lifters whose calibration fits how the belt sits, where the wearer's does not; nil: nobody is asked about.
  package var likelierLifters: [String]?
  /// The guided calibration that goes on.
  package var calibration: LiveCalibration?
  /// The mobility check that goes on.
  package var mobility: LiveMobility?
  /// The round of holds that goes on.
  package var hold: LiveHold?

  package enum State: String, Codable, CaseIterable, Sendable {
    case starting
    case running
    /// A round of holds goes on: no rep is counted until it is over.
    case holding
    /// Sensor lost, or never found: looking for it.
    case waitingForSensor = "waiting_for_sensor"
    /// Runs, but something it needs does not: see faults and log_error.
    case degraded
    case stopping
  }

  /// Counts by `FaultKind`.
  package struct Faults: Codable, Equatable, Sendable {
    package var gap: Int64 = 0
    package var saturated: Int64 = 0
    package var frozen: Int64 = 0
    package var timeReversed: Int64 = 0
    /// What a sensor, or the wires to it, did wrong.
    package var sensor: Int64 = 0
    package init() {}

    enum CodingKeys: String, CodingKey {
      case gap, saturated, frozen
      case timeReversed = "time_reversed"
      case sensor
    }
  }

  package struct Alerts: Codable, Equatable, Sendable {
    package var warn: Int64 = 0
    package var alarm: Int64 = 0
    package var sounded: Int64 = 0
    package init() {}
  }

  /// As a Raspberry Pi tells it, since the daemon started.
  package struct Power: Codable, Equatable, Sendable {
    /// The supply's voltage is too low, or was within the last minute.
    package var isLow: Bool
    /// The processor is held back by heat, likewise.
    package var isSlowed: Bool
    /// How often it began.
    package var lowCount: Int
    package var slowedCount: Int
    /// Of the processor; nil: not known.
    package var temperatureC: Double?

    package init(
      isLow: Bool, isSlowed: Bool, lowCount: Int, slowedCount: Int, temperatureC: Double?
    ) {
      self.isLow = isLow
      self.isSlowed = isSlowed
      self.lowCount = lowCount
      self.slowedCount = slowedCount
      self.temperatureC = temperatureC
    }

    enum CodingKeys: String, CodingKey {
      case isLow = "under_voltage"
      case isSlowed = "throttled"
      case lowCount = "under_voltage_count"
      case slowedCount = "throttled_count"
      case temperatureC = "temperature_c"
    }
  }

  /// Shares of the wearer's own reserve.
  package struct Limits: Codable, Equatable, Sendable {
    package var warnReserve: Double
    package var alarmReserve: Double

    package init(warnReserve: Double, alarmReserve: Double) {
      self.warnReserve = warnReserve
      self.alarmReserve = alarmReserve
    }

    enum CodingKeys: String, CodingKey {
      case warnReserve = "warn_reserve"
      case alarmReserve = "alarm_reserve"
    }
  }

  package struct Watchdog: Codable, Equatable, Sendable {
    /// Nil: the service manager asks for none.
    package var timeoutMS: Int64?
    package var fed: Int64 = 0
    package init() {}

    enum CodingKeys: String, CodingKey {
      case timeoutMS = "timeout_ms"
      case fed
    }
  }

  /// Whether two answers speak of the same session; one process may have several.
  package func isOfOneSession(with other: StatusReply) -> Bool {
    processID == other.processID && sinceWallMS == other.sinceWallMS
  }

  package init(
    state: State, version: String, processID: Int32, sinceWallMS: Int64, uptimeS: Int64,
    source: String, provenance: String, lifter: String, style: String, mode: String,
    rounding: String, feedback: String, sensors: Int, logPath: String
  ) {
    self.state = state
    self.version = version
    self.processID = processID
    self.sinceWallMS = sinceWallMS
    self.uptimeS = uptimeS
    self.source = source
    self.provenance = provenance
    self.lifter = lifter
    self.style = style
    self.mode = mode
    self.rounding = rounding
    self.feedback = feedback
    self.sensors = sensors
    self.logPath = logPath
  }

  enum CodingKeys: String, CodingKey {
    case schema, state, version
    case processID = "process_id"
    case sinceWallMS = "since_wall_ms"
    case uptimeS = "uptime_s"
    case source, provenance, lifter, style, mode, rounding, feedback, sensors, limits
    case feedbackReason = "feedback_reason"
    case activity
    case awaitsSettings = "awaits_settings"
    case firstOrientationMS = "first_orientation_ms"
    case sampleRateHz = "sample_rate_hz"
    case samples, sets
    case repsInSession = "reps_in_session"
    case faults, alerts
    case lostEvents = "lost_events"
    case lostFrames = "lost_frames"
    case logPath = "log_path"
    case logError = "log_error"
    case log
    case isClockSet = "clock_set"
    case isRealtime = "realtime"
    case isMemoryLocked = "memory_locked"
    case watchdog, power, control
    case isCalibrated = "calibrated"
    case isMuted = "muted"
    case muteLeftS = "mute_left_s"
    case feedbackChoice = "feedback_choice"
    case feedbackChoiceWallMS = "feedback_choice_wall_ms"
    case wearerChoiceWallMS = "wearer_choice_wall_ms"
    case tempo
    case restS = "rest_s"
    case restTargetS = "rest_target_s"
    case likelierLifters = "likelier_lifters"
    case calibration
    case mobility, hold
  }
}

/// What the socket itself has seen.
package struct ControlCounts: Codable, Equatable, Sendable {
  package var clients = 0
  package var served: Int64 = 0
  /// Turned away because there were too many.
  package var refused: Int64 = 0
  /// Closed because they did not read what they had asked for.
  package var closedSlow: Int64 = 0
  /// Closed because what they sent could not be a request.
  package var closedBad: Int64 = 0
  /// Frames that a slow client did not get.
  package var lostFrames: Int64 = 0
  /// Events that no client got, because the server itself was behind.
  package var lostEvents: Int64 = 0

  package init() {}

  enum CodingKeys: String, CodingKey {
    case clients, served, refused
    case closedSlow = "closed_slow"
    case closedBad = "closed_bad"
    case lostFrames = "lost_frames"
    case lostEvents = "lost_events"
  }
}
