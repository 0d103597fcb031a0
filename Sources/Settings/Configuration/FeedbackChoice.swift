package import HingeCore

/// What `feedback.mode` says: one of the core's modes, or that the program chooses.
package enum FeedbackChoice: Equatable, Sendable {
  /// Silent in the first session after a calibration, faded in every later one. Which of them a
  /// session is only the log can tell.
  case auto
  case fixed(FeedbackMode)

  package static let all: [FeedbackChoice] = [
    .auto, .fixed(.silent), .fixed(.faded), .fixed(.full),
  ]

  /// As the settings file and the log say it.
  package var word: String {
    switch self {
    case .auto: "auto"
    case .fixed(let mode): mode.token.description
    }
  }

  /// The mode where there is no log to ask, as in `hinge replay`: `auto` is full there, so that
  /// what would sound is shown.
  package var modeWithoutLog: FeedbackMode {
    switch self {
    case .auto: .full
    case .fixed(let mode): mode
    }
  }
}
