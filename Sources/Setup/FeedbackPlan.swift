package import HingeCore
package import RepLog
package import Settings

/// The feedback that one session runs with, and why.
///
/// `auto` lets the first session after a calibration be silent: how the wearer lifts without being
/// buzzed at is what later ones are compared with. Every later one is faded. Where nothing is
/// judged there is nothing to compare, and where the log can't tell, a sound too many is better
/// than silence that passes for good form.
package struct FeedbackPlan: Equatable, Sendable {
  package let mode: FeedbackMode
  package let reason: Reason
  /// Why the log could not tell.
  package let logError: RepLogError?

  package enum Reason: Equatable, CaseIterable, Sendable {
    /// The settings name a mode.
    case asSet
    /// Its wearer chose it while hinged ran.
    case chosen
    case firstSession
    case laterSession
    case noProfile
    case logUnreadable
  }

  /// - Parameter calibrationID: empty without a profile.
  /// - Parameter hasBaseline: whether a session of this wearer with this calibration is logged
  ///   already; asked only where the answer matters.
  package init(
    _ choice: FeedbackChoice, calibrationID: String,
    hasBaseline: () throws(RepLogError) -> Bool
  ) {
    switch choice {
    case .fixed(let mode): self.init(mode, .asSet)
    case .auto where calibrationID.isEmpty: self.init(.faded, .noProfile)
    case .auto:
      do throws(RepLogError) {
        if try hasBaseline() {
          self.init(.faded, .laterSession)
        } else {
          self.init(.silent, .firstSession)
        }
      } catch {
        self.init(.full, .logUnreadable, logError: error)
      }
    }
  }

  package init(chosen mode: FeedbackMode) { self.init(mode, .chosen) }

  private init(_ mode: FeedbackMode, _ reason: Reason, logError: RepLogError? = nil) {
    self.mode = mode
    self.reason = reason
    self.logError = logError
  }
}

extension FeedbackPlan.Reason {
  /// As it stands in brackets behind the mode.
  package var text: String {
    switch self {
    case .asSet: "as set"
    case .chosen: "chosen"
    case .firstSession: "first session after this calibration"
    case .laterSession: "not the first session after this calibration"
    case .noProfile: "no profile, nothing is judged"
    case .logUnreadable: "earlier sessions can't be read from the log"
    }
  }
}
