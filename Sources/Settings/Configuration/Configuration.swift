package import HingeCore
package import Programme

/// What a person can set, valid as a whole: every value in its range and fitting the others.
///
/// Integers with the unit in the name, as in the file. Nil where the file says `auto` (the program
/// chooses) or `off`.
package struct Configuration: Equatable, Sendable {
  package var lifter = Lifter()
  package var paths = Paths()
  package var sensors = Sensors()
  package var buzzer = Buzzer()
  package var button = Button()
  package var feedback = Feedback()
  package var rest = Rest()
  package var limits = Limits()
  package var recording = Recording()
  package var log = Log()
  package var report = Report()
  package var web = Web()
  /// The rules of `hinge next`.
  package var programme = ProgrammeSettings()
  package var plates = Plates()

  package init() {}

  package struct Lifter: Equatable, Sendable {
    package var name = "me"
    package var style = LiftStyle.conventional

    /// Whether somebody may be called so: the name is part of files' names.
    package static func isName(_ text: String) -> Bool { TextRule.personName.allows(text) }
  }

  /// Nil: the folder that `StandardPaths` chooses for this user.
  package struct Paths: Equatable, Sendable {
    package var profileDirectory: String?
    package var recordingDirectory: String?
    package var log: String?
    package var socket: String?
  }

  package struct Sensors: Equatable, Sendable {
    package var bus = "/dev/i2c-1"
    /// 7-bit I2C addresses: the sacral sensor, then T12 where there is one.
    package var addresses = [0x68, 0x69]
    /// The bus of the second sensor; nil: that of the first.
    package var bus2: String?
    /// What a chip is run as whose identity nobody knows; nil: it is refused.
    package var assume: String?
  }

  package struct Buzzer: Equatable, Sendable {
    package var kind = BuzzerKind.none
    /// A device or a label; nil: the chip of a Raspberry Pi's header.
    package var chip: String?
    /// A number on that chip, or a line's name.
    package var line = "18"
    package var activeLow = false
    /// The least time that the line is on; a vibration motor needs some to start.
    package var spinUpMS = 0
    /// A part of the PWM device's path, or a path; nil: the chip of a Raspberry Pi's header.
    package var pwmDevice: String?
    package var pwmChannel = 0
    package var frequencyHz = 2700
    /// The share of a period that the line is high.
    package var strengthPercent = 50
    /// Where `kind: log` writes its edges; nil: beside the rep log.
    package var edgeLog: String?
  }

  package struct Button: Equatable, Sendable {
    /// A device or a label; nil: the chip of a Raspberry Pi's header.
    package var chip: String?
    /// A number on that chip, or a line's name; nil: no button.
    package var line: String?
    /// Whether the pin is low while the button is pressed.
    package var activeLow = true
  }

  package struct Feedback: Equatable, Sendable {
    package var mode = FeedbackChoice.auto
  }

  /// Between two sets.
  package struct Rest: Equatable, Sendable {
    /// After which the buzzer says so; 0: it does not.
    package var seconds = 0
  }

  /// When the back is worth a sound. Shares are of the wearer's own reserve between neutral and
  /// fully rounded.
  package struct Limits: Equatable, Sendable {
    package var warnReservePercent = 40
    package var alarmReservePercent = 60
    package var clearReservePercent = 30
    package var severeReservePercent = 80
    package var floorDeg = 5
    package var holdMS = 60
    package var holdSevereMS = 20
    package var rearmMS = 800
    package var creepDeg = 5
    package var hyperextensionDeg = 10
    package var tempoMinEccentricMS: Int?
    package var stopSetVelocityLossPercent: Int? = 20
  }

  /// What is kept of the samples by itself.
  package struct Recording: Equatable, Sendable {
    package var keep = KeepChoice.flagged
    /// How far back before a flagged rep, at most.
    package var minutes = 2
    /// Of all that is kept, in millions of bytes; the oldest goes first.
    package var mostMB = 50
  }

  package struct Log: Equatable, Sendable {
    package var level = LogLevel.info
  }

  package struct Report: Equatable, Sendable {
    package var units = UnitChoice.kg
  }

  /// Where the page of `hinge-web` is.
  package struct Web: Equatable, Sendable {
    /// An IP address of this machine; the standard one is seen by nobody else.
    package var host = "127.0.0.1"
    package var port = 8737
  }
}

package enum KeepChoice: String, CaseIterable, Sendable {
  /// The samples round every rep that was not held, or that carries a flag.
  case flagged
  case off
}

package enum UnitChoice: String, CaseIterable, Sendable {
  case kg
  case lb
}

package enum BuzzerKind: String, CaseIterable, Sendable {
  case none
  case log
  case gpio
  case pwm
}

/// How much the daemon tells the system's log.
package enum LogLevel: String, CaseIterable, Sendable {
  case trace
  case debug
  case info
  case notice
  case warning
  case error
  case critical
}
