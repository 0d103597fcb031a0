/// What was learnt about the buzzer.
package struct BuzzerEvidence: Equatable, Sendable {
  package var output: Output
  /// What a vibration motor adds to every sound, ms.
  package var spinUpMS = 0
  /// Asked of who hears it, after it was sounded.
  package var hearing: Hearing?

  package enum Output: Equatable, Sendable {
    case none
    /// Edges are written down.
    case log
    case gpio(Line)
    case pwm(PWM)
  }

  package enum Hearing: Equatable, Sendable {
    case heard
    case notHeard
    /// It sounded, and nobody was there to be asked.
    case notAsked
  }

  /// A GPIO line.
  package struct Line: Equatable, Sendable {
    /// As in the settings.
    package var address: String
    package var activeLow: Bool
    /// Why it could not be had; nil where it could.
    package var refusal: Refusal?
    /// Of the chip that it is on.
    package var label: String?
    /// BCM number on a Raspberry Pi.
    package var offset: UInt32?
    package var name: String?
    /// Whether the kernel keeps its level when the process that drove it is gone; nil: it does not say.
    package var keepsLevel: Bool?

    package init(address: String, activeLow: Bool) {
      self.address = address
      self.activeLow = activeLow
    }
  }

  /// A channel that makes the tone itself.
  package struct PWM: Equatable, Sendable {
    package var address: String
    package var frequencyHz: Int
    package var refusal: Refusal?

    package init(address: String, frequencyHz: Int) {
      self.address = address
      self.frequencyHz = frequencyHz
    }
  }

  package struct Refusal: Equatable, Sendable {
    package var sentence: String
    /// The user is not in the group that may.
    package var isPermission: Bool
    package var user: String

    package init(sentence: String, isPermission: Bool, user: String) {
      self.sentence = sentence
      self.isPermission = isPermission
      self.user = user
    }
  }

  package init(_ output: Output) { self.output = output }
}
